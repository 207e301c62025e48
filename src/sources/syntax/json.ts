import { printParseErrorCode, visit } from 'jsonc-parser'
import {
  addEntry,
  type MapEntry,
  maxDepth,
  maxJsonValues,
  type ScalarSyntax,
  type Syntax,
  SyntaxFault,
} from './syntax.ts'

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Unexpected text',
  InvalidNumberFormat: 'A number breaks off',
  PropertyNameExpected: 'A key in quotes is missing',
  ValueExpected: 'A value is missing',
  ColonExpected: 'A colon is missing',
  CommaExpected: 'A comma is missing',
  CloseBraceExpected: 'A closing brace is missing',
  CloseBracketExpected: 'A closing bracket is missing',
  EndOfFileExpected: 'More text follows after the end of the value',
  UnexpectedEndOfComment: 'A comment is not closed',
  UnexpectedEndOfString: 'A string is not closed on its line',
  UnexpectedEndOfNumber: 'A number breaks off',
  InvalidUnicode: 'A \\u escape is not four hexadecimal digits',
  InvalidEscapeCharacter: 'An escape is not one that JSON knows',
  InvalidCharacter: 'A control character stands in a string',
}

/** A list or mapping that is being read. */
type Open =
  | { readonly kind: 'list'; readonly start: number; readonly items: Syntax[] }
  | {
      readonly kind: 'map'
      readonly start: number
      readonly entries: Map<string, MapEntry>
      key: ScalarSyntax | undefined
    }

/**
 * Reads a JSON text. Comments and trailing commas, which several AWS tools write, are accepted.
 *
 * @throws SyntaxFault `json-invalid` or `nesting-too-deep`, with the place.
 */
export function readJson(text: string): Syntax {
  const open: Open[] = []
  let root: Syntax | undefined

  let values = 0
  const add = (node: Syntax) => {
    if (++values > maxJsonValues) {
      const says = `It has more than ${maxJsonValues} values, which is the most that is read`
      throw new SyntaxFault('file-too-large', says, node.start)
    }
    const into = open.at(-1)
    if (!into) root = node
    else if (into.kind === 'list') into.items.push(node)
    else if (into.key) {
      addEntry(into.entries, into.key, node)
      into.key = undefined
    }
  }
  const begin = (opened: Open) => {
    open.push(opened)
    if (open.length > maxDepth) {
      throw new SyntaxFault('nesting-too-deep', `Nested more than ${maxDepth} levels deep`, opened.start)
    }
  }
  const finish = (end: number) => {
    const done = open.pop()
    if (done?.kind === 'list') add({ kind: 'list', items: done.items, start: done.start, end })
    else if (done) add({ kind: 'map', entries: done.entries, start: done.start, end })
  }

  visit(
    text,
    {
      onObjectBegin: (start) => begin({ kind: 'map', start, entries: new Map(), key: undefined }),
      onObjectProperty: (name, start, length) => {
        const into = open.at(-1)
        if (into?.kind === 'map') into.key = { kind: 'scalar', text: name, style: 'double', start, end: start + length }
      },
      onObjectEnd: (offset, length) => finish(offset + length),
      onArrayBegin: (start) => begin({ kind: 'list', start, items: [] }),
      onArrayEnd: (offset, length) => finish(offset + length),
      onLiteralValue: (value: unknown, start, length) => {
        const end = start + length
        if (typeof value === 'string') add({ kind: 'scalar', text: value, style: 'double', start, end })
        else add({ kind: 'scalar', text: text.slice(start, end), style: 'plain', start, end })
      },
      onError: (code, offset) => {
        const name = printParseErrorCode(code)
        throw new SyntaxFault('json-invalid', messages[name] ?? name, offset)
      },
    },
    { allowTrailingComma: true },
  )
  if (!root) throw new SyntaxFault('json-invalid', 'The text is empty', 0)
  return root
}
