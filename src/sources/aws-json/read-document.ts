import type { FileId, Origin } from '../../model/origin.ts'
import { type ResourceType, resourceTypes } from '../../model/resource.ts'
import { toResource } from '../convert.ts'
import type { Reading } from '../reading.ts'
import type { MapSyntax, Syntax } from '../syntax/syntax.ts'
import { type DataReader, dataValue, type MapValue, scalarOf, type Value } from '../value.ts'
import { type Spoken, waiverComments } from '../waiver-comments.ts'
import type { Found, FoundPage } from './documents/kind.ts'
import { scalarText } from './documents/reshape.ts'
import { findResources } from './find-resources.ts'
import { ownersIn } from './listed.ts'
import { withPlaceholders } from './placeholders.ts'
import { arnSays, firstKnown, foldersSay, isAccount, type Whereabouts, zoneSays } from './whereabouts.ts'

/** What a resource without a name of its own is called in its file. */
const nameless: Partial<Record<ResourceType, string>> = { 'Breakwater::ECS::Task': 'run-task' }

/** Where something of one document was read. */
interface Reader extends DataReader {
  readonly path: string
  readonly folders: Whereabouts
}

/**
 * Reads an AWS CLI request or reply into the estate. False where the document is none that is read.
 *
 * A request is read at once; what replies say becomes resources when all of them are read (`Replies.finish`).
 */
export function readDocument(root: Syntax, file: FileId, path: string, reading: Reading): boolean {
  const contents = findResources(root)
  if (!contents) return false
  const place = (start: number, end: number, field: string): Origin => ({ at: 'text', file, start, end, field })
  const reader: Reader = { place, scalar: scalarOf, path, folders: foldersSay(path) }
  const unfilled: Reader = {
    ...reader,
    scalar: (syntax, origin) => withPlaceholders(syntax.text, origin) ?? scalarOf(syntax, origin),
  }
  const regions = contents.pages.map((page) => regionOf(page))
  const [region] = regions.filter((one) => one !== undefined)
  const beside = region === undefined ? {} : { region }
  const addresses = contents.found.map((each) => {
    if (each.from === 'request') return addRequest(each, unfilled, reading)
    const described = addReply(each, reader, beside, reading)
    return () => described?.address
  })
  for (const page of contents.pages) addPage(page, reader, beside, reading)
  if (root.kind === 'map') reportFailures(root, reader, reading)
  readWaivers(root, file, contents.found, addresses, reading)
  return true
}

function addRequest(found: Found, reader: Reader, reading: Reading): () => string {
  const { type, syntax, partial } = found
  const data = dataValue(syntax, found.field, reader, resourceTypes[type].shape)
  const rest = {
    is: 'unknown',
    why: { because: 'not-in-files', what: 'The rest of it' },
    hole: { name: type },
    origin: data.origin,
  } as const
  const properties: Value = partial && data.is === 'map' ? { ...data, rest } : data
  const conversion = { files: reading.files, report: reading.gaps.push.bind(reading.gaps) }
  const place = placeOf(found, reader)
  const address = reading.addResource(
    (unique) => toResource(type, properties, { address: unique, guard: true, place, from: 'request' }, conversion),
    `${reader.path}#${nameOf(found)}`,
  )
  return () => address
}

function addReply(found: Found, reader: Reader, beside: Whereabouts, reading: Reading) {
  const { syntax, field, tags, ...told } = found
  const { type } = found
  const data = dataValue(syntax, field, reader, resourceTypes[type].shape)
  if (data.is !== 'map') return undefined
  const value: MapValue =
    tags && !data.entries.has('tags')
      ? { ...data, entries: new Map([...data.entries, ['tags', dataValue(tags, 'tags', reader)]]) }
      : data
  const arn = found.arn ?? arnIn(found)
  return reading.replies.add({
    found: arn === undefined ? told : { ...told, arn, id: found.id ?? arn },
    value,
    place: placeOf(found, reader),
    path: reader.path,
    name: nameOf(found),
    says: firstKnown(itemSays(syntax), reader.folders, beside),
  })
}

