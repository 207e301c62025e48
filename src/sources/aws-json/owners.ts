import type { Described } from './described.ts'
import type { Owner } from './documents/kind.ts'

/**
 * The id of the resource that a reply is about, as the path of its file names it: by its id, by the last piece of its ARN, or
 * by its name. Undefined where several or none are named.
 */
export function ownerIn(path: string, { pattern }: Owner, candidates: readonly Described[]): string | undefined {
  const ids = pattern && path.match(pattern)?.[0]
  if (ids) return ids
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const known = candidates.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const byId = known.filter((id) => isTelling(lastPiece(id)) && path.includes(lastPiece(id)))
  const named = byId.length > 0 ? byId : known.filter((id) => isNamed(nameIn(id), stem))
  const longest = Math.max(...named.map((id) => nameIn(id).length))
  const [only, another] = named.filter((id) => nameIn(id).length === longest)
  return another === undefined ? only : undefined
}

const lastPiece = (id: string) => id.slice(id.lastIndexOf('/') + 1)

/** Such a piece turns up in no path by chance. */
const isTelling = (piece: string) => piece.length >= 8 && /\d/.test(piece)

/** The name in an ARN of Elastic Load Balancing: `…:targetgroup/web/0123456789abcdef`. */
const nameIn = (id: string) => id.split('/').at(-2) ?? id

const isNamed = (name: string, stem: string) =>
  stem === name || stem.endsWith(`-${name}`) || stem.endsWith(`_${name}`) || stem.startsWith(`${name}-`)
