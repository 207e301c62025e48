import type { Language, Tree } from 'web-tree-sitter'

/** The nodes of the grammar that say something, and the operators; the names are the grammar's. */
const branches = [
  'attribute',
  'block',
  'expression',
  'quoted_template',
  'template_interpolation',
  'template_if',
  'template_if_intro',
  'template_else_intro',
  'template_if_end',
  'template_for',
  'template_for_start',
  'template_for_end',
  'tuple',
  'object',
  'object_elem',
  'new_index',
  'attr_splat',
  'full_splat',
  'function_call',
  'for_tuple_expr',
  'for_object_expr',
  'for_intro',
  'for_cond',
  'conditional',
  'unary_operation',
  'binary_operation',
] as const

/** Those of which the text is all that matters. */
const leaves = [
  'identifier',
  'string_lit',
  'block_start',
  'block_end',
  'numeric_lit',
  'bool_lit',
  'null_lit',
  'variable_expr',
  'get_attr',
  'legacy_index',
  'ellipsis',
  '(',
  '!',
  '-',
  '+',
  '*',
  '/',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
] as const

/** Nodes that only hold others and say nothing: their children stand in their place. */
const wrappers: readonly string[] = [
  'config_file',
  'body',
  'literal_value',
  'template_expr',
  'template_directive',
  'collection_value',
  'index',
  'splat',
  'function_arguments',
  'for_expr',
  'operation',
]

type Branch = (typeof branches)[number]
type Leaf = (typeof leaves)[number]
export type Kind = Branch | Leaf

/** What the nodes of a grammar are, by its own numbers. */
export interface Kinds {
  readonly named: readonly (Kind | undefined)[]
  readonly hasChildren: readonly boolean[]
}

export function kindsOf({ types }: Language): Kinds {
  return {
    named: types.map((type) => branches.find((kind) => kind === type) ?? leaves.find((kind) => kind === type)),
    hasChildren: types.map((type) => wrappers.includes(type) || branches.some((kind) => kind === type)),
  }
}

/**
 * The tree of the grammar, its nodes numbered from the root, parents before children: a node's first child is the one
 * after it. Without the nodes that say nothing, such as commas and what only holds other nodes.
 */
export class Cst {
  readonly #kinds: Kind[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** The number after those of all that is inside the node. */
  readonly #nexts: number[] = []

  /** The walk takes one pass without recursion, so depth is no matter. */
  constructor(tree: Tree, kinds: Kinds) {
    const cursor = tree.walk()
    const open: (number | undefined)[] = []
    for (;;) {
      const type = cursor.nodeTypeId
      const kind = kinds.named[type]
      const node = kind === undefined ? undefined : this.#add(kind, cursor.startIndex, cursor.endIndex)
      // To ask the cursor is what costs, so leaves are not asked.
      if (kinds.hasChildren[type] && cursor.gotoFirstChild()) {
        open.push(node)
        continue
      }
      this.#close(node)
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          cursor.delete()
          return
        }
        this.#close(open.pop())
      }
    }
  }

  #add(kind: Kind, start: number, end: number): number {
    this.#starts.push(start)
    this.#ends.push(end)
    this.#nexts.push(0)
    return this.#kinds.push(kind) - 1
  }

  #close(node: number | undefined): void {
    if (node !== undefined) this.#nexts[node] = this.#kinds.length
  }

  get size(): number {
    return this.#kinds.length
  }

  kind(node: number): Kind | undefined {
    return this.#kinds[node]
  }

  start(node: number): number {
    return this.#starts[node] ?? 0
  }

  end(node: number): number {
    return this.#ends[node] ?? 0
  }

  /** The number after those of all that is inside the node: its next sibling, where it has one. */
  next(node: number): number {
    return this.#nexts[node] ?? this.size
  }

  children(node: number): readonly number[] {
    const found: number[] = []
    const end = this.next(node)
    for (let child = node + 1; child < end; child = this.next(child)) found.push(child)
    return found
  }

  /** The first child of a kind. */
  child(node: number, kind: Kind): number | undefined {
    const end = this.next(node)
    for (let child = node + 1; child < end; child = this.next(child)) if (this.#kinds[child] === kind) return child
    return undefined
  }
}
