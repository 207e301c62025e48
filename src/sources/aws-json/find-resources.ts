import type { ListSyntax, MapSyntax, Syntax } from '../syntax/syntax.ts'
import { bareContainers, isContainer } from './documents/containers.ts'
import type { Contents, Found, FoundPage, ReplyKind } from './documents/kind.ts'
import { replyKinds, unread, wrappers } from './documents/registry.ts'
import { findRequest } from './documents/requests.ts'
import { entryAt, scalarText } from './documents/reshape.ts'

const byKey = new Map<string, ReplyKind[]>()
for (const kind of replyKinds) if (!kind.itself) byKey.set(kind.key, [...(byKey.get(kind.key) ?? []), kind])

const single = replyKinds.filter(({ itself }) => itself)

/** What a list may have beside it, when it is empty. */
const beside = new Set(['NextToken', 'nextToken', 'NextMarker', 'Marker', 'ResponseMetadata', 'failures', 'Quantity'])

const nothing: Contents = { found: [], pages: [] }

/** The resources of a document, or of a list of documents; undefined where it is none that is read. */
export function findResources(root: Syntax): Contents | undefined {
  if (root.kind === 'map') return inDocument(root, '')
  if (root.kind !== 'list' || root.items.length === 0) return undefined
  if (root.items.every(isContainer)) return { found: [bareContainers(root)], pages: [] }
  const each = root.items.map((item, index) => (item.kind === 'map' ? inDocument(item, `[${index}]`) : undefined))
  return each.every((contents) => contents !== undefined) ? joined(each) : undefined
}

function inDocument(root: MapSyntax, field: string): Contents | undefined {
  const request = findRequest(root, field)
  if (request) return { found: [request], pages: [] }
  const own = single.find(({ key, itself }) => itself?.test(scalarText(root, key) ?? ''))
  const one = own && foundIn(own, root, field, root, undefined)
  if (own && one) return { found: [one], pages: [{ kind: own, items: [one.syntax] }] }
  const all: Contents[] = []
  for (const [key, { value }] of root.entries) {
    const contents = underKey(root, key, value, join(field, key))
    if (contents) all.push(contents)
  }
  return all.length === 0 ? undefined : joined(all)
}

function underKey(root: MapSyntax, key: string, value: Syntax, field: string): Contents | undefined {
  for (const kind of byKey.get(key) ?? []) {
    const contents = inReply(kind, root, value, field)
    if (contents) return contents
  }
  if (wrappers.has(key) && value.kind === 'list') {
    const each = value.items.map((item, index) =>
      item.kind === 'map' ? inDocument(item, `${field}[${index}]`) : undefined,
    )
    return joined(each.filter((contents) => contents !== undefined))
  }
  return unread.has(key) && root.entries.size <= 2 ? nothing : undefined
}

const joined = (all: readonly Contents[]): Contents => ({
  found: all.flatMap(({ found }) => found),
  pages: all.flatMap(({ pages }) => pages),
})

const join = (field: string, key: string) => (field === '' ? key : `${field}.${key}`)

type Item = readonly [syntax: Syntax, field: string]

function inReply(kind: ReplyKind, root: MapSyntax, value: Syntax, field: string): Contents | undefined {
  const items = itemsOf(kind, value, field)
  if (!items) return undefined
  const nodes = items.map(([syntax]) => syntax)
  // An empty list tells nothing but by what stands beside it.
  const own = [kind.owner?.key ?? [], kind.next ?? []].flat().filter((key) => !beside.has(key))
  const isNamed = items.length === 0 && own.some((key) => scalarText(root, key) !== undefined)
  if (kind.tell && !isNamed && !kind.tell(nodes, root)) return undefined
  if (items.length === 0 && !isBareReply(kind, root)) return undefined
  if (kind.names) return namesIn(kind, nodes, root, value)
  const owner = kind.owner && ownerOf(kind.owner.key, nodes, root)
  if (typeof kind.part === 'object') return wholePart(kind, kind.part.field, root, value, field, owner)
  const found: Found[] = []
  const maps: MapSyntax[] = []
  let broken: Item | undefined
  for (const [syntax, place] of items) {
    const map = asMap(kind, syntax)
    const one = map && foundIn(kind, map, place, root, owner)
    if (!one || !map) broken ??= [syntax, place]
    else {
      found.push(one)
      maps.push(one.syntax)
      for (const { key, kind: inner } of kind.also ?? []) found.push(...insideOf(inner, map, key, place, root))
    }
  }
  if (items.length > 0 && found.length === 0) return undefined
  const next = nextOf(kind, root, value)
  const page: FoundPage = {
    kind,
    items: maps,
    ...(owner !== undefined && { owner }),
    ...(next && { next }),
    ...(broken && { broken: { start: broken[0].start, end: broken[0].end, field: broken[1] } }),
  }
  return { found, pages: [page] }
}

/** A list of ARNs. */
function namesIn(kind: ReplyKind, items: readonly Syntax[], root: MapSyntax, value: Syntax): Contents | undefined {
  const names = items.flatMap((item) => (item.kind === 'scalar' && item.text.startsWith('arn:') ? [item.text] : []))
  if (names.length < items.length) return undefined
  const next = nextOf(kind, root, value)
  return { found: [], pages: [{ kind, items: [], names, ...(next && { next }) }] }
}

/** The resource that a reply names, or all its items. */
function ownerOf(key: string, items: readonly Syntax[], root: MapSyntax): string | undefined {
  const [first] = items
  return scalarText(root, key) ?? (first && scalarText(first, key))
}

