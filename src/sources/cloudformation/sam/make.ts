import { type Elsewhere, type MapEntry, type ScalarSyntax, type Syntax, scalarValue } from '../../syntax/syntax.ts'
import { callIn } from '../transforms/functions.ts'

/** The place of what something is generated from: what is generated stands there too. */
export interface At extends Elsewhere {
  readonly start: number
  readonly end: number
  readonly field: string
}

/** What syntax is generated from: plain data, and nodes of the template in it. What is undefined is left out. */
export type Piece =
  | Syntax
  | string
  | number
  | boolean
  | readonly Piece[]
  | { readonly [key: string]: Piece | undefined }

/** The place of a node that stands under a path. */
export function placeOf({ start, end, file, field }: Elsewhere & { start: number; end: number }, path: string): At {
  return { start, end, field: field ?? path, ...(file !== undefined && { file }) }
}

/** A node that keeps its path when it is put elsewhere. */
export const moved = (node: Syntax, path: string): Syntax =>
  node.field === undefined ? { ...node, field: path } : node

export function make(at: At, piece: Piece): Syntax {
  if (typeof piece !== 'object') {
    const scalar: ScalarSyntax = {
      kind: 'scalar',
      text: String(piece),
      style: typeof piece === 'string' ? 'single' : 'plain',
      made: true,
      ...at,
    }
    return scalar
  }
  if (isList(piece)) return { kind: 'list', items: piece.map((item) => make(at, item)), ...at }
  if (isSyntax(piece)) return piece
  const entries = new Map<string, MapEntry>()
  for (const [key, value] of Object.entries(piece)) if (value !== undefined) entries.set(key, entryOf(at, value))
  return { kind: 'map', entries, ...at }
}

export function entryOf(at: At, piece: Piece): MapEntry {
  const { start, end, ...elsewhere } = at
  return { keyStart: start, keyEnd: end, value: make(at, piece), ...elsewhere }
}

const isList = (piece: Piece): piece is readonly Piece[] => Array.isArray(piece)

const isSyntax = (piece: object): piece is Syntax =>
  'kind' in piece && typeof piece.kind === 'string' && 'start' in piece && typeof piece.start === 'number'

export const ref = (id: string): Piece => ({ Ref: id })

export const getAtt = (id: string, attribute: string): Piece => ({ 'Fn::GetAtt': [id, attribute] })

/** The text of a scalar that no function makes. */
export function textIn(node: Syntax | undefined): string | undefined {
  return node?.kind === 'scalar' && node.tag === undefined ? node.text : undefined
}

/** Is it the reference that removes a property? */
export function isNoValue(node: Syntax | undefined): boolean {
  const call = node && callIn(node)
  return call?.name === 'Ref' && textIn(call.argument) === 'AWS::NoValue'
}

/** The two values of an `Fn::If`. */
export function ifIn(node: Syntax | undefined) {
  const call = node && callIn(node)
  if (call?.name !== 'Fn::If' || call.argument.kind !== 'list') return undefined
  const [condition, yes, no] = call.argument.items
  return condition && yes && no ? { condition, yes, no } : undefined
}

/** Is something said? An empty value says nothing, a function says something. */
export function isGiven(node: Syntax | undefined): node is Syntax {
  if (!node) return false
  if (node.tag !== undefined) return true
  if (node.kind === 'scalar') return Boolean(scalarValue(node))
  return node.kind === 'list' ? node.items.length > 0 : node.entries.size > 0
}
