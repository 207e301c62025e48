import { bare, Call, isList, isMap, type Node, type NodeMap, Noted } from './node.ts'
import type { Random } from './random.ts'

/** The widest collection that is written on one line. */
const maxFlow = 88

/** The hand of one author: how a template is written. */
interface Hand {
  /** Spaces before the dash of a list item, relative to its key. */
  readonly listIndent: 0 | 2
  readonly quote: "'" | '"'
  /** Share of the small collections that are written on one line. */
  readonly flow: number
  /** Share of the functions that are written in their long form. */
  readonly long: number
}

/** Writes a document as a person would: short functions mostly, some long ones, some collections on one line, comments. */
export function toYaml(root: NodeMap, random: Random): string {
  const hand: Hand = {
    listIndent: random.chance(0.7) ? 2 : 0,
    quote: random.chance(0.7) ? "'" : '"',
    flow: random.pick([0.2, 0.5, 0.8]),
    long: random.pick([0, 0.05, 0.3]),
  }
  return new Writer(hand, random).document(root)
}

class Writer {
  readonly #hand: Hand
  readonly #random: Random
  readonly #lines: string[] = []

  constructor(hand: Hand, random: Random) {
    this.#hand = hand
    this.#random = random
  }

  document(root: NodeMap): string {
    for (const [key, node] of Object.entries(root)) {
      if (node === undefined) continue
      if (this.#lines.length > 0) this.#lines.push('')
      const apart = key === 'Resources'
      this.#entry(key, node, 0, '', apart)
    }
    return `${this.#lines.join('\n')}\n`
  }

  #map(map: NodeMap, indent: number, lead: string, apart = false): void {
    let before = lead
    let first = true
    for (const [key, node] of Object.entries(map)) {
      if (node === undefined) continue
      if (apart && !first) this.#lines.push('')
      this.#entry(key, node, indent, before, false)
      before = ''
      first = false
    }
  }

  /** `lead` stands before the key on its line: the dash of a list item. */
  #entry(key: string, node: Node, indent: number, lead: string, apart: boolean): void {
    const space = lead === '' ? ' '.repeat(indent) : lead
    if (node instanceof Noted && lead === '') {
      for (const line of node.comment.split('\n')) this.#lines.push(`${space}# ${line}`)
    }
    this.#value(bare(node), `${space}${this.#key(key)}:`, indent, apart)
  }

  /** Writes a value behind `head`, which ends in a colon or a dash; `indent` is the column of its key or dash. */
  #value(value: Exclude<Node, Noted>, head: string, indent: number, apart = false): void {
    if (value instanceof Call && (value.name === 'Base64' || this.#random.chance(this.#hand.long))) {
      const split = value.name === 'GetAtt' && typeof value.argument === 'string'
      const argument = split ? String(value.argument).split('.', 2) : bare(value.argument)
      if (!head.endsWith('-')) this.#lines.push(head)
      const space = head.endsWith('-') ? `${head} ` : ' '.repeat(indent + 2)
      this.#value(argument, `${space}${value.longName}:`, indent + 2)
      return
    }
    const small = this.#onOneLine(value)
    if (small !== undefined) this.#lines.push(`${head} ${small}`)
    else if (value instanceof Call) this.#call(value, `${head} !${value.name}`, indent)
    else this.#rest(value, head, indent, apart)
  }

  #call(call: Call, head: string, indent: number): void {
    const argument = bare(call.argument)
    if (argument instanceof Call) throw new Error('a short function cannot stand inside another on one line')
    this.#rest(argument, head, indent)
  }

  /** What does not fit on the line of its head. */
  #rest(value: Exclude<Node, Noted | Call>, head: string, indent: number, apart = false): void {
    if (typeof value === 'string') {
      this.#literal(value, `${head} |`, indent)
      return
    }
    this.#lines.push(head)
    if (isList(value)) this.#list(value, indent + (/(?:^|\s)-(?: !\w+)?$/.test(head) ? 2 : this.#hand.listIndent))
    else if (isMap(value)) this.#map(value, indent + 2, '', apart)
  }

  #list(items: readonly Node[], indent: number): void {
    const dash = `${' '.repeat(indent)}-`
    for (const item of items) {
      const value = bare(item)
      if (item instanceof Noted) this.#lines.push(`${' '.repeat(indent)}# ${item.comment}`)
      if (!isMap(value)) {
        this.#value(value, dash, indent)
        continue
      }
      const small = this.#onOneLine(value)
      if (small === undefined) this.#map(value, indent + 2, `${dash} `)
      else this.#lines.push(`${dash} ${small}`)
    }
  }

  #literal(text: string, head: string, indent: number): void {
    this.#lines.push(head)
    for (const line of text.trimEnd().split('\n'))
      this.#lines.push(line === '' ? '' : `${' '.repeat(indent + 2)}${line}`)
  }

  /** The value as one line of flow style, where it can and should be. */
  #onOneLine(value: Exclude<Node, Noted>): string | undefined {
    if (typeof value === 'object' && !(value instanceof Call)) {
      const size = isList(value) ? value.length : Object.values(value).filter((entry) => entry !== undefined).length
      if (size > 0 && (size > 4 || !this.#random.chance(this.#hand.flow))) return undefined
    }
    if (value instanceof Call && typeof value.argument === 'object' && !this.#random.chance(0.8)) return undefined
    const text = this.#flow(value)
    const simple = typeof (value instanceof Call ? value.argument : value) !== 'object'
    return text === undefined || (text.length > maxFlow && !simple) ? undefined : text
  }

  #flow(node: Node): string | undefined {
    if (node instanceof Noted) return undefined
    if (node instanceof Call) {
      if (node.name === 'Base64') return undefined
      const argument = this.#flow(node.argument)
      return argument === undefined ? undefined : `!${node.name} ${argument}`
    }
    if (isList(node)) {
      const items = node.map((item) => this.#flow(item))
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`
    }
    if (isMap(node)) {
      const entries: string[] = []
      for (const [key, entry] of Object.entries(node)) {
        if (entry === undefined) continue
        const text = this.#flow(entry)
        if (text === undefined) return undefined
        entries.push(`${this.#key(key)}: ${text}`)
      }
      return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
    }
    return typeof node === 'string' ? this.#scalar(node) : String(node)
  }

  #key(key: string): string {
    return isPlain(key) ? key : this.#quoted(key)
  }

  #scalar(text: string): string | undefined {
    if (text.includes('\n')) return undefined
    return isPlain(text) ? text : this.#quoted(text)
  }

  #quoted(text: string): string {
    if (this.#hand.quote === '"' && !/["\\]/.test(text)) return `"${text}"`
    return `'${text.replaceAll("'", "''")}'`
  }
}

/** Text that needs no quotes anywhere, flow style included. */
function isPlain(text: string): boolean {
  return (
    /^[A-Za-z/][A-Za-z0-9_/.@+=-]*(?::{1,2}[A-Za-z0-9_/.@+=-]+)*(?: [A-Za-z0-9_/.@+=-]+)*$/.test(text) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
  )
}
