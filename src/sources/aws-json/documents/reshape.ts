import type { MapEntry, MapSyntax, Syntax } from '../../syntax/syntax.ts'

/** What stands at a path of keys, e.g. `Placement.AvailabilityZone`. */
export function entryAt(node: Syntax, path: string): MapEntry | undefined {
  let entry: MapEntry | undefined
  let at = node
  for (const key of path.split('.')) {
    entry = at.kind === 'map' ? at.entries.get(key) : undefined
    if (!entry) return undefined
    at = entry.value
  }
  return entry
}

/** The text of a scalar that is neither null nor empty. */
export function scalarText(node: Syntax, path: string): string | undefined {
  const value = entryAt(node, path)?.value
  if (value?.kind !== 'scalar' || (value.style === 'plain' && value.text === 'null')) return undefined
  return value.text === '' ? undefined : value.text
}

/** Has one of the items all the keys? No item has them in an empty list, which is then nobody's. */
export const some =
  (...keys: readonly string[]) =>
  (items: readonly Syntax[]): boolean =>
    items.some((item) => item.kind === 'map' && keys.every((key) => item.entries.has(key)))

/** A mapping with one more entry, whose text follows from that of another. */
export function derived(map: MapSyntax, name: string, from: string, make: (text: string) => string): MapSyntax {
  const entry = map.entries.get(from)
  if (entry?.value.kind !== 'scalar' || map.entries.has(name)) return map
  const value = { ...entry.value, text: make(entry.value.text), made: true } as const
  return { ...map, entries: new Map([...map.entries, [name, { ...entry, value }]]) }
}

/** A mapping with one more entry, which stands deeper in it. */
export function lifted(map: MapSyntax, name: string, path: string): MapSyntax {
  const entry = entryAt(map, path)
  return entry && !map.entries.has(name) ? { ...map, entries: new Map([...map.entries, [name, entry]]) } : map
}

/** A mapping in which one thing is the only item of a list under another name. */
export function listedAs(map: MapSyntax, name: string, from: string): MapSyntax {
  const entry = map.entries.get(from)
  if (!entry) return map
  const { start, end } = entry.value
  const list: Syntax = { kind: 'list', items: [entry.value], start, end }
  return { ...map, entries: new Map([...map.entries, [name, { ...entry, value: list }]]) }
}

/** A mapping in which a text has become the list of its pieces. */
export function splitAt(map: MapSyntax, name: string, separator: string): MapSyntax {
  const entry = map.entries.get(name)
  if (entry?.value.kind !== 'scalar') return map
  const { value } = entry
  const items = value.text
    .split(separator)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ ...value, text, made: true }) as const)
  const list: Syntax = { kind: 'list', items, start: value.start, end: value.end }
  return { ...map, entries: new Map([...map.entries, [name, { ...entry, value: list }]]) }
}
