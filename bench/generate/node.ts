/** A piece of a document before it is written as YAML or JSON. An entry that is undefined is left out. */
export type Node = string | number | boolean | readonly Node[] | Call | Noted | NodeMap

export interface NodeMap {
  readonly [key: string]: Node | undefined
}

/** A CloudFormation function: `Ref`, `Sub`, `GetAtt` … */
export class Call {
  readonly name: string
  readonly argument: Node

  constructor(name: string, argument: Node) {
    this.name = name
    this.argument = argument
  }

  /** `Fn::Sub`; `Ref` and `Condition` have no longer name. */
  get longName(): string {
    return this.name === 'Ref' || this.name === 'Condition' ? this.name : `Fn::${this.name}`
  }
}

/** A value with a comment above it, which only YAML can show. */
export class Noted {
  readonly comment: string
  readonly value: Node

  constructor(comment: string, value: Node) {
    this.comment = comment
    this.value = value
  }
}

export const ref = (name: string) => new Call('Ref', name)
export const sub = (text: string) => new Call('Sub', text)
export const getAtt = (resource: string, attribute: string) => new Call('GetAtt', `${resource}.${attribute}`)
export const join = (delimiter: string, items: readonly Node[]) => new Call('Join', [delimiter, items])
export const findInMap = (map: string, first: Node, second: Node) => new Call('FindInMap', [map, first, second])
export const choose = (condition: string, yes: Node, no: Node) => new Call('If', [condition, yes, no])
export const equals = (left: Node, right: Node) => new Call('Equals', [left, right])

export const isMap = (node: Node): node is NodeMap =>
  typeof node === 'object' && !Array.isArray(node) && !(node instanceof Call) && !(node instanceof Noted)

export const isList = (node: Node): node is readonly Node[] => Array.isArray(node)

/** The value without its comment. */
export function bare(node: Node): Exclude<Node, Noted> {
  return node instanceof Noted ? bare(node.value) : node
}

/** The node as plain data, functions in their long form. */
export function toPlain(node: Node): unknown {
  const value = bare(node)
  if (isList(value)) return value.map(toPlain)
  if (value instanceof Call) {
    const split = value.name === 'GetAtt' && typeof value.argument === 'string'
    const argument = split ? String(value.argument).split('.', 2) : toPlain(value.argument)
    return { [value.longName]: argument }
  }
  if (typeof value !== 'object') return value
  const plain: Record<string, unknown> = {}
  for (const [key, entry] of Object.entries(value)) if (entry !== undefined) plain[key] = toPlain(entry)
  return plain
}
