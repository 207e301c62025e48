import { existsSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Config } from '../model/config.ts'
import { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import { documentNames } from './aws-json/documents.ts'
import { readDocument } from './aws-json/read-document.ts'
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

/** What was made of the files of a scan. */
export interface ReadResult {
  readonly estate: Estate
  /** Files that held something that is read. */
  readonly recognised: number
  readonly config: Config
}

/** How a scan is read, beside its paths. */
export interface ReadOptions {
  /** Addresses are relative to this folder. */
  readonly root: string
  readonly region?: string | undefined
  readonly account?: string | undefined
  /** A file of values for template parameters. */
  readonly parameterFile?: string | undefined
  /** The configuration; left out, `breakwater.yaml` in the root where there is one. */
  readonly configFile?: string | undefined
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
  const reading = new Reading({ region: options.region, account: options.account })
  const config = readConfigOf(options, reading)
  if (options.parameterFile !== undefined) readParameters(options.parameterFile, options.root, reading)
  const { files, gaps } = findFiles(paths, options.root)
  reading.gaps.push(...gaps)
  reading.fileNamed = namedFiles(files, reading)
  const recognised = readFiles(files, reading, options.progress)
  reportUndeclared(reading)
  const { files: read, choices, resources, acceptances } = reading
  return {
    estate: new Estate({ files: read, choices: choices.all, gaps: inOrder(reading), resources, acceptances }),
    recognised,
    config,
  }
}

/** The gaps by file, each file's in the order in which they were found. */
function inOrder({ gaps, files }: Reading): readonly Gap[] {
  const pathOf = ({ path, origin }: Gap) => path ?? (origin?.at === 'text' ? (files[origin.file]?.path ?? '') : '')
  const keyed = gaps.map((gap) => ({ gap, path: pathOf(gap) }))
  return keyed.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(({ gap }) => gap)
}

/** What the configuration is called where it is not named. */
const configName = 'breakwater.yaml'

function readConfigOf({ configFile, root }: ReadOptions, reading: Reading): Config {
  const path = configFile ?? (existsSync(join(root, configName)) ? join(root, configName) : undefined)
  if (path === undefined) return noConfig
  const { source, file } = readNamed(path, '--config', root, reading)
  return readConfig(source, file)
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
function readFiles(files: readonly FoundFile[], reading: Reading, progress: ReadOptions['progress']): number {
  const candidates: Candidate[] = []
  let recognised = 0
  for (const [index, file] of files.entries()) {
    progress?.(index, files.length)
    const read = readText(file.absolute, file.path)
    if ('gap' in read) {
      reading.gaps.push(read.gap)
      continue
    }
    const { text } = read
    if (posix.basename(file.path) === samConfigName) {
      const { deployments, gaps } = reading
      readSamConfig(text, reading.addFile({ path: file.path, text }), file.path, deployments, gaps.push.bind(gaps))
      continue
    }
    // In a folder most YAML and JSON is somebody else's: what shows no sign of AWS is not even parsed.
    if (looksLikeTemplate(text)) candidates.push({ file, path: file.path, text })
    else if ((file.named || looksLikeDocument(text)) && readOne({ file, path: file.path, text }, file.named, reading))
      recognised++
  }
  const linked = linkedTemplates(candidates)
  const together: Document[] = []
  for (const candidate of candidates) {
    if (readOne(candidate, true, reading, linked.has(candidate.path) ? together : undefined)) recognised++
  }
  readTemplates(together, reading)
  return recognised
}

/**
 * Reads one file, its templates into `together` where values flow between them and others. True when it held something
 * that is read.
 */
function readOne(
  { file: { named }, path, text }: Candidate,
  report: boolean,
  reading: Reading,
  together?: Document[],
): boolean {
  const documents = parseFile(text, path, report, reading)
  if (!documents) return false
  const file = reading.addFile({ path, text })
  let found = 0
  for (const root of documents) {
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
  if (found === 0 && named && documents.length < 2) {
    const says = `It is neither a CloudFormation template nor any of ${documentNames.join(', ')}.`
    reading.gaps.push({ code: 'not-recognised', says, path })
  }
  return found > 0
}

/** Words of which every request and reply that is read has at least one. */
const documentSigns =
  /"(?:containerDefinitions|serviceArn|serviceName|clusterArn|clusterName|capacityProviderArn|taskDefinition)"/

const looksLikeDocument = (text: string) => isJson(text) && documentSigns.test(text)

function reportUndeclared({ parameters, declaredParameters, gaps }: Reading): void {
  for (const [name, { origin }] of parameters) {
    if (declaredParameters.has(name)) continue
    gaps.push({ code: 'parameter-not-declared', says: `No template of the scan declares ${name}.`, origin })
  }
}
