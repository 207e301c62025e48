import type { Why } from '../../../model/slot.ts'
import { type Part, wholeText } from '../../../model/text.ts'
import type { Plain } from '../../value.ts'
import { toBool, toNumber, toText } from './conversions.ts'
import { graphemesOf } from './graphemes.ts'
import { escaped, jsonPieces } from './json.ts'
import { formatNumber } from './number-format.ts'
import { decimal, type Pieces, pieces, string } from './signature.ts'

interface Verb {
  readonly verb: string
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  /** The argument that it asks for, from 0. */
  readonly argument: number
}

/** Wider than this is no text of a configuration. */
const maxWidth = 10_000

/**
 * Splits a format into literal texts and verbs; undefined where it is none.
 *
 * Source: Terraform documentation, "format Function", Specification Syntax.
 */
function parseFormat(format: string): readonly (string | Verb)[] | undefined {
  const found: (string | Verb)[] = []
  let next = 0
  let at = 0
  for (let percent = format.indexOf('%'); percent !== -1; percent = format.indexOf('%', at)) {
    found.push(format.slice(at, percent))
    if (format[percent + 1] === '%') {
      found.push('%')
      at = percent + 2
      continue
    }
    const pattern = /%([ +#0-]*)(\d+)?(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z])/y
    pattern.lastIndex = percent
    const match = pattern.exec(format)
    if (!match) return undefined
    const [, flags = '', width = '0', precision, index, verb = ''] = match
    const argument = index === undefined ? next : Number(index) - 1
    if (argument < 0 || Number(width) > maxWidth || Number(precision ?? 0) > maxWidth) return undefined
    next = argument + 1
    const digits = precision === undefined ? undefined : Number(precision)
    found.push({ verb, flags, width: Number(width), precision: digits, argument })
    at = pattern.lastIndex
  }
  found.push(format.slice(at))
  return found
}

/**
 * The text that a format makes of arguments, with holes for what is unknown of them; undefined where they do not fit.
 */
export function formatted(format: string, args: readonly Plain[]): Pieces | undefined {
  const pattern = parseFormat(format)
  if (!pattern) return undefined
  const parts: Part[] = []
  let why: Why | undefined
  let used = 0
  for (const piece of pattern) {
    if (typeof piece === 'string') {
      parts.push(piece)
      continue
    }
    const argument = args[piece.argument]
    used = Math.max(used, piece.argument + 1)
    const made = argument && written(piece, argument)
    if (!made) return undefined
    parts.push(...made.parts)
    why ??= made.why
  }
  return used === args.length ? { parts, why } : undefined
}

function written(piece: Verb, argument: Plain): Pieces | undefined {
  const { verb } = piece
  if (argument.is === 'nothing' && verb !== 'v') return undefined
  if (verb === 't') return read(toBool(argument), argument)
  if (verb === 's') return padded(piece, pieces.read(argument))
  if (verb === 'q') return quoted(piece, argument)
  if (verb === 'v') return writtenAsIs({ ...piece, precision: undefined }, argument)
  if (!/^[dboxXeEfgG]$/.test(verb)) return undefined
  return writtenNumber(piece, argument)
}

function read(value: Plain | undefined, argument: Plain): Pieces | undefined {
  if (value?.is === 'scalar') return { parts: [value.text], why: undefined }
  return value?.is === 'unknown' ? hidden(value.why, argument) : undefined
}

/** What hides the text: the very hole where nothing is done to it. */
function hidden(why: Why, argument: Plain): Pieces {
  return { parts: [argument.is === 'unknown' ? argument.hole : { name: 'format(…)' }], why }
}

function padded(piece: Verb, found: ReturnType<typeof pieces.read>): Pieces | undefined {
  if (!found || !('found' in found)) return undefined
  const { parts, why } = found.found
  const { width, precision, flags } = piece
  if (width === 0 && precision === undefined) return { parts, why }
  const whole = wholeText(parts)
  if (whole === undefined) return { parts: [{ name: 'format(…)' }], why }
  const characters = graphemesOf(whole).slice(0, precision)
  const missing = Math.max(width - characters.length, 0)
  const text = characters.join('')
  const padding = (flags.includes('0') ? '0' : ' ').repeat(missing)
  return { parts: [flags.includes('-') ? text + padding : padding + text], why: undefined }
}

function quoted(piece: Verb, argument: Plain): Pieces | undefined {
  const text = toText(argument)
  const whole = text && piece.precision !== undefined ? string.read(text) : undefined
  if (!text || !whole || !('found' in whole)) return text && padded(piece, { found: jsonPieces(text) })
  const cut = graphemesOf(whole.found).slice(0, piece.precision).join('')
  return padded({ ...piece, precision: undefined }, { found: { parts: [`"${escaped(cut)}"`], why: undefined } })
}

function writtenAsIs(piece: Verb, argument: Plain): Pieces | undefined {
  if (piece.flags.includes('#') || argument.is === 'list' || argument.is === 'map' || argument.is === 'nothing') {
    return padded(piece, { found: jsonPieces(argument) })
  }
  if (argument.is === 'scalar' && typeof argument.value === 'number') return writtenNumber(piece, argument)
  return padded(piece, pieces.read(argument))
}

function writtenNumber(piece: Verb, argument: Plain): Pieces | undefined {
  const number = toNumber(argument)
  if (number?.is === 'unknown') {
    const plain = piece.width === 0 && piece.precision === undefined && piece.flags === '' && piece.verb === 'd'
    return plain ? hidden(number.why, argument) : { parts: [{ name: 'format(…)' }], why: number.why }
  }
  const found = number && decimal.read(number)
  const text = found && 'found' in found ? formatNumber(found.found, piece) : undefined
  return text === undefined ? undefined : { parts: [text], why: undefined }
}
