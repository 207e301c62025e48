import type { Plain, Value } from '../../value.ts'
import { isAttribute, toBool, toNumber, toText, unified } from './conversions.ts'
import type { Maker } from './maker.ts'
import { asSet } from './order.ts'
import { type Definition, define, type Group, map, variadic, whatever } from './signature.ts'

/**
 * Did the evaluation of an expression fail, so that `try` goes on to the next one? What fails is unknown because it is not
 * declared or could not be evaluated; what is unknown for another reason may well be there in a run.
 */
export const hasFailed = (value: Plain): boolean =>
  value.is === 'unknown' && (value.why.because === 'undeclared' || value.why.because === 'intrinsic')

/** Source: Terraform documentation, "try Function", "can Function". The expressions come here evaluated. */
const attempt: Definition = variadic([whatever], whatever, ([first], others) => {
  const found = [first, ...others].find((value) => !hasFailed(value))
  return found
})

const can: Definition = define([whatever], ([value], make) =>
  value.is === 'unknown' && !hasFailed(value) ? make.unknown(value.why) : make.flag(!hasFailed(value)),
)

/** A conversion of one value; nothing stays nothing. */
const converting = (convert: (value: Plain, make: Maker) => Value | undefined): Definition =>
  define([whatever], ([value], make) =>
    value.is === 'nothing' || value.is === 'unknown' ? value : convert(value, make),
  )

const same: Definition = define([whatever], ([value]) => value)

const itemsAs = (order: (items: readonly Value[]) => readonly Value[]): Definition =>
  converting((value) => {
    if (isAttribute(value)) return value
    const items = value.is === 'list' ? unified(value.items) : undefined
    return value.is === 'list' && items ? { ...value, items: order(items) } : undefined
  })

/**
 * Source: Terraform documentation, "Built-in Functions", Type Conversion Functions.
 *
 * A sensitive value is the value here; what must not be shown is masked where reports are written.
 */
export const typeConversionFunctions: Group = {
  can,
  ephemeralasnull: same,
  issensitive: define([whatever], (_, make) => make.byNature()),
  nonsensitive: same,
  sensitive: same,
  tobool: converting(toBool),
  tolist: itemsAs((items) => items),
  tomap: converting((value) => {
    if (isAttribute(value)) return value
    const read = map.read(value)
    if (!read || !('found' in read)) return read
    const keys = [...read.found.entries.keys()]
    const entries = unified([...read.found.entries.values()])
    return (
      entries && {
        ...read.found,
        entries: new Map(keys.flatMap((key, at) => (entries[at] ? [[key, entries[at]]] : []))),
      }
    )
  }),
  tonumber: converting(toNumber),
  toset: itemsAs(asSet),
  tostring: converting(toText),
  try: attempt,
}
