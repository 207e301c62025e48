import type { Origin } from '../../../model/origin.ts'
import { isMany, type TextValue, type UnknownValue, type Value, valueIf } from '../../value.ts'
import type { Expression } from '../syntax/ast.ts'
import { condition, inBranches, unknownOf } from './conditions.ts'
import { type Environment, evaluate, faulty, scalar, splatItem, unknown, withNames } from './scope.ts'

/** One item of what is gone through: a list has indexes for keys. */
export interface Item {
  readonly key: Value
  readonly value: Value
}

/** The items of a list or map; undefined where they are not known. */
export function itemsOf(value: Value, at: Origin): readonly Item[] | undefined {
  if (value.is === 'list') {
    const open = value.items.findIndex(isMany)
    const key = (index: number) =>
      open >= 0 && index >= open
        ? unknown({ because: 'intrinsic', name: 'An index' }, { name: 'an index' }, at)
        : scalar(index, at)
    return value.items.map((item, index) => ({ key: key(index), value: item }))
  }
  if (value.is !== 'map' || value.resource) return undefined
  // Terraform goes through maps in the order of their keys.
  return [...value.entries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => ({ key: scalar(key, at), value: item }))
}

/** What a `for` or a splat makes of a collection. */
export function collected(
  expression: Extract<Expression, { is: 'for' | 'splat' }>,
  at: Origin,
  environment: Environment,
): Value {
  const of = evaluate(expression.of, environment)
  return inBranches('The list', [of], at, environment, ([plain]) => {
    if (!plain || plain.is === 'unknown' || (plain.is === 'text' && !isSurelyText(plain))) return unknownOf(plain, at)
    if (expression.is === 'for') {
      const items = itemsOf(plain, at)
      return items ? forOf(expression, items, plain, at, environment) : unknownOf(plain, at)
    }
    if (plain.is === 'nothing') return { is: 'list', items: [], origin: at }
    // A splat of what is no list is a list of one.
    const items = plain.is === 'list' ? plain.items : [plain]
    const made = items.map((item) =>
      asMany(item, evaluate(expression.each, withNames(environment, [[splatItem, item]])), at),
    )
    return { is: 'list', items: made, origin: at }
  })
}

/** A reference to what is known after an apply may be one to a list. */
const isSurelyText = ({ parts }: TextValue): boolean =>
  parts.length > 1 || parts.some((part) => typeof part === 'string' || part.text !== undefined)

/** What is made of an item that stands for many stands for as many. */
function asMany(item: Value, made: Value, at: Origin): Value {
  if (!isMany(item)) return made
  return { ...(made.is === 'unknown' ? made : unknown(item.why, item.hole, at)), many: true }
}

function forOf(
  expression: Extract<Expression, { is: 'for' }>,
  items: readonly Item[],
  of: Value,
  at: Origin,
  environment: Environment,
): Value {
  const { keyName, valueName, key, group } = expression
  const inside = (item: Item) => {
    const names: [string, Value][] = [[valueName, item.value]]
    if (keyName !== undefined) names.push([keyName, item.key])
    return withNames(environment, names)
  }
  const kept = items.flatMap((item) => {
    if (!environment.module.budget.spend(1)) return []
    const here = inside(item)
    const guard = expression.when ? condition(evaluate(expression.when, here), at, environment) : true
    if (guard === false) return []
    return [{ guard, here, item: item.value }]
  })
  const more = of.is === 'map' ? of.rest : undefined
  if (key === undefined) {
    const made = kept.map(({ guard, here, item }) =>
      asMany(item, valueIf(guard, evaluate(expression.value, here), { is: 'nothing', origin: at }), at),
    )
    return { is: 'list', items: more ? [...made, more] : made, origin: at }
  }
  const entries = new Map<string, Value>()
  let rest: UnknownValue | undefined = more
  for (const { guard, here } of kept) {
    const name = evaluate(key, here)
    if (name.is !== 'scalar') {
      rest = unknown({ because: 'intrinsic', name: 'A key' }, { name: 'a key' }, at)
      continue
    }
    const value = valueIf(guard, evaluate(expression.value, here), { is: 'nothing', origin: at })
    const before = entries.get(name.text)
    if (group) {
      entries.set(name.text, { is: 'list', items: [...(before?.is === 'list' ? before.items : []), value], origin: at })
    } else if (before) {
      return faulty('key-duplicate', `The key ${name.text} is made twice.`, name.text, at, environment)
    } else entries.set(name.text, value)
  }
  return { is: 'map', entries, origin: at, ...(rest && { rest }) }
}
