import type { MapEntry, MapSyntax, Syntax } from '../../syntax/syntax.ts'

/** What stands at a path of keys, e.g. `ReferencedGroupInfo.GroupId`. */
export function entryAt(map: MapSyntax, path: string): MapEntry | undefined {
  let entry: MapEntry | undefined
  let node: Syntax = map
  for (const key of path.split('.')) {
    entry = node.kind === 'map' ? node.entries.get(key) : undefined
    if (!entry) return undefined
    node = entry.value
  }
  return entry
}

/** A mapping with further entries: each name of the model, and the path of what it is. Places stay what they are. */
export function withFields(map: MapSyntax, fields: Readonly<Record<string, string>>): MapSyntax {
  const entries = new Map(map.entries)
  for (const [name, path] of Object.entries(fields)) {
    const entry = entryAt(map, path)
    if (entry) entries.set(name, entry)
  }
  return { ...map, entries }
}

/** The same as a field of `name` alone. */
export function under(map: MapSyntax, name: string, others: readonly string[] = []): MapSyntax {
  const entries = new Map<string, MapEntry>([[name, { keyStart: map.start, keyEnd: map.start + 1, value: map }]])
  for (const key of others) {
    const entry = map.entries.get(key)
    if (entry) entries.set(key, entry)
  }
  return { ...map, entries }
}

/** CloudFront's lists without what it wraps them in: `{ Quantity, Items }`. */
export function unwrapped(node: Syntax): Syntax {
  if (node.kind === 'scalar') return node
  if (node.kind === 'list') return { ...node, items: node.items.map(unwrapped) }
  const items = node.entries.get('Items')?.value
  if (node.entries.has('Quantity')) {
    if (items?.kind === 'list') return unwrapped(items)
    if (!items) return { kind: 'list', items: [], start: node.start, end: node.end }
  }
  const entries = new Map<string, MapEntry>()
  for (const [key, entry] of node.entries) entries.set(key, { ...entry, value: unwrapped(entry.value) })
  return { ...node, entries }
}

export const unwrappedMap = (map: MapSyntax): MapSyntax => {
  const made = unwrapped(map)
  return made.kind === 'map' ? made : map
}

/** The text of a scalar. */
export function scalarText(map: MapSyntax, path: string): string | undefined {
  const value = entryAt(map, path)?.value
  return value?.kind === 'scalar' ? value.text : undefined
}
