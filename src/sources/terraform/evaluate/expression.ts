import type { Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import { not } from '../../choices.ts'
import { equality } from '../../equality.ts'
import { entryField, itemField } from '../../fields.ts'
import { seenFrom } from '../../seen-from.ts'
import { type Plain, type Value, valueIf } from '../../value.ts'
import type { BinaryOperator, Expression } from '../syntax/ast.ts'
import { member } from './access.ts'
import { call } from './call.ts'
import { collected } from './collections.ts'
import { condition, inBranches, placeName, unknownOf } from './conditions.ts'
import { isTooLarge, sizeOf, stepsThrough } from './measures.ts'
import {
  type Environment,
  evaluate,
  faulty,
  inField,
  maxDepth,
  notDeclared,
  outOfSteps,
  placeIn,
  type Step,
  scalar,
  splatItem,
  tooLarge,
  unknown,
} from './scope.ts'
import { template } from './templates.ts'

/** The value of an expression. Never throws on content: what cannot be told is unknown, with a gap where something is wrong. */
export function evaluateExpression(expression: Expression, environment: Environment): Value {
  const at = placeIn(environment, expression)
  const { budget } = environment.module
  if (!budget.spend(1)) return outOfSteps(at, environment)
  if (budget.depth >= maxDepth) return tooLarge('What this leads to', at, environment)
  budget.depth++
  const value = evaluateHere(expression, at, environment)
  budget.depth--
  return isTooLarge(value) ? tooLarge('The value', at, environment) : value
}

function evaluateHere(expression: Expression, at: Origin, environment: Environment): Value {
  const atItem = (index: number) => inField(environment, itemField(environment.field, index))
  switch (expression.is) {
    case 'literal':
      if (typeof expression.value === 'string') {
        return template([{ ...expression, is: 'text', text: expression.value }], at, environment)
      }
      return expression.value === null ? { is: 'nothing', origin: at } : scalar(expression.value, at)
    case 'template':
      return template(expression.parts, at, environment)
    case 'tuple':
      return {
        is: 'list',
        items: expression.items.flatMap((item, index) => {
          const value = evaluate(item, atItem(index))
          // Before Terraform 0.12 `["${list}"]` is the list itself. Nobody writes a list of lists like that.
          return value.is === 'list' && expression.inQuotes?.has(index) ? value.items : [value]
        }),
        origin: at,
      }
    case 'object':
      return objectOf(expression, at, environment)
    case 'variable':
    case 'attribute':
    case 'index':
      return traversal(expression, at, environment)
    case 'splat':
    case 'for':
      return collected(expression, at, environment)
    case 'call':
      return call(expression, at, environment)
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, environment), at, environment)
    case 'binary':
      return binary(expression, at, environment)
    case 'conditional': {
      const guard = condition(evaluate(expression.when, environment), at, environment)
      // A case that never comes is not evaluated: what is wrong in it does not matter.
      if (typeof guard === 'boolean') return evaluate(guard ? expression.yes : expression.no, environment)
      return valueIf(guard, evaluate(expression.yes, environment), evaluate(expression.no, environment))
    }
  }
}

function objectOf(expression: Extract<Expression, { is: 'object' }>, at: Origin, environment: Environment): Value {
  const entries = new Map<string, Value>()
  let rest: Extract<Value, { is: 'unknown' }> | undefined
  for (const { key, value } of expression.entries) {
    const name = evaluate(key, environment)
    const text = name.is === 'scalar' ? name.text : undefined
    const made = evaluate(
      value,
      text === undefined ? environment : inField(environment, entryField(environment.field, text)),
    )
    if (text !== undefined) entries.set(text, made)
    else rest = unknown({ because: 'intrinsic', name: 'A key' }, { name: 'a key' }, at)
  }
  return { is: 'map', entries, origin: at, ...(rest && { rest }) }
}

