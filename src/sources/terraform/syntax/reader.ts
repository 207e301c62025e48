import type { Parser, Tree } from 'web-tree-sitter'
import type { Body, Expression, HclReader } from './ast.ts'
import { BodyReader } from './body.ts'
import { Cst, type Kinds } from './cst.ts'
import { readExpression } from './expression.ts'
import { faultIn } from './fault.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepared.ts'
import { Reading } from './reading.ts'

/** Characters that the grammar gets at a time: enough to be quick, and little to hold. Longer items come alone. */
const chunk = 16_384

/** Reads HCL with a parser that knows its grammar. */
export function hclReader(parser: Parser, kinds: Kinds): HclReader {
  /** The pieces of a prepared text, one after another. */
  function* readings(prepared: Prepared, text: string): Generator<Reading> {
    let from = 0
    for (const [index, cut] of prepared.cuts.entries()) {
      const next = prepared.cuts[index + 1]
      if (next !== undefined && next - from <= chunk) continue
      const piece = prepared.text.slice(from, cut)
      const tree = parseWhole(parser, piece)
      if (!tree) throw faultIn(prepared, from, cut, parser)
      const reading = new Reading(cstOf(tree), prepared, text, from)
      yield reading
      from = cut
    }
  }

  function cstOf(tree: Tree): Cst {
    try {
      return new Cst(tree, kinds)
    } finally {
      tree.delete()
    }
  }

  function readValue(text: string, as: 'expression' | 'template'): Expression {
    const [reading] = readings(prepare(text, as), text)
    const item = reading && itemsOf(reading)[0]
    const value = item === undefined ? undefined : reading?.cst.child(item, 'expression')
    if (!reading || value === undefined) throw new Error('the grammar read nothing')
    return readExpression(value, reading)
  }

  return {
    readFile(text: string): Body {
      const prepared = prepare(text, 'file')
      const body = new BodyReader()
      for (const reading of readings(prepared, text)) body.add(itemsOf(reading), reading)
      return body.finish(0, text.length)
    },
    readExpression: (text) => readValue(text, 'expression'),
    readTemplate: (text) => readValue(text, 'template'),
  }
}

/** The tree of a text, where all of it follows the grammar. */
function parseWhole(parser: Parser, text: string): Tree | undefined {
  const tree = parser.parse(text, undefined, { progressCallback: ({ hasError }) => hasError })
  if (!tree) {
    parser.reset()
    return undefined
  }
  if (!tree.rootNode.hasError) return tree
  tree.delete()
  return undefined
}

/** The items at the top of a piece. */
function itemsOf({ cst }: Reading): readonly number[] {
  const found: number[] = []
  for (let node = 0; node < cst.size; node = cst.next(node)) found.push(node)
  return found
}
