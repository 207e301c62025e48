import { invalid, type TemplateContext } from './contexts.ts'

/** What comes next in a template after literal text: a sequence, or its end. Offsets are into the text. */
export type NextInTemplate =
  | { readonly is: 'sequence'; readonly start: number; readonly directive: boolean }
  | { readonly is: 'end'; readonly contentEnd: number; readonly start: number; readonly end: number }

/** Finds what ends the literal text that begins at `from`; nothing does where the text breaks off. */
export function nextInTemplate(text: string, from: number, template: TemplateContext): NextInTemplate | undefined {
  switch (template.form) {
    case 'quoted':
      return nextInQuotes(text, from, template)
    case 'bare':
      return nextInBare(text, from)
    default:
      return nextInHeredoc(text, from, template)
  }
}

const endAt = (contentEnd: number, start: number, end: number): NextInTemplate => ({
  is: 'end',
  contentEnd,
  start,
  end,
})

const stops = /["\\\n$%]/g
/** Halves of surrogate pairs are no characters, so they cannot be written. */
const escapes =
  /\\(?:[nrt"\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U(?!0000[dD][89a-fA-F])(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4})/y

function nextInQuotes(text: string, from: number, template: TemplateContext): NextInTemplate | undefined {
  let at = from
  for (;;) {
    stops.lastIndex = at
    const stop = stops.exec(text)
    if (!stop) return undefined
    at = stop.index
    switch (text[at]) {
      case '"':
        return endAt(at, at, at + 1)
      case '\n':
        throw invalid(
          'A string is not closed on its line; text of several lines is written as a heredoc',
          template.start,
        )
      case '\\': {
        escapes.lastIndex = at
        const [sequence] = escapes.exec(text) ?? []
        if (sequence === undefined) throw invalid(`${text.slice(at, at + 2)} is not an escape that HCL knows`, at)
        at += sequence.length
        break
      }
      default: {
        const opens = sequenceAt(text, at)
        if (opens === 'sequence') return { is: 'sequence', start: at, directive: text[at] === '%' }
        at += opens === 'escaped' ? 3 : 1
      }
    }
  }
}

const heredocStops = /[\n$%]/g

function nextInHeredoc(text: string, from: number, template: TemplateContext): NextInTemplate | undefined {
  let at = from
  // The word ends the heredoc only where it stands on a line of its own, so not after a sequence on that line.
  let isLineStart = from === template.contentStart
  for (;;) {
    if (isLineStart) {
      const newline = text.indexOf('\n', at)
      const line = newline === -1 ? '' : text.slice(at, newline)
      if (line.trim() === template.marker) {
        const start = at + line.indexOf(template.marker)
        return endAt(at, start, start + template.marker.length)
      }
    }
    heredocStops.lastIndex = at
    const stop = heredocStops.exec(text)
    if (!stop) return undefined
    at = stop.index
    isLineStart = text[at] === '\n'
    const opens = sequenceAt(text, at)
    if (opens === 'sequence') return { is: 'sequence', start: at, directive: text[at] === '%' }
    at += opens === 'escaped' ? 3 : 1
  }
}

const openings = /[$%]/g

function nextInBare(text: string, from: number): NextInTemplate {
  let at = from
  for (;;) {
    openings.lastIndex = at
    const opening = openings.exec(text)
    if (!opening) return endAt(text.length, text.length, text.length)
    at = opening.index
    const opens = sequenceAt(text, at)
    if (opens === 'sequence') return { is: 'sequence', start: at, directive: text[at] === '%' }
    at += opens === 'escaped' ? 3 : 1
  }
}

/** What a `$` or `%` is: the opening of a sequence, the escape of one, or itself. */
function sequenceAt(text: string, at: number): 'sequence' | 'escaped' | 'itself' {
  if (text[at] === '\n') return 'itself'
  if (text[at + 1] === '{') return 'sequence'
  return text[at + 1] === text[at] && text[at + 2] === '{' ? 'escaped' : 'itself'
}