/** `a.b[c].d`: a name, and what is taken of what it stands for. */
function traversal(expression: Expression, at: Origin, environment: Environment): Value {
  const steps: Step[] = []
  let root = expression
  for (;;) {
    if (root.is === 'attribute') steps.push({ is: 'attribute', name: root.name })
    else if (root.is === 'index') steps.push({ is: 'index', key: root.key })
    else break
    root = root.of
  }
  steps.reverse()
  if (!environment.module.budget.spend(steps.length)) return outOfSteps(at, environment)
  if (root.is !== 'variable') return follow(evaluate(root, environment), steps, at, environment)
  const own = environment.names.get(root.start === root.end ? splatItem : root.name)
  if (own) return follow(own, steps, at, environment)
  const resolved = environment.module.resolve(root.name, steps, at, environment)
  if (!resolved) {
    const name = [root.name, ...steps.slice(0, 2).flatMap((step) => (step.is === 'attribute' ? [step.name] : []))].join(
      '.',
    )
    return faulty('reference-undeclared', `${name} ${notDeclared}`, name, at, environment)
  }
  const value = follow(resolved.value, steps.slice(resolved.used), at, environment)
  if (!environment.module.budget.spend(sizeOf(value) * stepsOfCopy)) return outOfSteps(at, environment)
  return environment.module.place ? value : seenFrom(value, at)
}

/** What is seen from another place is made anew, all of it, with the way that it came. */
const stepsOfCopy = 3

/** What is taken of a value, step by step. */
function follow(value: Value, steps: readonly Step[], at: Origin, environment: Environment): Value {
  return steps.reduce<Value>((here, step) => {
    if (step.is === 'attribute') return member(here, step.name, at, environment)
    return inBranches('The key', [evaluate(step.key, environment)], at, environment, ([key]) => {
      if (key?.is === 'scalar')
        return member(here, typeof key.value === 'number' ? key.value : key.text, at, environment)
      const why =
        key?.is === 'unknown' || key?.is === 'text' ? key.why : ({ because: 'intrinsic', name: 'A key' } as const)
      return here.is === 'unknown' ? here : unknown(why, { name: 'an item' }, at)
    })
  }, value)
}

const truth = (guard: Guard, at: Origin): Value => valueIf(guard, scalar(true, at), scalar(false, at))

function unary(operator: '!' | '-', value: Value, at: Origin, environment: Environment): Value {
  if (operator === '!') return truth(not(condition(value, at, environment)), at)
  return inBranches('-', [value], at, environment, ([one]) => {
    const number = one && numberOf(one)
    return number === undefined ? unknownOf(one, at) : scalar(-number, at)
  })
}

function binary(expression: Extract<Expression, { is: 'binary' }>, at: Origin, environment: Environment): Value {
  const { operator } = expression
  const { choices } = environment.module.reading
  const left = evaluate(expression.left, environment)
  if (operator === '&&' || operator === '||') {
    const first = condition(left, at, environment)
    if (first === (operator === '||')) return truth(first, at)
    const second = condition(evaluate(expression.right, environment), at, environment)
    const both = operator === '&&' ? choices.every([first, second]) : choices.some([first, second])
    if (both !== undefined) return truth(both, at)
    environment.report('value-too-large', `${operator} can turn out in too many ways.`, at)
    return unknown({ because: 'too-large', what: operator }, { name: operator }, at)
  }
  const right = evaluate(expression.right, environment)
  if (!environment.module.budget.spend(stepsThrough([left, right]))) return outOfSteps(at, environment)
  return inBranches(operator, [left, right], at, environment, ([one, other]) => {
    if (!one || !other) return unknown({ because: 'intrinsic', name: operator }, { name: operator }, at)
    if (operator === '==' || operator === '!=') {
      const equal = sameType(one, other) && equality(one, other, placeName(at, environment), choices)
      return truth(operator === '==' ? equal : not(equal), at)
    }
    const [a, b] = [numberOf(one), numberOf(other)]
    if (a === undefined || b === undefined) return unknownOf(one.is === 'scalar' ? other : one, at)
    return scalar(calculate[operator](a, b), at)
  })
}

/** Values of unlike types are never equal, a null and a text neither. */
function sameType(one: Plain, other: Plain): boolean {
  const kind = (value: Plain) => {
    if (value.is === 'scalar') return typeof value.value
    // Account, Region and partition are texts, whatever they are.
    return value.is === 'text' || (value.is === 'unknown' && value.why.because === 'pseudo-parameter')
      ? 'string'
      : value.is
  }
  const [first, second] = [kind(one), kind(other)]
  return first === second || first === 'unknown' || second === 'unknown'
}

const calculate: Readonly<
  Record<Exclude<BinaryOperator, '==' | '!=' | '&&' | '||'>, (a: number, b: number) => number | boolean>
> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

function numberOf(value: Plain): number | undefined {
  if (value.is !== 'scalar' || typeof value.value === 'boolean') return undefined
  const number =
    typeof value.value === 'number' ? value.value : value.text.trim() === '' ? Number.NaN : Number(value.text)
  return Number.isNaN(number) ? undefined : number
}
