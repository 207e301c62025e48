import type { GapCode } from '../../model/gap.ts'
import type { FileId } from '../../model/origin.ts'

/**
 * A YAML or JSON text as a tree with places: the common form of both, before anything is interpreted.
 *
 * Ranges are half-open offsets into the text, in UTF-16 code units. A YAML alias is the very node it names, so the tree
 * may share branches; its size with branches counted each time is bounded by the reader.
 */
export type Syntax = ScalarSyntax | ListSyntax | MapSyntax

/** Where something stands that a transform has put into a tree: what is left out is as the tree says. */
export interface Elsewhere {
  readonly file?: FileId
  readonly field?: string
}

interface Place extends Elsewhere {
  readonly start: number
  readonly end: number
  /** A YAML tag without its exclamation mark, e.g. `Ref`. */
  readonly tag?: string
}

/** How a scalar is written. A `plain` one may be a number, a boolean or null; the others are strings. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export interface ScalarSyntax extends Place {
  readonly kind: 'scalar'
  /** The text, decoded; of a plain scalar as it is written, so that `0256` stays `0256`. */
  readonly text: string
  readonly style: ScalarStyle
  /** A transform has made or changed the text: it is not what stands at the place. */
  readonly made?: true
}

export interface ListSyntax extends Place {
  readonly kind: 'list'
  readonly items: readonly Syntax[]
}

export interface MapSyntax extends Place {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, MapEntry>
}

export interface MapEntry extends Elsewhere {
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: Syntax
  /** The key stands more than once; `value` is the last one. */
  readonly duplicate?: true
  /** What it stands for the first time, where that says something else: which one counts is not certain. */
  readonly earlier?: Syntax
}

/** The mapping under a key, where there is one. */
export function mapAt(node: Syntax | undefined, key: string): MapSyntax | undefined {
  const found = node?.kind === 'map' ? node.entries.get(key)?.value : undefined
  return found?.kind === 'map' ? found : undefined
}

/** The text of the scalar under a key, where there is one. */
export function textAt(node: Syntax | undefined, key: string): string | undefined {
  const found = node?.kind === 'map' ? node.entries.get(key)?.value : undefined
  return found?.kind === 'scalar' ? found.text : undefined
}

/** Adds an entry to a mapping that is being read; a key that stands twice is marked. */
export function addEntry(entries: Map<string, MapEntry>, key: ScalarSyntax, value: Syntax): void {
  putEntry(entries, key.text, { keyStart: key.start, keyEnd: key.end, value })
}

/** Adds an entry to a mapping that is being made; a key that stands twice is marked. */
export function putEntry(entries: Map<string, MapEntry>, key: string, entry: MapEntry): void {
  const before = entries.get(key)
  if (!before) entries.set(key, entry)
  else {
    const earlier = before.earlier ?? (isSame(before.value, entry.value) ? undefined : before.value)
    entries.set(key, { ...entry, duplicate: true, ...(earlier && { earlier }) })
  }
}

/** Do two trees say the same, wherever they stand? */
function isSame(one: Syntax, other: Syntax): boolean {
  if (one === other) return true
  if (one.tag !== other.tag) return false
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.text === other.text
  if (one.kind === 'list') {
    if (other.kind !== 'list' || one.items.length !== other.items.length) return false
    return one.items.every((item, index) => isSame(item, other.items[index] ?? one))
  }
  if (other.kind !== 'map' || one.entries.size !== other.entries.size) return false
  return [...one.entries].every(([key, { value }]) => {
    const entry = other.entries.get(key)
    return entry !== undefined && isSame(value, entry.value)
  })
}

/** The value of a key; undefined where there is none, or the node is no mapping. */
export function child(node: Syntax | undefined, key: string): Syntax | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined
}

/** Nesting beyond this is no template; it keeps every recursive walk of the tree within the stack. */
export const maxDepth = 200

/** Tokens of YAML, and values of JSON, in one text: several times what the largest template has. */
export const maxYamlTokens = 2_000_000
export const maxJsonValues = 5_000_000

/** Tokens of HCL, and letters, in one text: several times what the largest configuration has. */
export const maxHclTokens = 500_000
export const maxHclLength = 10 * 1024 * 1024

/** Nodes that aliases may add to a text in all. */
export const maxAliasedNodes = 50_000

/** Why a text cannot be read, and where. */
export class SyntaxFault extends Error {
  readonly code: GapCode
  readonly offset: number

  constructor(code: GapCode, message: string, offset: number) {
    super(message)
    this.code = code
    this.offset = offset
  }
}

/** A plain scalar's value by YAML's core schema, which contains JSON's; any other scalar's is its text. */
export function scalarValue(scalar: ScalarSyntax): string | number | boolean | null {
  const { text } = scalar
  if (scalar.style !== 'plain' || scalar.tag !== undefined) return text
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null
    case 'true':
    case 'True':
    case 'TRUE':
      return true
    case 'false':
    case 'False':
    case 'FALSE':
      return false
  }
  return /^[-+]?(0|[1-9][0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : text
}
