import type { FileId, Origin } from '../../model/origin.ts'
import { type ResourceType, resourceTypes } from '../../model/resource.ts'
import { toResource } from '../convert.ts'
import type { Reading } from '../reading.ts'
import type { MapSyntax, Syntax } from '../syntax/syntax.ts'
import { type DataReader, dataValue, scalarOf, type Value } from '../value.ts'
import { type Spoken, waiverComments } from '../waiver-comments.ts'
import { type Found, findResources } from './documents.ts'
import { withPlaceholders } from './placeholders.ts'

/** What a resource without a name of its own is called in its file. */
const nameless: Partial<Record<ResourceType, string>> = { 'Breakwater::ECS::Task': 'run-task' }

/**
 * Reads an AWS CLI request or reply into the estate. False where the document is none that is read.
 *
 * A resource that several replies describe is read once.
 */
export function readDocument(root: Syntax, file: FileId, path: string, reading: Reading): boolean {
  const found = findResources(root)
  if (!found) return false
  const place = (start: number, end: number, field: string): Origin => ({ at: 'text', file, start, end, field })
  const reader: DataReader = { place, scalar: scalarOf }
  const unfilled: DataReader = {
    place,
    scalar: (syntax, origin) => withPlaceholders(syntax.text, origin) ?? scalarOf(syntax, origin),
  }
  const added = found.map((each) => addResource(each, path, each.from === 'request' ? unfilled : reader, reading))
  if (root.kind === 'map') reportIncomplete(root, reader, reading)
  readWaivers(root, file, found, added, reading)
  return true
}

function addResource(
  { type, syntax, field, from, tags, partial }: Found,
  path: string,
  reader: DataReader,
  reading: Reading,
): string {
  const names = resourceTypes[type].names.map((name) => scalarIn(syntax, name))
  const arn = names.find((name) => name?.text.startsWith('arn:'))
  if (arn && from === 'reply' && reading.hasAddress(arn.text)) return arn.text
  const name = names.find((one) => one !== undefined)
  const address =
    arn && from === 'reply'
      ? arn.text
      : `${path}#${name?.text ?? nameless[type] ?? type.slice(type.lastIndexOf(':') + 1)}`
  const data = dataValue(syntax, field, reader, resourceTypes[type].shape)
  const whole: Value =
    tags && data.is === 'map' && !data.entries.has('tags')
      ? { ...data, entries: new Map([...data.entries, ['tags', dataValue(tags, 'tags', reader)]]) }
      : data
  const rest = {
    is: 'unknown',
    why: { because: 'not-in-files', what: 'The rest of it' },
    hole: { name: type },
    origin: data.origin,
  } as const
  const properties: Value = partial && whole.is === 'map' ? { ...whole, rest } : whole
  const named = name ?? syntax
  const place = reader.place(named.start, named.end, field)
  const conversion = { files: reading.files, report: reading.gaps.push.bind(reading.gaps) }
  return reading.addResource(
    (unique) => toResource(type, properties, { address: unique, guard: true, place, from }, conversion),
    address,
  )
}

function scalarIn(syntax: MapSyntax, name: string) {
  const found = syntax.entries.get(name)?.value
  return found?.kind === 'scalar' ? found : undefined
}

/** Comments that accept a judgement, where the JSON has comments. */
function readWaivers(
  root: Syntax,
  file: FileId,
  found: readonly Found[],
  addresses: readonly string[],
  reading: Reading,
): void {
  const speaksFor = (path: readonly string[], start: number): Spoken | undefined => {
    const index = found.findLastIndex(({ syntax }) => start >= syntax.start && start < syntax.end)
    const [address, field] = [addresses[index], found[index]?.field]
    if (address === undefined || field === undefined) return undefined
    const depth = field === '' ? 0 : field.split(/[.[]/).length
    return { address, whole: path.length <= depth + 1 }
  }
  const report = reading.gaps.push.bind(reading.gaps)
  const text = reading.files[file]?.text ?? ''
  for (const one of waiverComments(text, file, root, speaksFor, report)) reading.acceptances.push(one)
}

/** Says so where a reply lists failures or has a further page. */
function reportIncomplete(root: MapSyntax, reader: DataReader, reading: Reading): void {
  const failures = root.entries.get('failures')
  if (failures?.value.kind === 'list' && failures.value.items.length > 0) {
    const origin = reader.place(failures.keyStart, failures.keyEnd, 'failures')
    const count = failures.value.items.length
    reading.gaps.push({
      code: 'reply-incomplete',
      says: `The reply lists ${count} failure${count === 1 ? '' : 's'}.`,
      origin,
    })
  }
  const token = root.entries.get('nextToken')
  if (token?.value.kind === 'scalar' && token.value.style !== 'plain') {
    const origin = reader.place(token.keyStart, token.keyEnd, 'nextToken')
    reading.gaps.push({ code: 'reply-incomplete', says: 'The reply has a further page.', origin })
  }
}
