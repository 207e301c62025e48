import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Expression, TemplatePart } from './ast.ts'
import { loadHcl } from './load-hcl.ts'

/** What `terraform console` has answered to expressions, some of the language by itself, some with these locals. */
interface Recorded {
  readonly terraform: string
  readonly locals: string
  readonly answers: readonly (readonly [expression: string, answer: unknown])[]
}

const recorded: Recorded = JSON.parse(readFileSync(new URL('golden/answers.json', import.meta.url), 'utf8'))
const hcl = await loadHcl()

type Scope = Readonly<Record<string, unknown>>

/** Just enough of the language to compare answers: nothing is checked, and nothing is unknown. */
function evaluate(node: Expression, scope: Scope): unknown {
  switch (node.is) {
    case 'literal':
      return node.value
    case 'template':
      return textOf(node.parts, scope)
    case 'tuple':
      return node.items.map((item) => evaluate(item, scope))
    case 'object':
      return Object.fromEntries(node.entries.map(({ key, value }) => [evaluate(key, scope), evaluate(value, scope)]))
    case 'variable':
      return scope[node.name]
    case 'attribute':
      return at(evaluate(node.of, scope), node.name)
    case 'index':
      return at(evaluate(node.of, scope), evaluate(node.key, scope))
    case 'splat':
      return [evaluate(node.of, scope)].flat().map((item) => evaluate(node.each, { ...scope, item }))
    case 'call': {
      const args = node.args.map((arg) => evaluate(arg, scope))
      return call(node.name, node.spread ? args.flat() : args)
    }
    case 'unary': {
      const operand = evaluate(node.operand, scope)
      return node.operator === '!' ? !operand : -Number(operand)
    }
    case 'binary':
      return combined(node.operator, evaluate(node.left, scope), evaluate(node.right, scope))
    case 'conditional':
      return evaluate(evaluate(node.when, scope) ? node.yes : node.no, scope)
    case 'for':
      return made(node, scope)
  }
}

const at = (of: unknown, key: unknown): unknown => Object(of)[String(key)]

function call(name: string, args: readonly unknown[]): unknown {
  switch (name) {
    case 'max':
      return Math.max(...args.map(Number))
    case 'upper':
      return String(args[0]).toUpperCase()
    case 'lower':
      return String(args[0]).toLowerCase()
    default:
      return Object(args[0]).length
  }
}

function combined(operator: string, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '&&':
      return left && right
    case '||':
      return left || right
  }
  const [one, other] = [Number(left), Number(right)]
  switch (operator) {
    case '+':
      return one + other
    case '-':
      return one - other
    case '*':
      return one * other
    case '/':
      return one / other
    case '%':
      return one % other
    case '<':
      return one < other
    case '<=':
      return one <= other
    case '>':
      return one > other
    default:
      return one >= other
  }
}

type Names = Pick<Extract<Expression, { is: 'for' }>, 'keyName' | 'valueName' | 'of'>

function* rounds({ keyName, valueName, of }: Names, scope: Scope): Generator<Scope> {
  const all = evaluate(of, scope)
  for (const [key, value] of Object.entries(Object(all))) {
    const named = keyName === undefined ? {} : { [keyName]: Array.isArray(all) ? Number(key) : key }
    yield { ...scope, ...named, [valueName]: value }
  }
}

function made(node: Extract<Expression, { is: 'for' }>, scope: Scope): unknown {
  const { key, value, when, group } = node
  const chosen = [...rounds(node, scope)].filter((round) => !when || evaluate(when, round))
  if (!key) return chosen.map((round) => evaluate(value, round))
  const object: Record<string, unknown> = {}
  for (const round of chosen) {
    const name = String(evaluate(key, round))
    const one = evaluate(value, round)
    object[name] = group ? [...[object[name] ?? []].flat(), one] : one
  }
  return object
}

const textOf = (parts: readonly TemplatePart[], scope: Scope): string =>
  parts.map((part) => partOf(part, scope)).join('')

function partOf(part: TemplatePart, scope: Scope): string {
  switch (part.is) {
    case 'text':
      return part.text
    case 'interpolation':
      return String(evaluate(part.value, scope))
    case 'if':
      return textOf(evaluate(part.when, scope) ? part.yes : part.no, scope)
    case 'for':
      return [...rounds(part, scope)].map((round) => textOf(part.body, round)).join('')
  }
}

const local = Object.fromEntries(
  [...hcl.readFile(recorded.locals).attributes].map(([name, { value }]) => [name, evaluate(value, {})]),
)

test.each(recorded.answers)('%j is %j, as Terraform says', (expression, answer) => {
  expect(evaluate(hcl.readExpression(expression), { local })).toEqual(answer)
})

test('line ends of Windows stay in heredocs, as Terraform has them', () => {
  expect(evaluate(hcl.readExpression('<<EOT\r\nx\r\n  y\r\nEOT\r\n'), {})).toBe('x\r\n  y\r\n')
})
