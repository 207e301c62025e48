import { resolve } from 'node:path'
import { type BaselineEntry, baselineVersion } from '../../model/baseline.ts'
import { InputError } from '../input-error.ts'
import { readText } from '../read-text.ts'
import { readJson } from '../syntax/json.ts'
import { type Syntax, SyntaxFault, scalarValue, textAt } from '../syntax/syntax.ts'

const found = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'unknown',
] as const satisfies readonly BaselineEntry['found'][]

/**
 * Reads a baseline.
 *
 * @throws InputError with one line where it cannot be read, is none, or is of another version: half a baseline would fail
 * builds for what was accepted.
 */
export function readBaseline(path: string): readonly BaselineEntry[] {
  const read = readText(resolve(path), path)
  if ('gap' in read)
    throw new InputError(`${path} cannot be read: ${read.gap.says}`, 'Check the path given to --baseline.')
  return baselineEntries(read.text, path)
}

/** The entries of the text of a baseline. */
export function baselineEntries(text: string, path: string): readonly BaselineEntry[] {
  const root = parse(text, path)
  const tool = textAt(root, 'tool')
  if (tool !== 'breakwater') throw refused(path, 'it does not say that Breakwater wrote it')
  const version = numberAt(root, 'version')
  if (version === undefined) throw refused(path, 'it has no version')
  if (version !== baselineVersion) {
    const says = `${path} is a baseline of version ${version}; this program reads version ${baselineVersion}.`
    throw new InputError(says, 'Write it anew with --write-baseline.')
  }
  const entries = at(root, 'entries')
  if (entries?.kind !== 'list') throw refused(path, 'it has no list of entries')
  return entries.items.map((item, index) => {
    const entry = entryOf(item)
    if (!entry) throw refused(path, `entry ${index + 1} is not one`)
    return entry
  })
}

function parse(text: string, path: string): Syntax {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    throw refused(path, 'it is not valid JSON')
  }
}

const refused = (path: string, why: string) =>
  new InputError(`${path} is no baseline: ${why}.`, 'Write one with --write-baseline.')

function entryOf(item: Syntax): BaselineEntry | undefined {
  if (item.kind !== 'map') return undefined
  const [trait, type, address] = ['trait', 'type', 'address'].map((name) => textAt(item, name))
  const [subject, offence] = ['subject', 'offence'].map((name) => textAt(item, name))
  const level = found.find((one) => one === textAt(item, 'found'))
  if (trait === undefined || type === undefined || address === undefined || !level) return undefined
  if (subject === undefined || offence === undefined) return undefined
  return { trait, type, address, subject, offence, found: level }
}

const at = (root: Syntax, name: string): Syntax | undefined =>
  root.kind === 'map' ? root.entries.get(name)?.value : undefined

function numberAt(root: Syntax, name: string): number | undefined {
  const value = at(root, name)
  const number = value?.kind === 'scalar' ? scalarValue(value) : undefined
  return typeof number === 'number' ? number : undefined
}
