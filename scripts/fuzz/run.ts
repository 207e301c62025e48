import { Estate } from '../../src/model/estate.ts'
import type { Origin } from '../../src/model/origin.ts'
import { formats } from '../../src/reporters/formats.ts'
import { written } from '../../src/reporters/registry.ts'
import { readDocument } from '../../src/sources/aws-json/read-document.ts'
import { baselineEntries } from '../../src/sources/baseline/read-baseline.ts'
import { Assemblies, isConstructTree, looksLikeManifest } from '../../src/sources/cloudformation/assemblies.ts'
import { Deployments } from '../../src/sources/cloudformation/deployments.ts'
import type { Document } from '../../src/sources/cloudformation/document.ts'
import { linkedTemplates } from '../../src/sources/cloudformation/linked.ts'
import { readParameterFile } from '../../src/sources/cloudformation/parameter-files.ts'
import { configurationIn } from '../../src/sources/cloudformation/pipelines.ts'
import { isTemplate, looksLikeTemplate } from '../../src/sources/cloudformation/recognise.ts'
import { readSamConfig } from '../../src/sources/cloudformation/sam-config.ts'
import { readTemplates } from '../../src/sources/cloudformation/stacks.ts'
import { readConfig } from '../../src/sources/config/read-config.ts'
import { InputError } from '../../src/sources/input-error.ts'
import { parseFile } from '../../src/sources/parse-file.ts'
import { Reading } from '../../src/sources/reading.ts'
import { readJson } from '../../src/sources/syntax/json.ts'
import { type Syntax, SyntaxFault } from '../../src/sources/syntax/syntax.ts'
import { readYaml } from '../../src/sources/syntax/yaml.ts'
import { unsupportedFormat } from '../../src/sources/unsupported.ts'
import { Acceptances } from '../../src/traits/acceptances.ts'
import { Baseline } from '../../src/traits/baseline.ts'
import { traits } from '../../src/traits/registry.ts'
import { judge } from '../../src/traits/runner.ts'
import type { Input } from './inputs.ts'
import type { Parser } from './soups.ts'
import { fileMark } from './templates.ts'
import { planted } from './words.ts'

/** A law that an input broke without a crash. */
class Broken extends Error {}

const parts: { readonly [P in Parser]: (text: string, whole: boolean) => void } = {
  yaml(text) {
    for (const root of readYaml(text)) checkTree(root, text)
    unsupportedFormat('manifest.yml', text, true)
  },
  json: (text) => checkTree(readJson(text), text),
  template: scan,
  document: scan,
  waivers: scan,
  config(text) {
    readConfig({ path: 'breakwater.yaml', text }, 0)
  },
  samconfig(text) {
    const reading = new Reading({ region: undefined, account: undefined })
    const file = reading.addFile({ path: 'samconfig.toml', text })
    readSamConfig(text, file, 'samconfig.toml', reading.deployments, (gap) => reading.gaps.push(gap))
    scanFiles([['template.yaml', samTemplate]], false, reading)
  },
  parameters(text) {
    for (const given of readParameterFile(text, 0, 'parameters.json').values()) {
      if ('origin' in given) checkOrigin(given.origin, [{ text }])
    }
    configurationIn(text, (start, end, field) => ({ at: 'text', file: 0, start, end, field }))
  },
  baseline(text) {
    const entries = baselineEntries(text, 'baseline.json')
    const estate = new Estate({ files: [], choices: [], gaps: [], resources: [] })
    new Baseline(entries, estate, 'baseline.json', { exists: () => false, isScanned: () => true }).gaps()
  },
  assembly(text) {
    looksLikeManifest(text)
    isConstructTree(text)
    const assemblies = new Assemblies()
    assemblies.add({ text, file: 0, path: 'cdk.out/manifest.json', folder: '/nowhere' }, new Deployments(), (gap) => {
      if (gap.origin) checkOrigin(gap.origin, [{ text }])
    })
    assemblies.isLeftOver('cdk.out/A.template.json')
    assemblies.constructPath('cdk.out/A.template.json', 'A')
  },
}

const samTemplate = `Parameters:
  P: {Type: String, Default: x}
  Q: {Type: CommaDelimitedList}
Resources:
  Web: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !Ref P, RequiresCompatibilities: !Ref Q}}
`

/** Gives an input to a parser. Returns what went wrong; faults that people are told of are none. */
export function run(parser: Parser, { text, whole }: Input): string | undefined {
  try {
    parts[parser](text, whole)
    return undefined
  } catch (error) {
    if (error instanceof InputError) return undefined
    if (error instanceof SyntaxFault) {
      return error.offset >= 0 && error.offset <= text.length ? undefined : 'A fault stands outside of the text'
    }
    return error instanceof Error ? signatureOf(error) : String(error)
  }
}