/** An item as a mapping: itself, or its text as the only field. */
function asMap({ texts }: ReplyKind, item: Syntax): MapSyntax | undefined {
  if (item.kind === 'map') return item
  if (texts === undefined || item.kind !== 'scalar') return undefined
  const { start, end } = item
  return { kind: 'map', entries: new Map([[texts, { keyStart: start, keyEnd: end, value: item }]]), start, end }
}

/** A list that is a field of the resource that the reply is about. */
function wholePart(
  kind: ReplyKind,
  name: string,
  root: MapSyntax,
  value: Syntax,
  field: string,
  owner: string | undefined,
): Contents {
  const content = kind.one ? (entryAt(value, 'Value')?.value ?? value) : value
  const { start, end } = value
  const entries = new Map([[name, { keyStart: start, keyEnd: start + 1, value: content }]])
  const syntax: MapSyntax = { kind: 'map', entries, start, end }
  const next = nextOf(kind, root, value)
  const [type] = kind.types
  const id = type === kind.owner?.type ? undefined : name
  const found: Found = {
    type,
    syntax,
    field: field.slice(0, Math.max(0, field.lastIndexOf('.'))),
    from: 'reply',
    kind,
    ...(id !== undefined && { id }),
    ...(owner !== undefined && { owner }),
  }
  const page: FoundPage = { kind, items: [], ...(next && { next }), ...(owner !== undefined && { owner }) }
  return { found: [{ ...found, page }], pages: [page] }
}

/** The items under a key; undefined where something else stands there. */
function itemsOf(kind: ReplyKind, value: Syntax, field: string): readonly Item[] | undefined {
  if (kind.one) return value.kind === 'map' ? [[value, field]] : undefined
  const list = listOf(value)
  if (!list) return undefined
  const outer = list === value ? field : `${field}.Items`
  const { inside } = kind
  if (inside === undefined) return list.items.map((item, index) => [item, `${outer}[${index}]`])
  const isNest = (item: Syntax) => item.kind === 'map' && item.entries.get(inside)?.value.kind === 'list'
  if (!list.items.every(isNest)) return undefined
  return list.items.flatMap((item, index) => {
    const inner = item.kind === 'map' ? item.entries.get(inside)?.value : undefined
    if (inner?.kind !== 'list') return []
    return inner.items.map((each, at) => [each, `${outer}[${index}].${inside}[${at}]`] as const)
  })
}

function listOf(value: Syntax): ListSyntax | undefined {
  if (value.kind === 'list') return value
  if (value.kind !== 'map' || !value.entries.has('Quantity')) return undefined
  const items = value.entries.get('Items')?.value
  return items?.kind === 'list'
    ? items
    : items
      ? undefined
      : { kind: 'list', items: [], start: value.start, end: value.end }
}

/** Has a document with an empty list nothing but what the call's reply has? */
function isBareReply(kind: ReplyKind, root: MapSyntax): boolean {
  if (kind.beside !== undefined && !root.entries.has(kind.beside)) return false
  const isAnonymous = kind.id.length === 0 && kind.owner && scalarText(root, kind.owner.key) === undefined
  if (isAnonymous && !kind.isPlain) return false
  const own = [kind.key, kind.owner?.key, kind.beside, ...(kind.next ?? [])]
  return [...root.entries.keys()].every((key) => own.includes(key) || beside.has(key) || byKey.has(key))
}

function foundIn(
  kind: ReplyKind,
  syntax: MapSyntax,
  field: string,
  root: MapSyntax,
  owner: string | undefined,
): Found | undefined {
  const named = kind.id.find((name) => syntax.entries.has(name))
  const proof = kind.proof ?? []
  const isOne = named !== undefined || proof.some((name) => syntax.entries.has(name))
  if (!isOne && kind.id.length + proof.length > 0) return undefined
  const type = kind.typeOf ? kind.typeOf(syntax) : kind.types[0]
  if (type === undefined) return undefined
  const id = named === undefined ? undefined : scalarText(syntax, named)
  const arn = id?.startsWith('arn:') ? id : scalarText(syntax, kind.arnField ?? (named ?? '').replace(/Id$/, 'Arn'))
  const tags = kind.call.startsWith('ecs ') ? root.entries.get('tags')?.value : undefined
  return {
    type,
    syntax: kind.make ? kind.make(syntax, root) : syntax,
    field,
    from: 'reply',
    kind,
    ...(id !== undefined && { id }),
    ...(arn?.startsWith('arn:') && { arn }),
    ...(owner !== undefined && { owner }),
    ...(tags && { tags }),
    ...versionOf(kind, syntax),
  }
}

function versionOf({ version }: ReplyKind, item: MapSyntax): Pick<Found, 'version'> {
  if (!version) return {}
  const isDefault = scalarText(item, version.isDefault) === 'true'
  return { version: { number: Number(scalarText(item, version.number)), isDefault } }
}

function insideOf(
  kind: ReplyKind,
  { entries }: MapSyntax,
  key: string,
  field: string,
  root: MapSyntax,
): readonly Found[] {
  const list = entries.get(key)?.value
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item, index) => {
    const one = item.kind === 'map' ? foundIn(kind, item, `${field}.${key}[${index}]`, root, undefined) : undefined
    return one ? [one] : []
  })
}

const tokens = ['NextToken', 'nextToken', 'NextMarker'] as const

/** Where a reply says that there is a further page. */
function nextOf(kind: ReplyKind, root: MapSyntax, value: Syntax): FoundPage['next'] {
  for (const holder of value.kind === 'map' ? [value, root] : [root]) {
    for (const key of kind.next ?? tokens) {
      const entry = holder.entries.get(key)
      if (entry?.value.kind !== 'scalar' || entry.value.text === '') continue
      const says = entry.value.style === 'plain' ? entry.value.text === 'true' : true
      if (says) return { start: entry.keyStart, end: entry.keyEnd, field: key }
    }
  }
  return undefined
}
