import type { Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import { showText } from '../../../model/text.ts'
import { type Plain, partsOf, type Value, valueIf } from '../../value.ts'
import type { Body } from '../syntax/ast.ts'
import { type Environment, evaluate, inField, placeIn, scalar, unknown, withNames } from './scope.ts'

/** One of the instances that `count` or `for_each` makes of a block. */
export interface Instance {
  /** What stands in its address: `""`, `[0]`, `["blue"]`, `[*]` where the keys are not known. */
  readonly suffix: string
  /** The key by which others name it; undefined where there is one instance without a key. */
  readonly key: string | number | undefined
  readonly guard: Guard
  /** `count.index`, or `each.key` and `each.value`. */
  readonly names: readonly (readonly [string, Value])[]
}

/** Instances of one block beyond which no more are made. */
const maxInstances = 2_000

/**
 * The instances of a resource, data source or module. Where how many there are depends on what only deployment decides,
 * each exists in its cases; where the keys are not known there is one for all of them, which may be there.
 *
 * Source: Terraform documentation, "The count Meta-Argument", "The for_each Meta-Argument".
 */
export function instancesOf(body: Body, environment: Environment, field: string): readonly Instance[] {
  return paid(instancesIn(body, environment, field), environment)
}

function instancesIn(body: Body, environment: Environment, field: string): readonly Instance[] {
  const count = body.attributes.get('count')?.value
  const forEach = body.attributes.get('for_each')?.value
  if (count) {
    const here = inField(environment, `${field}.count`)
    return counted(evaluate(count, here), placeIn(here, count), environment, field)
  }
  if (forEach) {
    const here = inField(environment, `${field}.for_each`)
    return keyed(evaluate(forEach, here), placeIn(here, forEach), environment, field)
  }
  return [{ suffix: '', key: undefined, guard: true, names: [] }]
}

/** What an instance takes to make: when that is used up, no more are made elsewhere. */
const stepsOfInstance = 10

function paid(instances: readonly Instance[], { module }: Environment): readonly Instance[] {
  module.budget.spend(instances.length * stepsOfInstance)
  return instances
}

/** The blocks that a `dynamic` block makes: it goes through lists as well. Source: Terraform documentation, "dynamic Blocks". */
export function instancesOfBlock(body: Body, environment: Environment): readonly Instance[] {
  const forEach = body.attributes.get('for_each')?.value
  if (!forEach) return []
  const here = inField(environment, `${environment.field}.for_each`)
  return paid(
    keyed(indexed(evaluate(forEach, here)), placeIn(here, forEach), environment, environment.field),
    environment,
  )
}

/** A list of mappings as a mapping by index. */
function indexed(value: Value): Value {
  if (value.is === 'choice') return { ...value, yes: indexed(value.yes), no: indexed(value.no) }
  if (value.is !== 'list' || value.items.every(({ is }) => is === 'scalar')) return value
  const entries = value.items.flatMap((item, index) =>
    item.is === 'unknown' && item.many ? [] : [[String(index), item] as const],
  )
  const rest = value.items.find((item) => item.is === 'unknown' && item.many)
  return { is: 'map', entries: new Map(entries), origin: value.origin, ...(rest?.is === 'unknown' && { rest }) }
}

const objectOf = (entries: readonly (readonly [string, Value])[], origin: Origin): Value => ({
  is: 'map',
  entries: new Map(entries),
  origin,
})

function counted(value: Value, at: Origin, environment: Environment, field: string): readonly Instance[] {
  const found = new Map<number, Guard[]>()
  let open: Guard | undefined
  for (const [plain, guard] of casesOf(value, true, environment)) {
    if (plain.is !== 'scalar' || !/^\d+$/.test(plain.text)) {
      open ??= guard
      continue
    }
    for (let index = 0; index < Math.min(Number(plain.text), maxInstances); index++) {
      found.set(index, [...(found.get(index) ?? []), guard])
    }
    if (Number(plain.text) > maxInstances) tooMany(field, at, environment)
  }
  const instance = (index: number, guard: Guard): Instance => ({
    suffix: `[${index}]`,
    key: index,
    guard,
    names: [['count', objectOf([['index', scalar(index, at)]], at)]],
  })
  // Where there are so many there are fewer in more of the cases: as many cases are the same ones.
  const known = new Map<number, Guard>()
  const made = [...found].map(([index, guards]) => {
    const guard = known.get(guards.length) ?? anyOf(guards, environment)
    known.set(guards.length, guard)
    return instance(index, guard)
  })
  if (open === undefined) return made
  const maybe = perhaps(open, `${field} is made`, environment)
  return made.length > 0 ? made : [{ ...instance(0, maybe), suffix: '[*]' }]
}

function keyed(value: Value, at: Origin, environment: Environment, field: string): readonly Instance[] {
  const { choices } = environment.module.reading
  const found = new Map<string, { readonly guards: readonly Guard[]; readonly item: Value }>()
  let open: { readonly guard: Guard; readonly of: Value } | undefined
  for (const [plain, guard] of casesOf(value, true, environment)) {
    const items =
      plain.is === 'map'
        ? [...plain.entries]
        : plain.is === 'list'
          ? plain.items.flatMap((item): (readonly [string, Value])[] =>
              // A text of which a part is not known makes an instance all the same.
              item.is === 'scalar' || item.is === 'text' ? [[showText(partsOf(item) ?? []), item]] : [],
            )
          : []
    for (const [key, item] of items.slice(0, maxInstances)) {
      const known = found.get(key)
      const here = choices.every([guard, isThere(item)]) ?? guard
      if (here === false) continue
      found.set(key, {
        guards: [...(known?.guards ?? []), here],
        item: known ? valueIf(guard, item, known.item) : item,
      })
    }
    if (items.length > maxInstances) tooMany(field, at, environment)
    const isWhole =
      plain.is === 'map' ? !plain.rest && !plain.resource : plain.is === 'list' && items.length === plain.items.length
    if (!isWhole && plain.is !== 'nothing') open ??= { guard, of: plain }
  }
  const each = (key: Value, item: Value): (readonly [string, Value])[] => [
    [
      'each',
      objectOf(
        [
          ['key', key],
          ['value', item],
        ],
        at,
      ),
    ],
  ]
  const made = [...found].map(
    ([key, { guards, item }]): Instance => ({
      suffix: `[${JSON.stringify(key)}]`,
      key,
      guard: anyOf(guards, environment),
      names: each(scalar(key, at), item),
    }),
  )
  if (!open) return made
  const why =
    open.of.is === 'unknown' || open.of.is === 'text' ? open.of.why : ({ because: 'intrinsic', name: 'A key' } as const)
  return [
    ...made,
    {
      suffix: '[*]',
      key: '*',
      guard: perhaps(open.guard, `there are more of ${field}`, environment),
      names: each(unknown(why, { name: 'each.key' }, at), unknown(why, { name: 'each.value' }, at)),
    },
  ]
}

/** A `for` leaves out what its condition does not hold of. */
function isThere(item: Value): Guard {
  if (item.is !== 'choice') return true
  const inCase = (value: Value): Guard => (value.is === 'nothing' ? false : isThere(value))
  const [yes, no] = [inCase(item.yes), inCase(item.no)]
  return yes === no ? yes : { is: 'choice', on: item.on, yes, no }
}

function tooMany(field: string, at: Origin, environment: Environment): void {
  environment.report(
    'value-too-large',
    `${field} has more than ${maxInstances} instances; the first ones are judged.`,
    at,
  )
}

/** Certain where nobody can say any more. */
function anyOf(guards: readonly Guard[], { module }: Environment): Guard {
  if (!module.budget.spend(guards.length ** 2)) return true
  return module.reading.choices.some(guards) ?? true
}

/** Something that only deployment decides. */
function perhaps(guard: Guard, says: string, environment: Environment): Guard {
  const { choices } = environment.module.reading
  const on = choices.whether(`${environment.module.folder}#${environment.field}`, says)
  const maybe: Guard = { is: 'choice', on, yes: true, no: false }
  return choices.every([guard, maybe]) ?? maybe
}

/** What a value may be, and when. */
export function casesOf(value: Value, guard: Guard, environment: Environment): readonly (readonly [Plain, Guard])[] {
  if (value.is !== 'choice') return [[value, guard]]
  const { choices } = environment.module.reading
  const { on } = value
  return [true, false].flatMap((answer) => {
    const here = choices.every([guard, { is: 'choice', on, yes: answer, no: !answer }])
    if (here === false) return []
    return casesOf(answer ? value.yes : value.no, here ?? guard, environment)
  })
}

/** The environment of an instance. */
export const inInstance = (environment: Environment, { names }: Instance): Environment =>
  names.length === 0 ? environment : withNames(environment, names)
