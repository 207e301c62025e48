import type { ChoiceId } from '../src/model/choice.ts'
import type { Origin } from '../src/model/origin.ts'
import type { Resource } from '../src/model/resource.ts'
import type { Guard } from '../src/model/slot.ts'
import type { Part } from '../src/model/text.ts'
import { Reading } from '../src/sources/reading.ts'
import type { Evaluated } from '../src/sources/terraform/evaluated.ts'
import { mapResources } from '../src/sources/terraform/mapping/map-resources.ts'
import { type Plain, textOf, type Value } from '../src/sources/value.ts'

/** What is not plain data in the attributes of a resource. */
class Special {
  readonly make: (toValue: (data: unknown) => Value, reading: Reading) => Value

  constructor(make: Special['make']) {
    this.make = make
  }
}

const origin: Origin = { at: 'text', file: 0, start: 0, end: 1, field: '' }

/** One or the other. */
class Either extends Special {
  readonly yes: unknown
  readonly no: unknown

  constructor(variable: string, yes: unknown, no: unknown) {
    super((toValue, reading) => ({
      is: 'choice',
      on: choiceOf(variable, reading),
      yes: toValue(yes),
      no: toValue(no),
    }))
    this.yes = yes
    this.no = no
  }
}

/** A value that is one or the other, as `variable` will say. */
export const either = (variable: string, yes: unknown, no: unknown = null): unknown => new Either(variable, yes, no)

/** Attributes in a world in which every choice has the same answer. */
export function decided(data: unknown, answer: boolean): unknown {
  const inside = (one: unknown) => decided(one, answer)
  if (data instanceof Either) return inside(answer ? data.yes : data.no)
  if (data instanceof Special || typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map(inside)
  return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, inside(one)]))
}

/** A value that is not known. */
export const unknown = (name = 'var.x'): Special =>
  new Special(() => ({ is: 'unknown', why: { because: 'parameter', name }, hole: { name }, origin }))

/** A value that the provider fills in when the plan is carried out. */
export const filledIn = (address: string, attribute: string): Special =>
  new Special(() => ({
    is: 'unknown',
    why: { because: 'attribute', of: address, attribute },
    hole: { name: `${address}.${attribute}` },
    origin,
  }))

/** A mapping that may have more entries than are seen. */
export const andMore = (entries: object): Special =>
  new Special((toValue) => {
    const map = toValue(entries)
    const rest = { is: 'unknown', why: { because: 'parameter', name: 'more' }, hole: { name: 'more' }, origin } as const
    return map.is === 'map' ? { ...map, rest } : map
  })

/** Text of JSON that knows what it is made of, as `jsonencode` gives it. */
export const json = (data: unknown): Special =>
  new Special((toValue) => ({ ...textOf(['{}'], undefined, origin), json: toValue(data) as Plain }))

const choiceOf = (variable: string, reading: Reading): ChoiceId =>
  reading.choices.equals(`main.tf#${variable}`, variable, 'true', ['true', 'false'])

/** Attributes as plain data, by address; `${aws_ecs_cluster.shop.arn}` in a text names a resource. `when` is its guard. */
export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What mapping makes of resources: slots by address, in few words. */
export const mapped = (resources: Resources): Readonly<Record<string, unknown>> =>
  Object.fromEntries(resourcesOf(resources).map((resource) => [resource.address, shownResource(resource)]))

export function resourcesOf(resources: Resources): readonly Resource[] {
  const reading = new Reading({ region: undefined, account: undefined }, [{ path: 'main.tf', text: ' ' }])
  const evaluated = Object.entries(resources).map(([address, { when, ...attributes }]): Evaluated => {
    const values = attributeValue(attributes, reading)
    if (values.is !== 'map') throw new Error('attributes are a mapping')
    const isData = address.startsWith('data.')
    const type = address.split('.')[isData ? 1 : 0] ?? ''
    const guard: Guard =
      typeof when === 'string' ? { is: 'choice', on: choiceOf(when, reading), yes: true, no: false } : true
    return { type, address, mode: isData ? 'data' : 'managed', values, guard, place: origin }
  })
  mapResources(evaluated, reading)
  if (reading.gaps.length > 0) throw new Error(reading.gaps.map(({ says }) => says).join(' '))
  return reading.resources
}

function attributeValue(data: unknown, reading: Reading): Value {
  const inside = (one: unknown) => attributeValue(one, reading)
  if (data instanceof Special) return data.make(inside, reading)
  if (data === null || data === undefined) return { is: 'nothing', origin }
  if (Array.isArray(data)) return { is: 'list', items: data.map(inside), origin }
  if (typeof data === 'object') {
    return { is: 'map', entries: new Map(Object.entries(data).map(([name, one]) => [name, inside(one)])), origin }
  }
  if (typeof data === 'string') return textWith(data)
  if (typeof data === 'number' || typeof data === 'boolean') {
    return { is: 'scalar', value: data, text: String(data), origin }
  }
  throw new Error(`no value is made of ${typeof data}`)
}

function textWith(text: string): Value {
  const parts = text.split(/\$\{([^}]*)\}/).flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [piece]
    const at = piece.lastIndexOf('.')
    return [{ name: piece, resource: piece.slice(0, at), attribute: piece.slice(at + 1) }]
  })
  const hole = parts.find((part) => typeof part !== 'string')
  const why = { because: 'attribute', of: hole?.resource ?? '', attribute: hole?.attribute ?? '' } as const
  return textOf(parts.length === 0 ? [''] : parts, why, origin)
}

/** A resource in few words. */
export const shownResource = ({ type, guard, slots }: Resource) => ({
  is: type,
  ...(guard !== true && { guard }),
  ...(shown(slots) as object),
})

/** Slots as plain data: a choice as `{ yes, no }`, what is not known as `?`, a reference as its address or text. */
function shown(value: unknown): unknown {
  if (value instanceof Map) return shown(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map((item) => shown(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  if ('is' in value) {
    if (value.is === 'choice') return { yes: shown(Reflect.get(value, 'yes')), no: shown(Reflect.get(value, 'no')) }
    if (value.is === 'known') return shown(Reflect.get(value, 'value'))
    return value.is === 'unknown' ? '?' : undefined
  }
  if ('to' in value && Array.isArray(value.to)) return Reflect.get(value, 'address') ?? Reflect.get(value, 'text')
  if ('slots' in value) return shown(value.slots)
  if ('items' in value) return shown(value.items)
  if ('entries' in value && value.entries instanceof Map) return shown(value.entries)
  const entries = Object.entries(value).map(([name, slot]) => [name, shown(slot)] as const)
  return Object.fromEntries(entries.filter(([, slot]) => slot !== undefined))
}
