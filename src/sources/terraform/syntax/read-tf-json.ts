import { type MapEntry, type ScalarSyntax, type Syntax, SyntaxFault, scalarValue } from '../../syntax/syntax.ts'
import type { AttributeSyntax, Block, Body, Expression, HclReader, ObjectEntry, Place } from './ast.ts'
import { invalid } from './contexts.ts'
import { moved } from './moved.ts'
import { type BlockRules, fileBlocks } from './tf-json-blocks.ts'

type Texts = 'template' | 'literal' | 'expression'

/**
 * Reads a configuration in JSON (`.tf.json`) as the tree that HCL makes.
 *
 * The blocks of the language become blocks. Those of resource types cannot be told from arguments: they stay arguments,
 * with an object or a tuple of objects as their value. Texts are templates, but for those that Terraform takes as they
 * are, or as references (`depends_on`).
 *
 * Source: Terraform documentation, "JSON Configuration Syntax"; HCL JSON syntax specification.
 *
 * @throws SyntaxFault `hcl-invalid` or `nesting-too-deep`, with the place.
 */
export function readTfJson(root: Syntax, hcl: HclReader): Body {
  return new TfJsonReader(hcl).body(root, fileBlocks)
}

class TfJsonReader {
  readonly #hcl: HclReader

  constructor(hcl: HclReader) {
    this.#hcl = hcl
  }

  /** A body may be given in pieces, as a list of mappings. */
  body(syntax: Syntax, rules: BlockRules): Body {
    const attributes = new Map<string, AttributeSyntax>()
    const blocks: Block[] = []
    for (const piece of syntax.kind === 'list' ? syntax.items : [syntax]) {
      if (piece.kind !== 'map') throw invalid('A mapping is expected', piece.start)
      for (const [name, entry] of piece.entries) {
        const inside = rules.blocks[name]
        if (name === '//') continue
        if (inside) {
          for (const value of valuesOf(entry)) this.#blocks(name, inside, value, [], entry, blocks)
        } else {
          if (attributes.has(name)) throw invalid(`${name} stands twice here`, entry.keyStart)
          const value = this.#value(entry.value, rules.texts[name] ?? rules.other ?? 'template')
          attributes.set(name, { nameStart: entry.keyStart, nameEnd: entry.keyEnd, value })
        }
      }
    }
    return { attributes, blocks, start: syntax.start, end: syntax.end }
  }

  /** The labels of a block are the keys of mappings inside each other; a list inside the last one is several blocks. */
  #blocks(
    type: string,
    rules: BlockRules,
    syntax: Syntax,
    labels: readonly string[],
    head: MapEntry,
    into: Block[],
  ): void {
    if (syntax.kind === 'scalar' && scalarValue(syntax) === null) return
    if (syntax.kind === 'list') {
      for (const item of syntax.items) this.#blocks(type, rules, item, labels, head, into)
      return
    }
    if (syntax.kind !== 'map') throw invalid(`A mapping is expected, of what ${type} holds`, syntax.start)
    if (labels.length === rules.labels) {
      const place = { start: head.keyStart, end: syntax.end }
      const body = this.body(syntax, rules)
      into.push({ type, labels, head: { start: head.keyStart, end: head.keyEnd }, body, ...place })
      return
    }
    for (const [label, entry] of syntax.entries) {
      if (label === '//') continue
      for (const value of valuesOf(entry)) this.#blocks(type, rules, value, [...labels, label], entry, into)
    }
  }

  #value(syntax: Syntax, texts: Texts): Expression {
    const { start, end } = syntax
    switch (syntax.kind) {
      case 'scalar':
        return syntax.style === 'plain'
          ? { is: 'literal', value: scalarValue(syntax), start, end }
          : this.#text(syntax, texts)
      case 'list':
        return { is: 'tuple', items: syntax.items.map((item) => this.#value(item, texts)), start, end }
      case 'map':
        return { is: 'object', entries: [...syntax.entries].map((entry) => this.#entry(entry, texts)), start, end }
    }
  }

  #entry([name, { keyStart, keyEnd, value }]: readonly [string, MapEntry], texts: Texts): ObjectEntry {
    const key: ScalarSyntax = { kind: 'scalar', text: name, style: 'double', start: keyStart, end: keyEnd }
    return { key: this.#text(key, texts === 'template' ? texts : 'literal'), value: this.#value(value, texts) }
  }

  #text(scalar: ScalarSyntax, texts: Texts): Expression {
    const { text, start, end } = scalar
    const isPlain = !/[$%]\{/.test(text)
    if (texts === 'literal' || (texts === 'template' && isPlain)) return { is: 'literal', value: text, start, end }
    const place = placeIn(scalar)
    try {
      // References are often written as templates too.
      return moved(isPlain ? this.#hcl.readExpression(text) : this.#hcl.readTemplate(text), place)
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      throw new SyntaxFault(error.code, error.message, place({ start: error.offset, end: error.offset }).start)
    }
  }
}

/** A key that stands twice gives two blocks, or more of which only the first and the last are known. */
const valuesOf = ({ earlier, value }: MapEntry): readonly Syntax[] => (earlier ? [earlier, value] : [value])

/**
 * Where something in a string stands in the file. The text begins after the quote; where escapes make what is written
 * longer than the text, every place is that of the string as a whole.
 */
function placeIn({ text, start, end }: ScalarSyntax): (place: Place) => Place {
  if (end - start - 2 !== text.length) return () => ({ start, end })
  return (place) => ({ start: start + 1 + place.start, end: start + 1 + place.end })
}
