import { existsSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import type { Config } from '../model/config.ts'
import { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { SourceFile } from '../model/origin.ts'
import { failedCall } from './aws-json/failed-calls.ts'
import { readDocument } from './aws-json/read-document.ts'
import { looksLikeDocument } from './aws-json/signs.ts'
import { isConstructTree, looksLikeManifest, manifestName } from './cloudformation/assemblies.ts'
import type { Document } from './cloudformation/document.ts'
import { linkedTemplates } from './cloudformation/linked.ts'
import { readParameterFile } from './cloudformation/parameter-files.ts'
import { isTemplate, looksLikeTemplate } from './cloudformation/recognise.ts'
import { readSamConfig, samConfigName } from './cloudformation/sam-config.ts'
import { readTemplates } from './cloudformation/stacks.ts'
import { noConfig, readConfig } from './config/read-config.ts'
import { type FoundFile, findFiles, pathFrom } from './find-files.ts'
import { InputError } from './input-error.ts'
import { isJson, parseFile } from './parse-file.ts'
import { readText } from './read-text.ts'
import { type NamedFile, Reading } from './reading.ts'
import { addressFrom } from './terraform/addresses.ts'
import type { Plan } from './terraform/evaluate/covering.ts'
import { policyDocument } from './terraform/evaluate/policy-document.ts'
import {
  type ConfigurationFile,
  isConfiguration,
  readConfigurations,
} from './terraform/evaluate/read-configurations.ts'
import { mapResources } from './terraform/mapping/map-resources.ts'
import { plannedAddress } from './terraform/plan/placed.ts'
import { readPlanFile } from './terraform/plan/plan-file.ts'
import { looksLikePlan } from './terraform/plan/recognise.ts'
import type { HclReader } from './terraform/syntax/ast.ts'
import { unsupportedFormat } from './unsupported.ts'
import { originOf } from './value.ts'

/** What was made of the files of a scan. */
export interface ReadResult {
  readonly estate: Estate
  /** Files that held something that is read. */
  readonly recognised: number
  readonly config: Config
  /** Every file of the scan, read or not, and those that options name: nothing may be written over them. */
  readonly inputs: readonly Input[]
}

export interface Input {
  readonly absolute: string
  /** Relative to the root, as addresses have it. */
  readonly path: string
  /** The user named it; otherwise it was found in a folder. */
  readonly named: boolean
}

/** How a scan is read, beside its paths. */
export interface ReadOptions {
  /** Addresses are relative to this folder. */
  readonly root: string
  readonly region?: string | undefined
  readonly account?: string | undefined
  /** Files of values for template parameters; a later one wins. */
  readonly parameterFiles?: readonly string[] | undefined
  /** Files of values for the variables of Terraform's root modules; a later one wins. */
  readonly variableFiles?: readonly string[] | undefined
  /** What reads HCL; without it a scan that has Terraform in it fails. */
  readonly hcl?: HclReader | undefined
  /** The configuration; left out, `breakwater.yaml` or `breakwater.yml` in the root where there is one. */
  readonly configFile?: string | undefined
  /** The day in UTC, as `YYYY-MM-DD`, for what ends some day. */
  readonly today?: string | undefined
  /** Hears of each file before it is read. */
  readonly progress?: (done: number, of: number) => void
}

/**
 * Reads the files that are named, and those found in folders that are named, into one estate.
 *
 * Never throws on content: what cannot be read is a gap, and the other files are read all the same.
 *
 * @throws InputError when the configuration or the parameter file cannot be used.
 */
export function readEstate(paths: readonly string[], options: ReadOptions): ReadResult {
  return readFound(findFiles(paths, options.root), options)
}

/** The same, having loaded first what only some scans need: HCL is read by a parser of some size. */
export async function loadEstate(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const found = findFiles(paths, options.root)
  if (!found.files.some(({ path }) => isConfiguration(path))) return readFound(found, options)
  const { loadHcl } = await import('./terraform/syntax/load-hcl.ts')
  return readFound(found, { ...options, hcl: await loadHcl() })
}

function readFound({ files, folders, gaps }: ReturnType<typeof findFiles>, options: ReadOptions): ReadResult {
  const reading = new Reading({ region: options.region, account: options.account })
  const config = readConfigOf(options, reading)
  for (const path of options.parameterFiles ?? []) readParameters(path, options.root, reading)
  reading.gaps.push(...gaps)
  reading.fileNamed = namedFiles(files, reading)
  const recognised = readFiles(files, reading, options, folders)
  reading.finishReplies()
  reportUndeclared(reading)
  finishSecrets(reading)
  const { files: read, choices, resources, acceptances, secrets, listed, handedOn } = reading
  return {
    estate: new Estate({
      files: read,
      recognised,
      choices: choices.all,
      gaps: inOrder(reading),
      resources,
      acceptances,
      secrets,
      today: options.today,
      listed,
      handedOn,
    }),
    recognised,
    config,
    inputs: inputsOf(files, read, options),
  }
}

function inputsOf(
  found: readonly FoundFile[],
  read: readonly SourceFile[],
  { root, configFile, parameterFiles = [], variableFiles = [] }: ReadOptions,
): readonly Input[] {
  const given = [...(configFile === undefined ? [] : [configFile]), ...parameterFiles, ...variableFiles]
  return [
    ...read.map(({ path }) => ({ absolute: resolve(root, path), path, named: false })),
    ...found,
    ...given.map((path) => ({ absolute: resolve(path), path: pathFrom(root, resolve(path)), named: true })),
  ]
}

/** Values that are given for parameters are secrets by the name, the use and the declaration of the parameter. */
function finishSecrets({ parameters, deployments, secretSearch }: Reading): void {
  for (const [name, given] of parameters) if ('text' in given) secretSearch.given(name, given.text, given.origin)
  for (const [name, { text, origin }] of deployments.values()) secretSearch.given(name, text, origin)
  secretSearch.finish()
}

/** The gaps by file, each file's in the order in which they were found. */
function inOrder({ gaps, files }: Reading): readonly Gap[] {
  const pathOf = ({ path, origin }: Gap) => path ?? (origin?.at === 'text' ? (files[origin.file]?.path ?? '') : '')
  const keyed = gaps.map((gap) => ({ gap, path: pathOf(gap) }))
  return keyed.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(({ gap }) => gap)
}

/** What the configuration is called where it is not named. */
const configNames = ['breakwater.yaml', 'breakwater.yml'] as const

function readConfigOf({ configFile, root }: ReadOptions, reading: Reading): Config {
  const path = configFile ?? foundConfig(root)
  if (path === undefined) return noConfig
  const { source, file } = readNamed(path, '--config', root, reading)
  return readConfig(source, file)
}

function foundConfig(root: string): string | undefined {
  const [only, other] = configNames.map((name) => join(root, name)).filter((path) => existsSync(path))
  if (other === undefined) return only
  throw new InputError(`${only} and ${other} are both there.`, 'Keep one, or name it with --config.')
}

function readParameters(path: string, root: string, reading: Reading): void {
  const { source, file } = readNamed(path, '--parameters', root, reading)
  for (const [name, value] of readParameterFile(source.text, file, path)) reading.parameters.set(name, value)
}

/** A file that an option names, which has to be there. */
function readNamed(path: string, option: string, root: string, reading: Reading) {
  const absolute = resolve(path)
  const read = readText(absolute, path)
  if ('gap' in read)
    throw new InputError(`${path} cannot be read: ${read.gap.says}`, `Check the path given to ${option}.`)
  const source = { path: pathFrom(root, absolute), text: read.text }
  return { source, file: reading.addFile(source) }
}

/** Finds the file of a path, else the only one whose path ends so. */
function namedFiles(files: readonly FoundFile[], reading: Reading): Reading['fileNamed'] {
  const read = new Map<FoundFile, NamedFile | undefined>()
  const open = (file: FoundFile) => {
    const { path } = file
    const content = readText(file.absolute, path)
    const named = 'text' in content ? { path, text: content.text } : undefined
    read.set(file, named && { ...named, id: reading.addFile(named) })
  }
  return (tail) => {
    const exact = files.find(({ path }) => path === tail)
    const [only, ...others] = exact ? [exact] : files.filter(({ path }) => path.endsWith(`/${tail}`))
    if (!only || others.length > 0) return undefined
    if (!read.has(only)) open(only)
    return read.get(only)
  }
}

/** A text that may be a template: it is parsed once all texts are there. */
interface Candidate {
  readonly file: FoundFile
  readonly path: string
  readonly text: string
}

/** Reads every file; the number of those that held something that is read. */
function readFiles(
  files: readonly FoundFile[],
  reading: Reading,
  options: ReadOptions,
  folders: readonly string[],
): number {
  const candidates: Candidate[] = []
  const configurations: ConfigurationFile[] = []
  const plans: JudgedPlans = new Map()
  let recognised = 0
  for (const [index, file] of files.entries()) {
    options.progress?.(index, files.length)
    const read = readText(file.absolute, file.path)
    if ('gap' in read) {
      // A file in some other encoding is somebody else's, unless it shows signs of being meant.
      const { sign = '' } = read
      if (file.named || sign === '' || looksLikeTemplate(sign) || looksLikeDocument(sign, isJson(sign)))
        reading.gaps.push(read.gap)
      continue
    }
    const { text } = read
    if (isConfiguration(file.path)) {
      configurations.push({ ...file, text })
      continue
    }
    const planned = looksLikePlan(text) ? readPlanFile(text, file.path, reading, policyDocument) : undefined
    if (planned) {
      const from = reading.resources.length
      mapResources(planned.evaluated, reading)
      plans.set(planned, [from, reading.resources.length])
      recognised++
      continue
    }
    if (posix.basename(file.path) === manifestName && looksLikeManifest(text)) {
      readManifest(file, text, reading, reading.gaps.push.bind(reading.gaps))
      continue
    }
    if (posix.basename(file.path) === samConfigName) {
      const { deployments, gaps } = reading
      readSamConfig(text, reading.addFile({ path: file.path, text }), file.path, deployments, gaps.push.bind(gaps))
      continue
    }
    const failure = failedCall(text, file.path)
    if (failure) {
      reading.gaps.push(failure)
      continue
    }
    const unsupported = unsupportedFormat(file.path, text, file.named)
    if (unsupported !== undefined) {
      reading.gaps.push({ code: 'format-unsupported', says: unsupported, path: file.path })
      continue
    }
    // In a folder most YAML and JSON is somebody else's: what shows no sign of AWS is not even parsed.
    if (looksLikeTemplate(text) && !isConstructTree(text)) candidates.push({ file, path: file.path, text })
    else if (
      (file.named || looksLikeDocument(text, isJson(text))) &&
      readOne({ file, path: file.path, text }, true, reading)
    )
      recognised++
  }
  const current = deployedOf(candidates, reading)
  const linked = linkedTemplates(current, (template, name) => reading.assemblies.assetPath(template, name))
  const together: Document[] = []
  for (const candidate of current) {
    if (readOne(candidate, true, reading, linked.has(candidate.path) ? together : undefined)) recognised++
  }
  readTemplates(together, reading)
  if (configurations.length === 0) return recognised
  readTerraform(configurations, plans, reading, options, folders)
  return recognised + configurations.length
}

/** Plans whose resources are in the estate, by the indexes that these have there: from, up to. */
type JudgedPlans = Map<Plan, readonly [from: number, to: number]>

/** What a plan and its configuration hold is judged once, by the plan; the configuration tells where it is written. */
function readTerraform(
  files: readonly ConfigurationFile[],
  plans: JudgedPlans,
  reading: Reading,
  options: ReadOptions,
  folders: readonly string[],
): void {
  const { hcl, root, variableFiles = [] } = options
  if (!hcl) throw new Error('Terraform is read with loadEstate')
  const { evaluated, covered } = readConfigurations(files, reading, hcl, {
    root,
    folders,
    variableFiles,
    plans: [...plans.keys()],
  })
  for (const { plans: own, folder, places } of covered) {
    for (const plan of own) {
      const [from, to] = plans.get(plan) ?? [0, 0]
      for (const [index, resource] of reading.resources.slice(from, to).entries()) {
        const address = addressFrom(posix.dirname(plan.path), folder, plannedAddress(resource))
        reading.resources[from + index] = places.placed(resource, address)
      }
    }
  }
  mapResources(evaluated, reading)
}

function readManifest({ absolute, path }: FoundFile, text: string, reading: Reading, report: (gap: Gap) => void): void {
  const file = reading.addFile({ path, text })
  reading.assemblies.add({ text, file, path, folder: dirname(absolute) }, reading.deployments, report)
}

/** The candidates without those that an earlier `cdk synth` has left in a folder. What is named is always read. */
function deployedOf(candidates: readonly Candidate[], reading: Reading): readonly Candidate[] {
  const { assemblies, gaps } = reading
  return candidates.filter(({ file, path }) => {
    if (file.named) {
      manifestBeside(file, reading)
      return true
    }
    if (!assemblies.isLeftOver(path)) return true
    const says = 'The assembly does not list it: an earlier cdk synth has left it, and it is not judged.'
    gaps.push({ code: 'assembly-stale', says, path })
    return false
  })
}

/** A template of an assembly that is named by itself is deployed as the manifest beside it says, which may list others. */
function manifestBeside({ absolute, path }: FoundFile, reading: Reading): void {
  if (!path.endsWith('.template.json') || reading.assemblies.holds(path)) return
  const beside = join(dirname(absolute), manifestName)
  if (!existsSync(beside)) return
  const manifest = { absolute: beside, path: posix.join(posix.dirname(path), manifestName), named: false }
  const read = readText(beside, manifest.path)
  if ('text' in read && looksLikeManifest(read.text)) readManifest(manifest, read.text, reading, () => {})
}

/**
 * Reads one file, its templates into `together` where values flow between them and others. True when it held something
 * that is read.
 */
function readOne(
  { file: { named, absolute }, path, text }: Candidate,
  report: boolean,
  reading: Reading,
  together?: Document[],
): boolean {
  const documents = parseFile(text, path, report, reading)
  if (!documents) return false
  const file = reading.addFile({ path, text })
  let found = 0
  for (const root of documents) {
    reading.secretSearch.look(root, file)
    if (isTemplate(root)) {
      const document = { root, file, path }
      if (together) together.push(document)
      else readTemplates([document], reading)
      found++
    } else if (readDocument(root, file, path, reading)) found++
    else if (documents.length > 1 && (named || found > 0)) {
      const origin = { at: 'text', file, start: root.start, end: root.start + 1, field: '' } as const
      reading.gaps.push({ code: 'not-recognised', says: 'This document of the file is nothing that is read.', origin })
    }
  }
  if (found === 0 && named && documents.length < 2 && !existsSync(join(dirname(absolute), 'cdk.out'))) {
    const says = 'It is neither a CloudFormation template nor a request or reply of the AWS CLI that is read.'
    reading.gaps.push({ code: 'not-recognised', says, path })
  }
  return found > 0
}

function reportUndeclared({ parameters, declaredParameters, gaps }: Reading): void {
  for (const [name, given] of parameters) {
    if (declaredParameters.has(name)) continue
    const origin = 'value' in given ? originOf(given.value) : given.origin
    gaps.push({ code: 'parameter-not-declared', says: `No template of the scan declares ${name}.`, origin })
  }
}
