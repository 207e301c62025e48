import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../model/config.ts'
import { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import { documentNames } from './aws-json/documents.ts'
import { readDocument } from './aws-json/read-document.ts'
import { readParameterFile } from './cloudformation/parameter-files.ts'
import { isTemplate, looksLikeTemplate } from './cloudformation/recognise.ts'
import { readTemplate } from './cloudformation/template.ts'
import { noConfig, readConfig } from './config/read-config.ts'
import { type FoundFile, findFiles, pathFrom } from './find-files.ts'
import { InputError } from './input-error.ts'
import { maxYamlLength, readText } from './read-text.ts'
import { Reading } from './reading.ts'
import { readJson } from './syntax/json.ts'
import { type Syntax, SyntaxFault } from './syntax/syntax.ts'
import { readYaml } from './syntax/yaml.ts'

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
  let recognised = 0
  for (const [index, file] of files.entries()) {
    options.progress?.(index, files.length)
    if (readFile(file, reading)) recognised++
  }
  reportUndeclared(reading)
  const { files: read, choices, resources, acceptances } = reading
  return {
    estate: new Estate({ files: read, choices: choices.all, gaps: reading.gaps, resources, acceptances }),
    recognised,
    config,
  }
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

/** Reads one file. True when it held something that is read. */
function readFile({ absolute, path, named }: FoundFile, reading: Reading): boolean {
  const read = readText(absolute, path)
  if ('gap' in read) {
    reading.gaps.push(read.gap)
    return false
  }
  const { text } = read
  const template = looksLikeTemplate(text)
  const json = /^\s*[[{]/.test(text)
  // In a folder most YAML and JSON is somebody else's: what shows no sign of AWS is not even parsed.
  if (!named && !template && !json) return false
  if (!named && !template && !looksLikeDocument(text)) return false

  const documents = parse(text, json, path, named || template, reading)
  if (!documents) return false
  const file = reading.addFile({ path, text })
  let found = 0
  for (const root of documents) {
    if (isTemplate(root)) {
      readTemplate(root, file, path, reading)
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

const looksLikeDocument = (text: string) => documentSigns.test(text)

/** The documents of a text, told by content; a fault is reported where the file should have been readable. */
function parse(
  text: string,
  json: boolean,
  path: string,
  report: boolean,
  reading: Reading,
): readonly Syntax[] | undefined {
  try {
    if (json) return [readJson(text)]
    if (text.length > maxYamlLength) {
      const says = `It holds more than ${maxYamlLength / 1024 / 1024} MiB of YAML, which is the most that is read.`
      if (report) reading.gaps.push({ code: 'file-too-large', says, path })
      return undefined
    }
    return readYaml(text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    // A flow mapping of YAML begins like JSON.
    const flow = json && text.length <= maxYamlLength ? flowYaml(text) : undefined
    if (!flow && report) reading.gaps.push(gapOf(error, text, path, reading))
    return flow
  }
}

function flowYaml(text: string): readonly Syntax[] | undefined {
  try {
    return readYaml(text)
  } catch {
    return undefined
  }
}

function gapOf(fault: SyntaxFault, text: string, path: string, reading: Reading): Gap {
  const file = reading.addFile({ path, text })
  const start = Math.min(fault.offset, text.length)
  const origin = { at: 'text', file, start, end: Math.min(start + 1, text.length), field: '' } as const
  return { code: fault.code, says: `${fault.message}.`, origin }
}

function reportUndeclared({ parameters, declaredParameters, gaps }: Reading): void {
  for (const [name, { origin }] of parameters) {
    if (declaredParameters.has(name)) continue
    gaps.push({ code: 'parameter-not-declared', says: `No template of the scan declares ${name}.`, origin })
  }
}
