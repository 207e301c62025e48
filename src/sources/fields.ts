import type { Field, Shape } from '../model/shape.ts'

/** The shape of the structures that a field holds, if it holds any. */
export function shapeIn({ kind }: Field<unknown>): Shape | undefined {
  if (kind.is === 'struct') return kind.shape
  return kind.is === 'list' ? shapeIn(kind.of) : undefined
}

const tables = new WeakMap<Shape, ReadonlyMap<string, string>>()

/** The name in a shape of what a source calls by AWS's name in whatever letter case. */
export function fieldNameIn(shape: Shape, name: string): string | undefined {
  let table = tables.get(shape)
  if (!table) {
    const names = new Map<string, string>()
    for (const [field, { also }] of Object.entries(shape.fields)) {
      for (const other of also ?? []) names.set(other.toLowerCase(), field)
    }
    for (const field of Object.keys(shape.fields)) names.set(field.toLowerCase(), field)
    table = names
    tables.set(shape, names)
  }
  return table.get(name) ?? table.get(name.toLowerCase())
}

/** Pieces of field paths. Keys repeat, and a path that shares its pieces takes half the memory. */
const keyPieces = new Map<string, string>()
const itemPieces: string[] = []
const maxPieces = 5_000

/** The path of an entry: `Properties.Family`. */
export function entryField(field: string, key: string): string {
  if (field === '') return key
  let piece = keyPieces.get(key)
  if (piece === undefined) {
    piece = `.${key}`
    if (keyPieces.size < maxPieces) keyPieces.set(key, piece)
  }
  return field + piece
}

/** The path of an item: `ContainerDefinitions[0]`. */
export function itemField(field: string, index: number): string {
  const piece = itemPieces[index] ?? `[${index}]`
  if (index < maxPieces) itemPieces[index] = piece
  return field + piece
}
