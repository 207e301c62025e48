import { maxDepth, SyntaxFault } from '../../syntax/syntax.ts'
import type { BinaryOperator, Expression, ObjectEntry, Place } from './ast.ts'
import { invalid } from './contexts.ts'
import { readPostfix } from './postfix.ts'
import type { Reading } from './reading.ts'
import { readTemplate } from './template.ts'

const binaryOperators: readonly BinaryOperator[] = [
  ...(['==', '!=', '<', '<=', '>', '>='] as const),
  ...(['+', '-', '*', '/', '%', '&&', '||'] as const),
]

/** Reads an expression from its node. */
export function readExpression(node: number, reading: Reading): Expression {
  return new ExpressionReader(reading).read(node)
}

class ExpressionReader {
  readonly #reading: Reading
  /** How deep the tree is that is being made. */
  #depth = 0

  constructor(reading: Reading) {
    this.#reading = reading
  }

  readonly read = (node: number): Expression => this.#term(this.#reading.cst.children(node))

  /** A value with what follows it; the grammar puts them side by side, brackets around the value with them. */
  #term(nodes: readonly number[]): Expression {
    const { cst } = this.#reading
    const [first = 0] = nodes
    const bracket = cst.kind(first) === '(' ? 1 : 0
    const value = this.#value(nodes[bracket] ?? 0)
    const after = nodes.slice(bracket + 1)
    return readPostfix(value, this.#reading.start(first), after, this.#reading, this.read)
  }

