import type { Estate } from '../model/estate.ts'
import { lineRange, type Origin, positionOf } from '../model/origin.ts'
import { masked, replaced } from '../secrets/mask.ts'
import { textOrigin } from './places.ts'
import { printable } from './printable.ts'
import { secretsAt } from './secrets-in-frame.ts'

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
 * may be another value and a secret one. A secret in the value itself is masked.
 */
export function frameLine(origin: Origin, estate: Estate): FrameLine | undefined {
  const place = textOrigin(origin)
  const file = place && estate.files[place.file]
  if (!place || !file) return undefined
  const { line } = positionOf(file, place.start)
  const [lineStart, lineEnd] = lineRange(file, line)
  const before = file.text.slice(lineStart, place.start)
  const cut = Math.max(before.lastIndexOf('{'), before.lastIndexOf('['), before.lastIndexOf(',')) + 1
  const key = cut > 0 ? (/^\s*(?:- )?["']?[\w.:-]+["']?:\s/.exec(before)?.[0] ?? '').trimEnd() : ''
  const end = Math.min(place.end, lineEnd)
  const from = lineStart + cut
  const value = replaced(file.text.slice(from, Math.max(end, place.start)), from, secretsAt(place, estate))
  const rest = file.text.slice(Math.max(end, place.start), lineEnd)
  const text = printable(masked(value.slice(0, maxRead)))
  const more = text.length > maxWidth || /[^\s,}\])]/.test(rest) || place.end > lineEnd
  const shown = (cut > 0 ? text.trimStart() : text).slice(0, maxWidth)
  return { line, text: `${masked(key)}${key === '' ? '' : ' '}${cut > 0 ? '… ' : ''}${shown}${more ? ' …' : ''}` }
}
