import type { AttributeSyntax, Block, Body } from './ast.ts'
import { invalid } from './contexts.ts'
import { readExpression } from './expression.ts'
import type { Reading } from './reading.ts'
import { literalsOf } from './strings.ts'

/** Gathers the attributes and blocks of a body. */
export class BodyReader {
  readonly #attributes = new Map<string, AttributeSyntax>()
  readonly #blocks: Block[] = []

  /** Reads what is inside a node: of a file, or of a block between its braces. */
  add(nodes: readonly number[], reading: Reading): void {
    const { cst } = reading
    let end: number | undefined
    for (const node of nodes) {
      if (end !== undefined && reading.lineEnd(end, cst.start(node)) === -1) {
        throw invalid('A line break is missing before this', reading.start(node))
      }
      end = cst.end(node)
      if (cst.kind(node) === 'attribute') this.#attribute(node, reading)
      else if (cst.kind(node) === 'block') this.#blocks.push(readBlock(node, reading))
      else throw invalid('A name is expected, of an argument or a block', reading.start(node))
    }
  }

  finish(start: number, end: number): Body {
    return { attributes: this.#attributes, blocks: this.#blocks, start, end }
  }

  #attribute(node: number, reading: Reading): void {
    const { cst } = reading
    const broken = reading.lineEnd(cst.start(node), cst.end(node))
    if (broken !== -1) {
      throw invalid('A name is expected, of an argument or a block', reading.sourceStart(broken + 1))
    }
    const key = reading.child(node, 'identifier')
    const { start: nameStart, end: nameEnd } = reading.place(key)
    const name = reading.name(key)
    if (this.#attributes.has(name)) throw invalid(`${name} stands twice here`, nameStart)
    const value = readExpression(reading.child(node, 'expression'), reading)
    this.#attributes.set(name, { nameStart, nameEnd, value })
  }
}

function readBlock(node: number, reading: Reading): Block {
  const { cst } = reading
  const children = cst.children(node)
  const opening = reading.child(node, 'block_start')
  const closing = reading.child(node, 'block_end')
  const [first = node, ...others] = children.slice(0, children.indexOf(opening))
  const items = children.slice(children.indexOf(opening) + 1, -1)
  checkLines(opening, items, closing, reading)
  const body = new BodyReader()
  body.add(items, reading)
  const last = others.at(-1) ?? first
  return {
    type: reading.name(first),
    labels: others.map((label) => labelOf(label, reading)),
    head: { start: reading.start(first), end: reading.end(last) },
    body: body.finish(reading.end(opening), reading.start(closing)),
    ...reading.place(node),
  }
}

/** A block has its items on lines of their own, or one argument on its own line. */
function checkLines(opening: number, items: readonly number[], closing: number, reading: Reading): void {
  const { cst } = reading
  const [first, second] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) return
  if (reading.lineEnd(cst.end(opening), cst.start(first)) !== -1) {
    if (reading.lineEnd(cst.end(last), cst.start(closing)) !== -1) return
    throw invalid('A line break is missing before this', reading.start(closing))
  }
  const says = 'A block on one line holds one argument at the most; others have each item on a line of its own'
  if (cst.kind(first) !== 'attribute') throw invalid(says, reading.start(first))
  const broken = reading.lineEnd(cst.end(first), cst.start(closing))
  if (broken !== -1) throw invalid(says, reading.sourceStart(broken))
  if (second !== undefined) throw invalid(says, reading.start(second))
}

function labelOf(node: number, reading: Reading): string {
  if (reading.cst.kind(node) === 'identifier') return reading.name(node)
  const template = reading.template(node)
  const [sequence] = template.sequences
  if (sequence) throw invalid('The labels of a block are fixed: nothing can be put in here', sequence.start)
  return literalsOf(template, reading.source)[0]?.text ?? ''
}