/** What tells one fault from another: its kind and where it was thrown. */
function signatureOf(error: Error): string {
  if (error instanceof Broken) return error.message
  const frame = /\((?:file:\/\/)?[^)]*?((?:src|node_modules)\/[^):]+:\d+)/.exec(error.stack ?? '')?.[1] ?? ''
  return `${error.name}: ${error.message.slice(0, 100)} (${frame})`
}

function checkTree(node: Syntax, text: string): void {
  const { start, end } = node
  if (!(start >= 0 && start <= end && end <= text.length)) throw new Broken('A value stands outside of the text')
  if (node.kind === 'list') for (const item of node.items) checkTree(item, text)
  if (node.kind === 'map') {
    for (const { keyStart, keyEnd, value } of node.entries.values()) {
      if (!(keyStart >= 0 && keyStart <= keyEnd && keyEnd <= text.length)) {
        throw new Broken('A key stands outside of the text')
      }
      checkTree(value, text)
    }
  }
}

function checkOrigin(origin: Origin, files: readonly { readonly text: string }[]): void {
  if (origin.at === 'default') checkOrigin(origin.owner, files)
  if (origin.at !== 'text') return
  const { start, end, file, via = [] } = origin
  const length = files[file]?.text.length ?? -1
  if (!(start >= 0 && start <= end && end <= length)) throw new Broken('A place lies outside of its file')
  for (const step of via) checkOrigin(step, files)
}

/** An input may be several files. */
function filesIn(text: string): readonly (readonly [path: string, text: string])[] {
  if (!text.startsWith(fileMark)) return [['main.yaml', text]]
  const pieces = text.slice(fileMark.length).split(`\n${fileMark}`)
  return pieces.map((piece, index) => {
    const line = piece.indexOf('\n')
    const path = line === -1 ? piece : piece.slice(0, line)
    return [/^[\w.-]+$/.test(path) ? path : `${index}.yaml`, line === -1 ? '' : piece.slice(line + 1)]
  })
}

function scan(text: string, whole: boolean): void {
  const reading = new Reading({ region: undefined, account: undefined })
  const estate = scanFiles(filesIn(text), true, reading)
  // Judging takes longer than reading: some inputs are enough, told by their length so that they can be tried again.
  if (text.length % 5 === 0 && estate.resources.length > 0) report(estate, whole)
}

/** Reads files as a scan does, without the disk. */
function scanFiles(
  files: readonly (readonly [path: string, text: string])[],
  report: boolean,
  reading: Reading,
): Estate {
  reading.fileNamed = (tail) => {
    const found = files.find(([path]) => path === tail)
    return found && { path: found[0], text: found[1], id: reading.addFile({ path: found[0], text: found[1] }) }
  }
  linkedTemplates(files.map(([path, text]) => ({ path, text })))
  const together: Document[] = []
  for (const [path, text] of files) {
    looksLikeTemplate(text)
    const documents = parseFile(text, path, report, reading) ?? []
    const file = reading.addFile({ path, text })
    for (const root of documents) {
      if (isTemplate(root)) together.push({ root, file, path })
      else readDocument(root, file, path, reading)
    }
  }
  readTemplates(together, reading)
  for (const { origin } of reading.gaps) if (origin) checkOrigin(origin, reading.files)
  for (const { origin, place } of reading.resources) {
    checkOrigin(origin, reading.files)
    checkOrigin(place, reading.files)
  }
  const { choices, gaps, resources, acceptances } = reading
  return new Estate({ files: reading.files, choices: choices.all, gaps, resources, acceptances })
}

const ids = traits.map(({ id }) => id)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** The planted secret as a word: what a function has joined to other letters is no token any more. */
const shown = new RegExp(`(?<![A-Za-z0-9_])${planted}(?![A-Za-z0-9_])`)

/** Judges an estate by every trait and writes it in every format. */
function report(estate: Estate, whole: boolean): void {
  const acceptances = new Acceptances(estate.acceptances, '2026-01-01', ids)
  const judgements = [...acceptances.mark(judge(estate, traits, {}))]
  for (const { verdict } of judgements) {
    if (verdict.is === 'present') for (const { origin } of verdict.evidence) checkOrigin(origin, estate.files)
    if (verdict.is === 'unknown') for (const { origin } of verdict.missing) checkOrigin(origin, estate.files)
  }
  const gaps = () => [...estate.gaps, ...acceptances.gaps()]
  const made = { estate, judgements, quiet: { absent: 0, 'not-applicable': 0 }, gaps, toolVersion: '0' }
  for (const format of formats) {
    const output = [...written(format, made, { colour: false })].join('')
    if (format === 'json' || format === 'sarif') JSON.parse(output)
    else if (unprintable.test(output)) throw new Broken(`An unprintable character is written as ${format}`)
    if (whole && shown.test(output)) throw new Broken(`A secret is written as ${format}`)
  }
}
