import type { Language, Tree } from 'web-tree-sitter'

/** The nodes of the grammar that say something, and the operators; the names are the grammar's. */
const kinds = [
  'ERROR',
  'attribute',
  'block',
  'identifier',
  'string_lit',
  'block_start',
  'block_end',
  'body',
  'expression',
  'literal_value',
  'numeric_lit',
  'bool_lit',
  'null_lit',
  'template_expr',
  'quoted_template',
  'template_interpolation',
  'template_directive',
  'template_if',
  'template_if_intro',
  'template_else_intro',
  'template_if_end',
  'template_for',
  'template_for_start',
  'template_for_end',
  'collection_value',
  'tuple',
  'object',
  'object_elem',
  'variable_expr',
  'get_attr',
  'index',
  'new_index',
  'legacy_index',
  'splat',
  'attr_splat',
  'full_splat',
  'function_call',
  'function_arguments',
  'ellipsis',
  'for_expr',
  'for_tuple_expr',
  'for_object_expr',
  'for_intro',
  'for_cond',
  'conditional',
  'operation',
  'unary_operation',
  'binary_operation',
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

export type Kind = (typeof kinds)[number]

/** The kinds of a grammar by its own numbers. */
export function kindsOf(language: Language): readonly (Kind | undefined)[] {
  return language.types.map((type) => kinds.find((kind) => kind === type))
}

/**
 * The tree of the grammar, its nodes numbered from the root, parents before children: a node's first child is the one
 * after it. Without the nodes that say nothing, such as commas.
 */
export class Cst {
  readonly #kinds: Kind[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** The number after those of all that is inside the node. */
  readonly #nexts: number[] = []

  /** The walk takes one pass without recursion, so depth is no matter. */
  constructor(tree: Tree, kindOf: readonly (Kind | undefined)[]) {
    const cursor = tree.walk()
    const open: (number | undefined)[] = []
    for (;;) {
      const kind = kindOf[cursor.nodeTypeId]
      const node = kind === undefined ? undefined : this.#add(kind, cursor.startIndex, cursor.endIndex)
      if (cursor.gotoFirstChild()) {
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
