import type { Gap } from '../model/gap.ts'
import type { Origin, SourceFile } from '../model/origin.ts'
import type { Why } from '../model/slot.ts'
import type { Hole, Part } from '../model/text.ts'
import { readJson } from './syntax/json.ts'
import { type ScalarSyntax, SyntaxFault } from './syntax/syntax.ts'
import { dataValue, type Plain, type ScalarValue, scalarOf, type TextValue, textOf, type Written } from './value.ts'

/** Private-use characters that stand for a hole while its text is read as JSON. */
const opening = '\uE000'
const closing = '\uE001'
const marked = new RegExp(`${opening}(\\d+)${closing}`)

/**
 * Reads JSON that stands in a string, holes included, with places inside the file.
 *
 * Text that is not JSON is unknown, with a gap.
 */
export function embeddedJson(
  value: ScalarValue | TextValue,
  about: { readonly files: readonly SourceFile[]; report(gap: Gap): void },
): Plain {
  const parts: readonly Part[] = value.is === 'scalar' ? (value.written?.pieces ?? [value.text]) : value.parts
  const { json, offsets, holes } = withMarks(parts, value.written)
  const place = placesIn(value, offsets, about.files)
  try {
    if (parts.some((part) => typeof part === 'string' && /[\uE000\uE001]/.test(part))) {
      throw new SyntaxFault('json-invalid', 'A private-use character stands in the text', 0)
    }
    const field = value.origin.at === 'text' || value.origin.at === 'plan' ? value.origin.field : ''
    const why = value.is === 'text' ? value.why : undefined
    return dataValue(readJson(json), field, {
      place,
      scalar: (syntax, origin) =>
        marked.test(syntax.text) ? withHoles(syntax.text, origin, holes, why) : scalarOf(syntax, origin),
      rest: (key, origin) => {
        const hole = marked.exec(key)?.[0] === key ? holes[Number(marked.exec(key)?.[1])] : undefined
        return hole && why && { is: 'unknown', why: whyOf(hole, why), hole, origin }
      },
    })
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    // What a hole puts there may be just what is missing.
    if (value.is === 'text') return { is: 'unknown', why: value.why, hole: { name: 'JSON' }, origin: value.origin }
    about.report({
      code: 'text-not-json',
      says: `${error.message}.`,
      origin: place(error.offset, error.offset + 1, ''),
    })
    const why = { because: 'wrong-kind', found: 'text that is not JSON', expected: 'JSON' } as const
    return { is: 'unknown', why, hole: { name: 'JSON' }, origin: value.origin }
  }
}

/**
 * The text with a mark for each hole, and the decoded offset of each character. Outside a string a mark stands in quotes;
 * where a value has ended before it, or begins behind it, the hole is more of the list or mapping: an item, or a key.
 */
