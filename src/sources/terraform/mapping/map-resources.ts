import { resourceTypes } from '../../../model/resource.ts'
import type { Guard } from '../../../model/slot.ts'
import { toResource } from '../../convert.ts'
import type { Reading } from '../../reading.ts'
import type { MapValue, Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { Additions } from './additions.ts'
import { withAwsNames } from './attribute-names.ts'
import { Named } from './named.ts'
import { mappings } from './registry.ts'
import { inShape, isFilledIn } from './shape-directed.ts'
import { withoutStandIns } from './stand-ins.ts'
import { isNothing, mapValue, nothing } from './values.ts'

/**
 * Makes the model's resources of those of a configuration or plan.
 *
 * What is a part of another resource is put into it, whatever module either is in. A type that feeds nothing of the model is
 * left out, and so are data sources: they read what is made elsewhere.
 */
export function mapResources(evaluated: readonly Evaluated[], reading: Reading): void {
  const whole = evaluated.flatMap((one) => [one, ...splitOff(one, reading)])
  const named = new Named(whole, reading.choices)
  const managed = withAwsNames(withoutStandIns(whole, named)).filter(({ mode }) => mode === 'managed')
  const additions = new Additions(named, reading.choices)
  for (const one of managed) {
    const mapping = mappings.get(one.type)
    if (mapping?.is === 'satellite') additions.add(one, mapping)
  }
  const conversion = { files: reading.files, report: reading.gaps.push.bind(reading.gaps) }
  for (const one of managed) {
    const mapping = mappings.get(one.type)
    if (mapping?.is !== 'resource') continue
    const { shape } = resourceTypes[mapping.type]
    const own = inShape(shape, one.values, mapping.attributes, one)
    const properties = additions.with(own, shape, one.address)
    const { guard, place } = one
    reading.addResource(
      (address) => toResource(mapping.type, properties, { address, guard, place, from: 'template' }, conversion),
      one.address,
    )
  }
}

/** What the resource holds inline and is one of its own in the model. */
function splitOff(one: Evaluated, { choices }: Reading): readonly Evaluated[] {
  const mapping = mappings.get(one.type)
  if (one.mode === 'data' || mapping?.is !== 'resource' || !mapping.splits) return []
  return Object.entries(mapping.splits).flatMap(([type, { link, attributes }]) => {
    const written = attributes.flatMap((name) => {
      const value = one.values.entries.get(name)
      const own = value && mapValue(value, (plain) => (isFilledIn(plain, {}, one) ? nothing(plain.origin) : plain))
      return own && !isNothing(own) ? [[name, own] as const] : []
    })
    const guard = choices.every([one.guard, choices.some(written.map(([, value]) => isWritten(value))) ?? true])
    if (written.length === 0 || guard === false) return []
    const values: MapValue = { ...one.values, entries: new Map([[link, referenceTo(one)], ...written]) }
    return [{ ...one, type, values, guard: guard ?? one.guard, address: `${one.address}.${written[0]?.[0]}` }]
  })
}

function isWritten(value: Value): Guard {
  if (value.is === 'choice') return { ...value, yes: isWritten(value.yes), no: isWritten(value.no) }
  if (value.is === 'list') return value.items.length > 0
  return value.is !== 'nothing' && !(value.is === 'scalar' && value.text === '')
}

function referenceTo({ address, place }: Evaluated): Value {
  const hole = { name: `${address}.id`, resource: address, attribute: 'id' }
  const why = { because: 'attribute', of: address, attribute: 'id' } as const
  return { is: 'text', parts: [hole], why, origin: place }
}
