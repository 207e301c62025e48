import { withoutEnd } from '../without-end.ts'
import type { Place } from './ast.ts'
import { invalid, type TemplateSource } from './contexts.ts'
import type { Cst, Kind } from './cst.ts'
import { lineEnd, type Prepared } from './prepared.ts'

/** A piece of a file that the grammar has read: its nodes, and what they are in the text as it was. */
export class Reading {
  readonly cst: Cst
  readonly #prepared: Prepared
  readonly #text: string
  /** Where the piece begins in the prepared text. */
  readonly #base: number

  constructor(cst: Cst, prepared: Prepared, text: string, base: number) {
    this.cst = cst
    this.#prepared = prepared
    this.#text = text
    this.#base = base
  }

  get source(): string {
    return this.#text
  }

  start(node: number): number {
    return this.#prepared.startOf(this.#base + this.cst.start(node))
  }

  end(node: number): number {
    return this.#prepared.endOf(this.#base + this.cst.end(node))
  }

  place(node: number): Place {
    return { start: this.start(node), end: this.end(node) }
  }

  /** Where the first `length` characters of a node end. */
  endOfFirst(node: number, length: number): number {
    return this.#prepared.endOf(this.#base + this.cst.start(node) + length)
  }

  text(node: number): string {
    return this.#text.slice(this.start(node), this.end(node))
  }

  /** The text of an identifier that is not a provider's function. */
  name(node: number): string {
    const name = this.text(node)
    if (name.includes('::')) throw invalid(`${name} can only be called: it names a function`, this.start(node))
    return name
  }

  /** What follows the dot of `.name` or `.0`. */
  lastWord(node: number): string {
    const text = this.text(node)
    const word = text.slice(withoutEnd(text, /[^.\s/]/).length)
    if (word.includes('::')) throw invalid(`${word} can only be called: it names a function`, this.start(node))
    return word
  }

  /** A child that the grammar always gives to its parent. */
  child(node: number, kind: Kind): number {
    const child = this.cst.child(node, kind)
    if (child === undefined) throw this.unexpected(node)
    return child
  }

  unexpected(node: number): Error {
    return invalid('This is not written as HCL has it', this.start(node))
  }

  /** Where a line ends that ends an item, from `from` on, both offsets of the grammar's text; -1 where none does. */
  lineEnd(from: number, to: number): number {
    const found = this.#prepared.text.indexOf(lineEnd, this.#base + from)
    return found === -1 || found >= this.#base + to ? -1 : found - this.#base
  }

  /** Does a comma stand between two nodes? Line ends between the items of an object have become one. */
  hasCommaBetween(node: number, next: number): boolean {
    return this.#prepared.text.slice(this.#base + this.cst.end(node), this.#base + this.cst.start(next)).includes(',')
  }

  /** Where something stands in the text as it was. */
  sourceStart(offset: number): number {
    return this.#prepared.startOf(this.#base + offset)
  }

  template(node: number): TemplateSource {
    const template = this.#prepared.templates.get(this.start(node))
    if (!template) throw this.unexpected(node)
    return template
  }
}
