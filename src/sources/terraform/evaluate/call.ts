import type { Origin } from '../../../model/origin.ts'
import { wholeText } from '../../../model/text.ts'
import { isMany, type Plain, type Value } from '../../value.ts'
import type { CallContext } from '../functions/function.ts'
import { functions } from '../functions/registry.ts'
import type { Expression } from '../syntax/ast.ts'
import { itemsOf } from './collections.ts'
import { inBranches } from './conditions.ts'
import { stepsThrough } from './measures.ts'
import { type Environment, evaluate, faulty, outOfSteps, scalar, unknown } from './scope.ts'

/** A call of a function. `try` and `can` look at one argument after the other and take what is wrong in them as an answer. */
export function call(expression: Extract<Expression, { is: 'call' }>, at: Origin, environment: Environment): Value {
  const name = expression.name.replace(/^core::/, '')
  if (name === 'try') return firstThatHolds(expression, at, environment)
  if (name === 'can') {
    const [only] = expression.args
    const looked = only && attempt(only, environment)
    return scalar(looked !== undefined && !looked.failed, at)
  }
  const args = argumentsOf(expression, at, environment)
  if (!args) return unknown({ because: 'intrinsic', name }, { name }, at)
  const known = functions.get(name)
  if (!known) {
    environment.report('intrinsic-unknown', `${name} is not a function that is evaluated.`, at)
    return unknown({ because: 'intrinsic', name }, { name }, at)
  }
  const context = contextOf(at, environment)
  return inBranches(name, args, at, environment, (plain) => {
    if (!environment.module.budget.spend(stepsThrough(plain))) {
      return outOfSteps(at, environment)
    }
    const made = known(plain.map(whole), context)
    return made ?? faulty('template-invalid', `${name} cannot take these arguments.`, name, at, environment)
  })
}

/** A text whose holes are all known after all is a text like any other. */
function whole(value: Plain): Plain {
  if (value.is !== 'text' || value.json) return value
  const text = wholeText(value.parts)
  return text === undefined ? value : { is: 'scalar', value: text, text, origin: value.origin }
}

/** The arguments; the last one of `f(list...)` is gone into. */
function argumentsOf(
  { args, spread }: Extract<Expression, { is: 'call' }>,
  at: Origin,
  environment: Environment,
): readonly Value[] | undefined {
  const made = args.map((arg) => evaluate(arg, environment))
  if (!spread) return made
  const items = itemsOf(made.at(-1) ?? { is: 'nothing', origin: at }, at)
  if (!items || items.some(({ value }) => isMany(value))) return undefined
  return [...made.slice(0, -1), ...items.map(({ value }) => value)]
}

function firstThatHolds({ args }: Extract<Expression, { is: 'call' }>, at: Origin, environment: Environment): Value {
  for (const arg of args) {
    const { value, failed } = attempt(arg, environment)
    if (!failed) return value
  }
  return faulty('template-invalid', 'No argument of try holds.', 'try', at, environment)
}

/** The value of an expression, and whether something was wrong in it, which nobody else hears of. */
function attempt(
  expression: Expression,
  environment: Environment,
): { readonly value: Value; readonly failed: boolean } {
  let failed = false
  const value = evaluate(expression, {
    ...environment,
    report: () => {
      failed = true
    },
  })
  return { value, failed }
}

/** What a function called from here may ask for. */
export function contextOf(at: Origin, environment: Environment): CallContext {
  const { module } = environment
  return {
    at,
    folder: module.folder,
    readText: (path) => module.readText(path),
    template: (text, variables) => module.template(text, variables, at, environment),
    inEveryBranch: (values, make) => module.reading.choices.inEveryBranch(values, make),
    list: (folder) => module.list(folder),
    spend: (steps) => module.budget.spend(steps),
  }
}
