import type { Expression, TemplatePart } from './ast.ts'
import type { TemplateSource } from './contexts.ts'
import type { Reading } from './reading.ts'
import { literalsOf } from './strings.ts'

type ReadExpression = (node: number) => Expression

/** Reads a template: a text where it holds nothing else, and the expression itself where it is one interpolation only. */
export function readTemplate(node: number, reading: Reading, read: ReadExpression): Expression {
  const source = reading.template(node)
  const { start, end } = source
  const nodes = reading.cst.children(node)
  const only = onlyInterpolation(source, nodes, reading)
  if (only !== undefined) return read(reading.child(only, 'expression'))
  const literals = literalsOf(source, reading.source)
  const [first] = literals
  if (nodes.length > 0 || literals.length > 1) {
    return { is: 'template', parts: new Parts(literals, reading, read).whole(nodes), start, end }
  }
  return { is: 'literal', value: first?.is === 'text' ? first.text : '', start, end }
}

function onlyInterpolation(source: TemplateSource, nodes: readonly number[], reading: Reading): number | undefined {
  const [sequence, ...others] = source.sequences
  if (!sequence || others.length > 0) return undefined
  if (sequence.start !== source.contentStart || sequence.end !== source.contentEnd) return undefined
  return nodes.find((node) => reading.cst.kind(node) === 'template_interpolation')
}

/** Puts the literal texts of a template and its sequences together. */
class Parts {
  readonly #literals: readonly TemplatePart[]
  readonly #reading: Reading
  readonly #read: ReadExpression
  #next = 0

  constructor(literals: readonly TemplatePart[], reading: Reading, read: ReadExpression) {
    this.#literals = literals
    this.#reading = reading
    this.#read = read
  }

  whole(nodes: readonly number[]): readonly TemplatePart[] {
    const parts = this.#parts(nodes)
    this.#literalsBefore(Number.POSITIVE_INFINITY, parts)
    return parts
  }

  #literalsBefore(offset: number, parts: TemplatePart[]): void {
    for (;;) {
      const literal = this.#literals[this.#next]
      if (!literal || literal.start >= offset) return
      parts.push(literal)
      this.#next++
    }
  }

  #parts(nodes: readonly number[]): TemplatePart[] {
    const parts: TemplatePart[] = []
    const { cst } = this.#reading
    for (const node of nodes) {
      const place = this.#reading.place(node)
      this.#literalsBefore(place.start, parts)
      if (cst.kind(node) === 'template_interpolation') {
        const value = this.#read(this.#reading.child(node, 'expression'))
        parts.push({ is: 'interpolation', value, ...place })
      } else parts.push(cst.kind(node) === 'template_if' ? this.#if(node) : this.#for(node))
    }
    return parts
  }

  #if(node: number): TemplatePart {
    const { cst } = this.#reading
    const [intro = node, ...rest] = cst.children(node)
    const when = this.#read(this.#reading.child(intro, 'expression'))
    const otherwise = rest.findIndex((child) => cst.kind(child) === 'template_else_intro')
    const end = rest.findIndex((child) => cst.kind(child) === 'template_if_end')
    const yes = this.#inside(
      rest.slice(0, otherwise === -1 ? end : otherwise),
      rest[otherwise === -1 ? end : otherwise],
    )
    const no = otherwise === -1 ? [] : this.#inside(rest.slice(otherwise + 1, end), rest[end])
    return { is: 'if', when, yes, no, ...this.#reading.place(node) }
  }

  #for(node: number): TemplatePart {
    const [intro = node, ...rest] = this.#reading.cst.children(node)
    const { cst } = this.#reading
    const names = cst.children(intro).filter((child) => cst.kind(child) === 'identifier')
    const [first = '', second] = names.map((name) => this.#reading.name(name))
    const of = this.#read(this.#reading.child(intro, 'expression'))
    const body = this.#inside(rest.slice(0, -1), rest.at(-1))
    const named =
      second === undefined ? { keyName: undefined, valueName: first } : { keyName: first, valueName: second }
    return { is: 'for', ...named, of, body, ...this.#reading.place(node) }
  }

  /** What stands between two directives: the sequences there, and the literal texts up to the second one. */
  #inside(nodes: readonly number[], until: number | undefined): readonly TemplatePart[] {
    const parts = this.#parts(nodes)
    if (until !== undefined) this.#literalsBefore(this.#reading.start(until), parts)
    return parts
  }
}
