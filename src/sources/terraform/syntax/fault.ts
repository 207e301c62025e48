import type { Parser, ParseState } from 'web-tree-sitter'
import type { SyntaxFault } from '../../syntax/syntax.ts'
import { invalid } from './contexts.ts'
import { lineEnd, type Prepared } from './prepared.ts'

/** The parser's log takes much longer than parsing, so it is not asked about texts beyond this. */
const longestLogged = 200_000

/** The fault in a stretch of prepared text that the parser has refused. */
export function faultIn(prepared: Prepared, from: number, to: number, parser: Parser): SyntaxFault {
  const text = prepared.text.slice(from, to)
  if (text.length <= longestLogged) return faultAt(prepared, from + firstUnexpected(text, parser))
  const near = prepared.startOf(from + nearUnexpected(text, parser))
  return invalid('Something from here on is not written as HCL has it', near)
}

/**
 * Where the first token stands that the grammar has no place for. Only the log tells: the tree shows how the parser went
 * on after that, which may be from somewhere else.
 */
function firstUnexpected(text: string, parser: Parser): number {
  let at = 0
  let found: number | undefined
  parser.setLogger((message) => {
    if (found !== undefined) return
    const column = /^process version:.*, col:(\d+)$/.exec(message)?.[1]
    if (column !== undefined) at = Number(column) / bytesOfUnit
    else if (message.startsWith('detect_error')) found = at
  })
  parser.parse(text, undefined, { progressCallback: () => found !== undefined })?.delete()
  parser.setLogger(null)
  parser.reset()
  return found ?? 0
}

/** Columns and offsets that are not of a node are bytes, of which UTF-16 has two to a unit. */
const bytesOfUnit = 2

/** A place some tokens before the first unexpected one. */
function nearUnexpected(text: string, parser: Parser): number {
  let before = 0
  const progressCallback = ({ currentOffset, hasError }: ParseState) => {
    if (!hasError) before = currentOffset / bytesOfUnit
    return hasError
  }
  const tree = parser.parse(text, undefined, { progressCallback })
  parser.reset()
  tree?.delete()
  return tree ? 0 : before
}

function faultAt({ text, startOf, endOf }: Prepared, offset: number): SyntaxFault {
  let at = offset
  while (text[at] === ' ') at++
  const found = text[at]
  const place = startOf(at)
  // The bracket after an expression by itself stands nowhere.
  if (found === undefined || endOf(at + 1) <= place) return invalid('The text ends where a value is expected', place)
  const broken = lineEndBefore(text, at)
  if (found === lineEnd || (broken !== undefined && /[\p{ID_Start}_}]/u.test(found))) {
    return invalid('The line ends where more is expected', startOf(broken ?? at))
  }
  if (found === '"') return invalid('Unexpected text', place)
  const [word = found] = /^[\p{ID_Start}_][\p{ID_Continue}-]*|^[-+*/%<>!=?:.&|]+/u.exec(text.slice(at, at + 80)) ?? []
  return invalid(`Unexpected ${/^\d/.test(word) ? 'number' : word}`, place)
}

/**
 * Where the line ended before a token, if that is the first one of its line. What may begin an item, or end a block, is
 * only unexpected because the line before it breaks off.
 */
function lineEndBefore(text: string, at: number): number | undefined {
  let found: number | undefined
  for (let before = at - 1; text[before] === ' ' || text[before] === lineEnd; before--) {
    if (text[before] === lineEnd) found = before
  }
  return found
}
