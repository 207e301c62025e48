import type { Estate } from '../model/estate.ts'
import { lineRange, type Origin, positionOf } from '../model/origin.ts'
import { secretsIn } from '../secrets/detector.ts'
import { maskOf, replaced } from '../secrets/mask.ts'
import type { Trait } from '../traits/trait.ts'
import { textOrigin } from './places.ts'
import { printable } from './printable.ts'

type Place = Extract<Origin, { at: 'text' }>

/** Columns that a frame shows at the most. */
const maxWidth = 100

/** Characters of a line in which secrets are looked for: a template in one line may be long. */
const maxRead = 5_000

/** One line of a file, cut to what was judged. */
export interface FrameLine {
  readonly line: number
  readonly text: string
}

/**
 * The line on which a judged value begins: its key and the value, nothing that stands between or behind them, since that
 * may be another value and a secret one. A secret in the value is masked.
 *
 * A trait about secrets judges a value because it is one, or may be: of that the kind is shown and nothing else, whatever
 * it looks like, and nothing at all of a structure or a function, in which it may be written in pieces.
 */
export function frameLine(origin: Origin, trait: Trait, estate: Estate): FrameLine | undefined {
  const place = textOrigin(origin)
  const file = place && estate.files[place.file]
  if (!place || !file) return undefined
  const { line } = positionOf(file, place.start)
  const [lineStart, lineEnd] = lineRange(file, line)
  const before = file.text.slice(lineStart, place.start)
  const cut = Math.max(before.lastIndexOf('{'), before.lastIndexOf('['), before.lastIndexOf(',')) + 1
  const key = cut > 0 ? (/^\s*(?:- )?["']?[\w.:-]+["']?:\s/.exec(before)?.[0] ?? '').trimEnd() : ''
  const from = lineStart + cut
  const end = Math.max(Math.min(place.end, lineEnd), place.start)
  const rest = file.text.slice(end, lineEnd)
  const hidden = isAboutSecrets(trait) && !isKey(rest) && !isName.test(place.field)
  const mask = maskOf(estate.secrets.texts)
  const value = hidden
    ? mask.text(file.text.slice(from, place.start).slice(0, maxRead)) +
      (tag.test(before) ? '…' : inPlaceOf(place, file.text, estate))
    : mask.text(replaced(file.text.slice(from, end), from, estate.secrets.in(place.file)).slice(0, maxRead))
  const text = printable(value)
  const more = text.length > maxWidth || /[^\s,}\])]/.test(rest) || (!hidden && place.end > lineEnd)
  const shown = (cut > 0 ? text.trimStart() : text).slice(0, maxWidth)
  return { line, text: `${mask.text(key)}${key === '' ? '' : ' '}${cut > 0 ? '… ' : ''}${shown}${more ? ' …' : ''}` }
}

/** Does a trait judge values that are secrets? */
const isAboutSecrets = ({ id, category }: Trait): boolean =>
  category === 'Sensitive Data' || (category === 'Best Practice' && id.startsWith('secret-'))

/** Is it a key that this stands behind? Then that is a name, and no value. */
const isKey = (rest: string): boolean => /^["']?\s*:(?:\s|$)/.test(rest)

/** What somebody calls a thing, or AWS a sort of things, is no secret by itself. */
const isName = /(?:^|\.)(?:name|type)$/i

/** A function, whose argument stands behind its tag. */
const tag = /![\w:]+\s+$/

/** What is written as a mapping, a list, a function or the place of one of them. */
const structure = /^(?:[{[!&*]|-\s|(?:"[^"\n]*"|'[^'\n]*'|[\w.:/-]+):\s)/

/** What stands for a value that is never shown. */
function inPlaceOf({ file, start, end }: Place, text: string, estate: Estate): string {
  const written = text.slice(start, Math.min(end, start + maxRead))
  if (structure.test(written)) return '…'
  const known = estate.secrets.in(file).find((place) => place.start < end && place.end > start)
  const kind = known?.kind ?? secretsIn(written)[0]?.kind ?? 'secret'
  return `‹${kind}›`
}
