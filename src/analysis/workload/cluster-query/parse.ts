import { type Token, tokensOf } from './tokens.ts'

/** What an expression asks of a container instance. `unknown`: it is not understood. */
export type Query =
  | { readonly is: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly is: 'not'; readonly part: Query }
  | Comparison
  | { readonly is: 'unknown' }

export interface Comparison {
  readonly is: 'comparison'
  /** As it is written, e.g. `attribute:ecs.instance-type`. */
  readonly subject: string
  readonly operator: Operator
  /** Several for `in` and `not_in`, none for `exists`. */
  readonly values: readonly string[]
}

export type Operator = (typeof operators)[keyof typeof operators]

const operators = {
  '==': 'equals',
  equals: 'equals',
  '!=': 'not_equals',
  not_equals: 'not_equals',
  '>': 'greater_than',
  greater_than: 'greater_than',
  '>=': 'greater_than_equal',
  greater_than_equal: 'greater_than_equal',
  '<': 'less_than',
  less_than: 'less_than',
  '<=': 'less_than_equal',
  less_than_equal: 'less_than_equal',
  exists: 'exists',
  not_exists: 'not_exists',
  in: 'in',
  not_in: 'not_in',
  '=~': 'matches',
  matches: 'matches',
  '!~': 'not_matches',
  not_matches: 'not_matches',
} as const

const unknown: Query = { is: 'unknown' }

/** Expressions in parentheses inside each other beyond which nobody writes any. */
const maxDepth = 64

/**
 * Reads an expression of the cluster query language. Whether `and` goes before `or` AWS does not say: where both stand beside
 * each other, without parentheses, it is not understood.
 *
 * Source: Amazon ECS Developer Guide, "Create expressions to define container instances for Amazon ECS tasks".
 */
export function queryOf(text: string): Query {
  const tokens = tokensOf(text)
  if (!tokens) return unknown
  const parser = new Parser(tokens)
  const query = parser.compound(0)
  return query && parser.isAtEnd ? query : unknown
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  compound(depth: number): Query | undefined {
    const first = this.#negated(depth)
    if (!first) return undefined
    const parts = [first]
    const joints = new Set<'and' | 'or'>()
    for (let joint = this.#joint(); joint; joint = this.#joint()) {
      const next = this.#negated(depth)
      if (!next) return undefined
      joints.add(joint)
      parts.push(next)
    }
    const [only, other] = joints
    if (only === undefined) return first
    return other === undefined ? { is: only, parts } : unknown
  }

  #joint(): 'and' | 'or' | undefined {
    if (this.#takes('&&') || this.#takes('and')) return 'and'
    return this.#takes('||') || this.#takes('or') ? 'or' : undefined
  }

  #negated(depth: number): Query | undefined {
    if (depth > maxDepth) return undefined
    if (this.#takes('!') || this.#takes('not')) {
      const part = this.#negated(depth + 1)
      return part && { is: 'not', part }
    }
    if (!this.#takes('(')) return this.#comparison()
    const inside = this.compound(depth + 1)
    return inside && this.#takes(')') ? inside : undefined
  }

  #comparison(): Query | undefined {
    const subject = this.#next('word')
    if (subject === undefined) return undefined
    const operator = this.#operator()
    if (operator === undefined) return undefined
    if (operator === 'exists' || operator === 'not_exists') return { is: 'comparison', subject, operator, values: [] }
    const values = operator === 'in' || operator === 'not_in' ? this.#list() : this.#literal()
    return values && { is: 'comparison', subject, operator, values }
  }

  #operator(): Operator | undefined {
    const isOther = this.#takes('!')
    const { text } = this.#tokens[this.#at] ?? {}
    if (text === undefined) return undefined
    this.#at++
    if (isOther) return text === 'in' ? 'not_in' : text === 'exists' ? 'not_exists' : undefined
    return isOperator(text) ? operators[text] : undefined
  }

  #list(): readonly string[] | undefined {
    if (!this.#takes('[')) return undefined
    const values: string[] = []
    do {
      const value = this.#literal()
      if (!value) return undefined
      values.push(...value)
    } while (this.#takes(','))
    return this.#takes(']') ? values : undefined
  }

  #literal(): readonly string[] | undefined {
    const text = this.#next('text') ?? this.#next('word')
    return text === undefined ? undefined : [text]
  }

  #next(is: Token['is']): string | undefined {
    const token = this.#tokens[this.#at]
    if (token?.is !== is) return undefined
    this.#at++
    return token.text
  }

  #takes(text: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.text !== text || token.is === 'text') return false
    this.#at++
    return true
  }
}

const isOperator = (text: string): text is keyof typeof operators => Object.hasOwn(operators, text)