function addPage(page: FoundPage, reader: Reader, beside: Whereabouts, reading: Reading): void {
  const { kind, next, broken } = page
  reading.replies.addPage({
    kind,
    owners: ownersIn(page),
    names: page.names ?? [],
    path: reader.path,
    says: firstKnown(reader.folders, beside),
    ...(next && { next: reader.place(next.start, next.end, next.field) }),
    ...(broken && { broken: reader.place(broken.start, broken.end, broken.field) }),
  })
}

/** What an item says of where it is and whose. */
function itemSays(item: MapSyntax): Whereabouts {
  const owner = scalarText(item, 'OwnerId')
  const region = zoneIn(item)
  return {
    ...(region !== undefined && { region }),
    ...(owner !== undefined && isAccount(owner) && { account: owner }),
  }
}

const zoneIn = (item: MapSyntax): string | undefined =>
  zoneSays(scalarText(item, 'AvailabilityZone') ?? scalarText(item, 'Placement.AvailabilityZone') ?? '').region

/** A call answers of one Region: what one item says of it holds for all. */
function regionOf({ kind, items, names: [name] = [] }: FoundPage): string | undefined {
  if (name !== undefined) return arnSays(name).region
  for (const item of items) {
    const region = zoneIn(item)
    if (region !== undefined) return region
    for (const field of [kind.arnField, ...kind.id, ...kind.id.map((name) => name.replace(/Id$/, 'Arn'))]) {
      const text = field === undefined ? undefined : scalarText(item, field)
      const inArn = text?.startsWith('arn:') ? arnSays(text).region : undefined
      if (inArn !== undefined) return inArn
    }
  }
  return undefined
}

function arnIn({ type, syntax, kind }: Found): string | undefined {
  if (kind) return undefined
  return resourceTypes[type].names.map((name) => scalarIn(syntax, name)?.text).find((text) => text?.startsWith('arn:'))
}

function nameOf({ type, syntax, kind }: Found): string {
  const names = [...resourceTypes[type].names, ...(kind?.id ?? [])].flatMap(
    (name) => scalarIn(syntax, name)?.text ?? [],
  )
  return names[0] ?? nameless[type] ?? type.slice(type.lastIndexOf(':') + 1)
}

function placeOf({ type, syntax, field, kind }: Found, reader: Reader): Origin {
  const [id = ''] = kind?.id ?? []
  const names = [...resourceTypes[type].names, id].map((name) => scalarIn(syntax, name))
  const named = names.find((one) => one !== undefined) ?? syntax
  return reader.place(named.start, named.end, field)
}

/** Names begin with a capital in the replies of some services. */
function scalarIn(syntax: MapSyntax, name: string) {
  const found = syntax.entries.get(name) ?? syntax.entries.get(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`)
  return found?.value.kind === 'scalar' ? found.value : undefined
}

/** Comments that accept a judgement, where the JSON has comments. */
function readWaivers(
  root: Syntax,
  file: FileId,
  found: readonly Found[],
  addresses: readonly (() => string | undefined)[],
  reading: Reading,
): void {
  const text = reading.files[file]?.text ?? ''
  // Replies have no comments but those that somebody adds: the tree need not be kept for the others.
  if (!/breakwater/i.test(text)) return
  const speaksFor = (path: readonly string[], start: number): Spoken | undefined => {
    const index = found.findLastIndex(({ syntax }) => start >= syntax.start && start < syntax.end)
    const [address, field] = [addresses[index]?.(), found[index]?.field]
    if (address === undefined || field === undefined) return undefined
    const depth = field === '' ? 0 : field.split(/[.[]/).length
    return { address, whole: path.length <= depth + 1 }
  }
  const report = reading.gaps.push.bind(reading.gaps)
  reading.replies.afterwards(() => {
    for (const one of waiverComments(text, file, root, speaksFor, report)) reading.acceptances.push(one)
  })
}

/** Says so where a reply lists failures. */
function reportFailures(root: MapSyntax, reader: DataReader, reading: Reading): void {
  const failures = root.entries.get('failures')
  if (failures?.value.kind !== 'list' || failures.value.items.length === 0) return
  const origin = reader.place(failures.keyStart, failures.keyEnd, 'failures')
  const count = failures.value.items.length
  reading.gaps.push({
    code: 'reply-incomplete',
    says: `The reply lists ${count} failure${count === 1 ? '' : 's'}.`,
    origin,
  })
}
