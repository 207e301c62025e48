import type { Parser } from 'web-tree-sitter'
import type { SyntaxFault } from '../../syntax/syntax.ts'
import { invalid } from './contexts.ts'
import { lineEnd, type Prepared } from './prepared.ts'

/** Beyond this a piece is not read once more to tell where it goes wrong: the parser tells little, and slowly. */
const longest = 200_000

/** The fault in a stretch of prepared text that the parser has refused. */
export function faultIn(
  prepared: Prepared,
  stretch: { readonly from: number; readonly to: number; readonly cuts: readonly number[] },
  parser: Parser,
): SyntaxFault {
  let from = stretch.from
  for (const cut of stretch.cuts) {
    if (cut <= from) continue
    if (cut > stretch.to) break
    const piece = prepared.text.slice(from, cut)
    const at = piece.length > longest ? 0 : firstUnexpected(piece, parser)
    if (at !== undefined) return faultAt(prepared, from + at)
    from = cut
  }
  return faultAt(prepared, stretch.from)
}

/**
 * Where the first token stands that the grammar has no place for. Only the parser's log tells: its tree shows how it went
 * on after that, which may be from somewhere else.
 */
function firstUnexpected(piece: string, parser: Parser): number | undefined {
  let at = 0
  let found: number | undefined
  parser.setLogger((message) => {
    if (found !== undefined) return
    const column = /^process version:.*, col:(\d+)$/.exec(message)?.[1]
    // Columns are bytes, of which UTF-16 has two to a unit.
    if (column !== undefined) at = Number(column) / 2
    else if (message.startsWith('detect_error')) found = at
  })
  const tree = parser.parse(piece, undefined, { progressCallback: () => found !== undefined })
  parser.setLogger(null)
  parser.reset()
  const failed = found !== undefined && (!tree || tree.rootNode.hasError)
  tree?.delete()
  return failed ? found : undefined
}

function faultAt(prepared: Prepared, offset: number): SyntaxFault {
  const { text } = prepared
  let at = offset
  while (text[at] === ' ') at++
  const found = text[at]
  const place = prepared.startOf(at)
  if (found === undefined) return invalid('The text ends where a value is expected', place)
  if (found === lineEnd) return invalid('The line ends where more is expected', place)
  if (found === '"') return invalid('Unexpected text in quotes', place)
  const [word = found] = /^[\p{ID_Start}_][\p{ID_Continue}-]*|^[-+*/%<>!=?:.&|]+/u.exec(text.slice(at, at + 80)) ?? []
  return invalid(`Unexpected ${/^\d/.test(word) ? 'number' : word}`, place)
}