  #value(node: number): Expression {
    if (this.#reading.cst.kind(node) === 'expression') return this.read(node)
    if (this.#depth >= maxDepth) throw this.#tooDeep(node)
    this.#depth++
    const made = this.#made(node)
    this.#depth--
    return made
  }

  #tooDeep(node: number): SyntaxFault {
    return new SyntaxFault('nesting-too-deep', `Nested more than ${maxDepth} levels deep`, this.#reading.start(node))
  }

  #made(node: number): Expression {
    const { cst } = this.#reading
    const place = this.#reading.place(node)
    switch (cst.kind(node)) {
      case 'numeric_lit':
        return { is: 'literal', value: Number(this.#reading.text(node)), ...place }
      case 'bool_lit':
        return { is: 'literal', value: this.#reading.text(node) === 'true', ...place }
      case 'null_lit':
        return { is: 'literal', value: null, ...place }
      case 'string_lit':
      case 'quoted_template':
        return readTemplate(node, this.#reading, this.read)
      case 'variable_expr':
        return { is: 'variable', name: this.#reading.name(node), ...place }
      case 'tuple':
        return this.#tuple(cst.children(node), place)
      case 'object':
        return { is: 'object', entries: this.#entries(cst.children(node)), ...place }
      case 'function_call':
        return this.#call(node)
      case 'for_tuple_expr':
      case 'for_object_expr':
        return this.#for(node)
      case 'conditional':
        return this.#conditional(node)
      case 'unary_operation':
        return this.#unary(node)
      case 'binary_operation':
        return this.#binary(node)
      default:
        throw this.#reading.unexpected(node)
    }
  }

  #tuple(nodes: readonly number[], place: Place): Expression {
    const items = nodes.map(this.read)
    const inQuotes = new Set(
      [...items.keys()].filter((index) => {
        const [node, item] = [nodes[index], items[index]]
        const isWhole = item?.is !== 'template' && item?.is !== 'literal'
        return isWhole && node !== undefined && /^"\$\{.*\}"$/s.test(this.#reading.text(node))
      }),
    )
    return { is: 'tuple', items, ...(inQuotes.size > 0 && { inQuotes }), ...place }
  }

  #entries(nodes: readonly number[]): readonly ObjectEntry[] {
    return nodes.map((node, index) => {
      const before = nodes[index - 1]
      if (before !== undefined && !this.#reading.hasCommaBetween(before, node)) {
        throw invalid('A comma or a line break is missing before this', this.#reading.start(node))
      }
      return this.#entry(node)
    })
  }

  #entry(node: number): ObjectEntry {
    const { cst } = this.#reading
    const [key = node, value = node] = cst.children(node)
    const [word = key, ...more] = cst.children(key)
    const place = this.#reading.place(word)
    const kind = cst.kind(word)
    if (more.length > 0) return { key: this.read(key), value: this.read(value) }
    if (kind === 'variable_expr' || kind === 'bool_lit' || kind === 'null_lit') {
      return { key: { is: 'literal', value: this.#reading.name(word), ...place }, value: this.read(value) }
    }
    return { key: this.read(key), value: this.read(value) }
  }

  #call(node: number): Expression {
    const { cst } = this.#reading
    const name = this.#reading.text(this.#reading.child(node, 'identifier'))
    const given = cst.children(node)
    const args = given.filter((child) => cst.kind(child) === 'expression').map(this.read)
    const spread = given.some((child) => cst.kind(child) === 'ellipsis')
    return { is: 'call', name, args, spread, ...this.#reading.place(node) }
  }

  #for(node: number): Expression {
    const { cst } = this.#reading
    const [intro = node, ...rest] = cst.children(node)
    const names = cst.children(intro).filter((child) => cst.kind(child) === 'identifier')
    const [first = '', second] = names.map((name) => this.#reading.name(name))
    const of = this.read(this.#reading.child(intro, 'expression'))
    const made = rest.filter((child) => cst.kind(child) === 'expression').map(this.read)
    const condition = rest.find((child) => cst.kind(child) === 'for_cond')
    const [value, key] = [...made].reverse()
    if (!value) throw this.#reading.unexpected(node)
    return {
      is: 'for',
      keyName: second === undefined ? undefined : first,
      valueName: second ?? first,
      of,
      key,
      value,
      when: condition === undefined ? undefined : this.read(this.#reading.child(condition, 'expression')),
      group: rest.some((child) => cst.kind(child) === 'ellipsis'),
      ...this.#reading.place(node),
    }
  }

  #unary(node: number): Expression {
    const [operator = node, ...operand] = this.#reading.cst.children(node)
    return {
      is: 'unary',
      operator: this.#reading.cst.kind(operator) === '!' ? '!' : '-',
      operand: this.#term(operand),
      ...this.#reading.place(node),
    }
  }

  /**
   * The grammar makes `a ? b : c ? d : e` a condition on a condition; in HCL the second one is the alternative of the
   * first. So the conditions are gathered from the outside in, and put together from the last one.
   */
  #conditional(node: number): Expression {
    const { cst } = this.#reading
    const branches: { readonly when: number; readonly yes: number; readonly no: number }[] = []
    let inner: number | undefined = node
    while (inner !== undefined) {
      const [when, yes, no]: readonly number[] = cst.children(inner)
      if (when === undefined || yes === undefined || no === undefined) throw this.#reading.unexpected(inner)
      branches.push({ when, yes, no })
      inner = this.#conditionIn(when)
    }
    if (this.#depth + branches.length > maxDepth) throw this.#tooDeep(node)
    const end = this.#reading.end(node)
    let made: Expression | undefined
    for (const { when, yes, no } of branches) {
      // Of an outer one the condition is what stands last in the one inside it.
      const within = this.#conditionIn(when)
      const condition = within === undefined ? when : (cst.children(within)[2] ?? when)
      const start = this.#reading.start(condition)
      made = {
        is: 'conditional',
        when: this.read(condition),
        yes: this.read(yes),
        no: made ?? this.read(no),
        start,
        end,
      }
    }
    if (!made) throw this.#reading.unexpected(node)
    return made
  }

  /** The conditional that a condition is, where no brackets are around it. */
  #conditionIn(when: number): number | undefined {
    return this.#reading.cst.kind(when + 1) === 'conditional' ? when + 1 : undefined
  }

  /** Chains such as `1 + 1 + …` are deep on their left, so these are not walked by recursion. */
  #binary(node: number): Expression {
    const { cst } = this.#reading
    const chain: (readonly [node: number, operator: BinaryOperator, right: readonly number[]])[] = []
    let left: readonly number[]
    for (let at = node; ; ) {
      const nodes = cst.children(at)
      const index = nodes.findIndex((child) => this.#operator(child) !== undefined)
      const operator = this.#operator(nodes[index] ?? at)
      if (operator === undefined) throw this.#reading.unexpected(at)
      chain.push([at, operator, nodes.slice(index + 1)])
      left = nodes.slice(0, index)
      const [only = at] = left
      if (left.length > 1 || cst.kind(only) !== 'binary_operation') break
      at = only
    }
    let made = this.#term(left)
    for (const [at, operator, right] of chain.reverse()) {
      made = { is: 'binary', operator, left: made, right: this.#term(right), ...this.#reading.place(at) }
    }
    return made
  }

  #operator(node: number): BinaryOperator | undefined {
    const kind = this.#reading.cst.kind(node)
    return binaryOperators.find((operator) => operator === kind)
  }
}
