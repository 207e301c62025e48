/**
 * A piece of a string: literal text, or a hole for what is not known.
 */
export type Part = string | Hole

/** A place in a string that deployment fills. */
export interface Hole {
  /** As the template names it, e.g. `AWS::Region`, `Environment`, `Cluster.Arn`. */
  readonly name: string
  /** The text in the hole where it is known after all (a resource with a literal name). */
  readonly text?: string
  /** Address of the resource that the hole names. */
  readonly resource?: string
  /** The attribute of that resource: `Ref` or a `GetAtt` name. */
  readonly attribute?: string
  /** What has one value per deployment and is the whole of the hole: a parameter, a pseudo parameter. Unique in an estate. */
  readonly variable?: string
}

/** The answer of a predicate on text that may have holes. */
export type Maybe = boolean | 'unknown'

/** The text as people read it, holes as `${name}`. */
export function showText(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : (part.text ?? `\${${part.name}}`))).join('')
}

/** Joins neighbouring literals and drops empty ones; a hole whose text is known stays a hole. */
export function joinParts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}

/** The whole text, when every hole's text is known. */
export function wholeText(parts: readonly Part[]): string | undefined {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if (part.text === undefined) return undefined
    else text += part.text
  }
  return text
}

/** Holes that are unknown, as `undefined`; all else as text. */
function pieces(parts: readonly Part[]): readonly (string | undefined)[] {
  return joinParts(parts.map((part) => (typeof part === 'string' ? part : (part.text ?? part)))).map((part) =>
    typeof part === 'string' ? part : undefined,
  )
}

/** Does the text equal `wanted`? Holes stand for any text, the empty one included. */
export function textEquals(parts: readonly Part[], wanted: string): Maybe {
  const known = pieces(parts)
  if (!known.includes(undefined)) return known.join('') === wanted
  const first = known[0]
  const last = known.at(-1)
  let from = 0
  let to = wanted.length
  if (first !== undefined) {
    if (!wanted.startsWith(first)) return false
    from = first.length
  }
  if (last !== undefined) {
    if (!wanted.endsWith(last) || to - last.length < from) return false
    to -= last.length
  }
  for (const piece of known.slice(first === undefined ? 0 : 1, last === undefined ? undefined : -1)) {
    if (piece === undefined) continue
    const at = wanted.indexOf(piece, from)
    if (at === -1 || at + piece.length > to) return false
    from = at + piece.length
  }
  return 'unknown'
}

/** Does the text begin with `prefix`? */
export function textStartsWith(parts: readonly Part[], prefix: string): Maybe {
  const known = pieces(parts)
  const first = known[0] ?? ''
  if (first.startsWith(prefix)) return true
  if (!known.includes(undefined) || !prefix.startsWith(first)) return false
  return 'unknown'
}

/** Does the text contain `needle`? A hole may always hide it. */
export function textIncludes(parts: readonly Part[], needle: string): Maybe {
  const known = pieces(parts)
  if (!known.includes(undefined)) return known.join('').includes(needle)
  return needle === '' || known.some((piece) => piece?.includes(needle)) ? true : 'unknown'
}
