import type { Origin } from '../../../model/origin.ts'
import type { Field, Shape } from '../../../model/shape.ts'
import { shapeIn } from '../../fields.ts'
import { type MapValue, originOf, type Value } from '../../value.ts'
import { isNothing, itemsOf, joined, mapValue, nothing, orElse } from './values.ts'

/** The field at the end of a path. @throws where a table names a field that is not there. */
export function fieldAt(shape: Shape, path: readonly string[]): Field<unknown> {
  const [name = '', ...rest] = path
  const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
  if (!field) throw new Error(`the shape of ${shape.source} has no field ${name}`)
  if (rest.length === 0) return field
  const inner = shapeIn(field)
  if (!inner) throw new Error(`${name} of ${shape.source} holds no structure`)
  return fieldAt(inner, rest)
}

/** A value, and the fields one inside the other that it is for. */
export interface Part {
  readonly path: readonly string[]
  readonly value: Value
}

/** Parts of a structure put together, those of inner structures first. */
export function assembled(
  shape: Shape,
  parts: readonly Part[],
  { origin, rest }: Omit<MapValue, 'is' | 'entries'>,
): MapValue {
  const entries = new Map<string, Value>()
  for (const name of new Set(parts.map(({ path }) => path[0] ?? ''))) {
    const named = parts.filter(({ path }) => path[0] === name)
    const whole = named.filter(({ path }) => path.length === 1).map(({ value }) => value)
    const inner = named.filter(({ path }) => path.length > 1).map((part) => ({ ...part, path: part.path.slice(1) }))
    const direct = together(whole, origin, shape.fields[name]?.kind.is === 'list')
    entries.set(name, inner.length === 0 ? direct : joined(direct, around(fieldAt(shape, [name]), inner, origin)))
  }
  return { is: 'map', entries, origin, ...(rest && { rest }) }
}

/** Of several values for one field the first that is there counts; lists are one after the other. */
function together(values: readonly Value[], origin: Origin, areLists: boolean): Value {
  const present = values.filter((value) => !isNothing(value))
  const [first] = present
  if (!areLists || !first || present.length === 1)
    return present.reduceRight<Value>((other, value) => orElse(value, other), nothing(origin))
  return { is: 'list', items: present.flatMap(itemsOf).map(many), origin: originOf(first) }
}

/** A list that is not known, among the items of another. */
const many = (item: Value): Value =>
  mapValue(item, (plain) => (plain.is === 'unknown' ? { ...plain, many: true } : plain))

/** The structure that parts of it make. It is there where one of them is. */
function around(field: Field<unknown>, parts: readonly Part[], origin: Origin): Value {
  const shape = shapeIn(field)
  const present = parts.filter(({ value }) => !isNothing(value))
  const [first] = present
  if (!shape || !first) return nothing(origin)
  const make = (some: readonly Part[]): Value => {
    const made = assembled(shape, some, { origin })
    return field.kind.is === 'list' ? { is: 'list', items: [made], origin } : made
  }
  if (present.length > 1) return make(present)
  return mapValue(first.value, (plain) => (plain.is === 'nothing' ? plain : make([{ path: first.path, value: plain }])))
}
