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

const moreFollows = 'More text follows after the end of the value'

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Unexpected text',
  InvalidNumberFormat: 'A number breaks off',
  PropertyNameExpected: 'A key in quotes is missing',
  ValueExpected: 'A value is missing',
  ColonExpected: 'A colon is missing',
  CommaExpected: 'A comma is missing',
  CloseBraceExpected: 'A closing brace is missing',
  CloseBracketExpected: 'A closing bracket is missing',
  EndOfFileExpected: moreFollows,
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
  const { root, next } = readOne(text, 0, { values: 0 })
  if (next !== undefined) throw new SyntaxFault('json-invalid', moreFollows, next)
  return root
}

/**
 * Reads the JSON values that stand in a text one after another: JSON Lines, or the pages that a tool has added to a file.
 *
 * @throws SyntaxFault as `readJson` does; a text that goes on with anything but a list or a mapping is no such sequence.
 */
export function readJsonSequence(text: string): readonly Syntax[] {
  const counted = { values: 0 }
  const roots: Syntax[] = []
  for (let at: number | undefined = 0; at !== undefined; ) {
    if (at > 0 && text[at] !== '{' && text[at] !== '[') throw new SyntaxFault('json-invalid', moreFollows, at)
    const { root, next } = readOne(text, at, counted)
    roots.push(root)
    at = next
  }
  return roots
}

/** One value from an offset on, and where another begins. */
function readOne(
  whole: string,
  base: number,
  counted: { values: number },
): { readonly root: Syntax; readonly next: number | undefined } {
  const text = base === 0 ? whole : whole.slice(base)
  const open: Open[] = []
  let root: Syntax | undefined
  let next: number | undefined

  const add = (node: Syntax) => {
    if (++counted.values > maxJsonValues) {
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
      onObjectBegin: (start) => begin({ kind: 'map', start: base + start, entries: new Map(), key: undefined }),
      onObjectProperty: (name, start, length) => {
        const into = open.at(-1)
        if (into?.kind !== 'map') return
        const from = base + start
        into.key = { kind: 'scalar', text: name, style: 'double', start: from, end: from + length }
      },
      onObjectEnd: (offset, length) => finish(base + offset + length),
      onArrayBegin: (start) => begin({ kind: 'list', start: base + start, items: [] }),
      onArrayEnd: (offset, length) => finish(base + offset + length),
      onLiteralValue: (value: unknown, offset, length) => {
        const start = base + offset
        const end = start + length
        if (typeof value === 'string') add({ kind: 'scalar', text: value, style: 'double', start, end })
        else add({ kind: 'scalar', text: whole.slice(start, end), style: 'plain', start, end })
      },
      onError: (code, offset) => {
        const name = printParseErrorCode(code)
        if (root && name === 'EndOfFileExpected') next = base + offset
        else throw new SyntaxFault('json-invalid', messages[name] ?? name, base + offset)
      },
    },
    { allowTrailingComma: true },
  )
  if (!root) throw new SyntaxFault('json-invalid', 'The text is empty', base)
  return { root, next }
}