function withMarks(parts: readonly Part[], written: Written | undefined) {
  const holes: Hole[] = []
  const offsets: number[] = []
  let json = ''
  let inString = false
  let at = 0
  const open: string[] = []
  const endsValue = () => /["\]}\w]\s*$/.test(json.slice(-20))
  const add = (text: string, offset: number, step: 0 | 1) => {
    for (let i = 0; i < text.length; i++) offsets.push(offset + i * step)
    json += text
  }
  for (const [index, part] of parts.entries()) {
    at = written?.offsets[index] ?? at
    if (typeof part === 'string') {
      for (let i = 0; i < part.length; i++) {
        if (part[i] === '\\') i++
        else if (part[i] === '"') inString = !inString
        else if (!inString && (part[i] === '[' || part[i] === '{')) open.push(part[i] ?? '')
        else if (!inString && (part[i] === ']' || part[i] === '}')) open.pop()
      }
      add(part, at, written?.inserted?.[index] ? 0 : 1)
      at += part.length
    } else {
      const mark = `${opening}${holes.length}${closing}`
      if (inString) add(mark, at, 0)
      else {
        const next = parts[index + 1]
        const before = endsValue() ? ',' : ''
        const behind = typeof next === 'string' && /^\s*["[{]/.test(next) ? ',' : ''
        const isKey = open.at(-1) === '{' && !/:\s*$/.test(json.slice(-20))
        add(`${before}"${mark}"${isKey ? ':null' : ''}${behind}`, at, 0)
      }
      holes.push(part)
    }
  }
  return { json, offsets, holes }
}

type PlaceOf = (start: number, end: number, field: string) => Origin

/** Turns a range of the JSON text into a place in the file; the whole string where it cannot be told. */
function placesIn(value: ScalarValue | TextValue, offsets: readonly number[], files: readonly SourceFile[]): PlaceOf {
  const { origin, written } = value
  if (origin.at === 'plan' && origin.text) {
    const inText = placesIn({ ...value, origin: origin.text }, offsets, files)
    return (start, end, field) => ({ ...origin, field, text: inText(start, end, field) })
  }
  const file = origin.at === 'text' ? files[origin.file] : undefined
  if (origin.at !== 'text' || !file || !written || origin.via) {
    return (_start, _end, field) => (origin.at === 'text' ? { ...origin, field } : origin)
  }
  const inFile = sourceOffsets(file.text, written.scalar)
  const at = (offset: number) => {
    const decoded = offsets[Math.min(offset, offsets.length - 1)] ?? 0
    // A block at the end of a file ends with a line, also where the file does not.
    return Math.min(inFile[Math.min(decoded, inFile.length - 1)] ?? origin.start, file.text.length - 1)
  }
  const after = (offset: number) => {
    const from = at(offset)
    return from + (written.scalar.style === 'double' && file.text[from] === '\\' ? escapeLength(file.text, from) : 1)
  }
  return (start, end, field) => ({ ...origin, field, start: at(start), end: Math.max(at(start), after(end - 1)) })
}

/** Characters of the escape that begins at an offset. */
const escapeLength = (text: string, at: number) => (text[at + 1] === 'u' ? 6 : text[at + 1] === 'x' ? 4 : 2)

/**
 * Where each character of a scalar's decoded text stands in the file.
 *
 * Decoded and written text are walked side by side: an escape is one character, indentation and folds are skipped.
 */
function sourceOffsets(text: string, scalar: ScalarSyntax): Uint32Array {
  const decoded = scalar.text
  const table = new Uint32Array(decoded.length)
  const block = scalar.style === 'literal' || scalar.style === 'folded'
  const escapes = scalar.style === 'double'
  let at = block ? text.indexOf('\n', scalar.start) + 1 : scalar.start + (scalar.style === 'plain' ? 0 : 1)
  for (let i = 0; i < decoded.length; i++) {
    const wanted = decoded[i]
    if (escapes && text[at] === '\\') {
      table[i] = at
      at += escapeLength(text, at)
      continue
    }
    if (scalar.style === 'single' && wanted === "'") {
      table[i] = at
      at += 2
      continue
    }
    if (text[at] !== wanted && wanted !== '\n' && wanted !== ' ') {
      while (at < scalar.end && text[at] !== wanted && /\s/.test(text[at] ?? '')) at++
    } else if (text[at] !== wanted) {
      const start = at
      while (at < scalar.end && text[at] !== '\n') at++
      if (at >= scalar.end) at = start
    }
    table[i] = Math.min(at, scalar.end)
    at++
    if (block && wanted === '\n') while (at < scalar.end && text[at] === ' ' && decoded[i + 1] !== ' ') at++
  }
  return table
}

function withHoles(text: string, origin: Origin, holes: readonly Hole[], why: Why | undefined): Plain {
  const parts: Part[] = []
  for (const [index, piece] of text.split(marked).entries()) {
    const hole = index % 2 === 1 ? holes[Number(piece)] : undefined
    if (hole) parts.push(hole)
    else if (piece !== '') parts.push(piece)
  }
  const only = parts.length === 1 ? parts[0] : undefined
  const first = parts.find((part) => typeof part !== 'string')
  const own = first && why && whyOf(first, why)
  if (only !== undefined && typeof only !== 'string' && own) return { is: 'unknown', why: own, hole: only, origin }
  return textOf(parts, own, origin)
}

/** A text is not known because of its first hole; a placeholder further on has a name of its own. */
const whyOf = ({ name, resource, variable }: Hole, why: Why): Why =>
  why.because === 'placeholder' && resource === undefined && variable === undefined
    ? { ...why, name: `\${${name}}` }
    : why
