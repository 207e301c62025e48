import { printable } from './printable.ts'

/** Stands between characters that would otherwise make a mention, an issue number or a link; it has no width. */
const divider = '&#8203;'

/**
 * A text from an input as Markdown that shows it and does nothing: no markup, no HTML, no table cell, no mathematics, no
 * link, nobody mentioned.
 */
export function prose(text: string): string {
  return printable(text).replace(/[&<>|\\`*_[\]~$@]|#(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, (found) => {
    if (/[&<>|]/.test(found)) return entity(found)
    if (found === '$') return '<span>$</span>'
    return /[@#:w]/i.test(found) ? `${found}${divider}` : `\\${found}`
  })
}

const entity = (character: string) => `&#${character.charCodeAt(0)};`

/** A text from an input as code. It holds in a table too. */
export function code(text: string): string {
  const shown = printable(text)
  if (shown.trim() === '') return ''
  if (!/[`|]/.test(shown)) return `\`${shown}\``
  // In a code span neither could be written so that it holds everywhere.
  const escaped = shown.replace(/[&<>|\\`*_[\]~$:@#]/g, entity)
  return `<code>${escaped}</code>`
}

/** A text from an input inside an HTML block, where Markdown means nothing. */
export const html = (text: string): string => printable(text).replace(/[&<>]/g, entity)

/** The beginning of a text that is too long. */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…`
}
