import { resourceTypes } from '../../../model/resource.ts'
import { toResource } from '../../convert.ts'
import type { Reading } from '../../reading.ts'
import type { MapValue } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { Additions } from './additions.ts'
import { withAwsNames } from './attribute-names.ts'
import { Named } from './named.ts'
import { ownResources } from './own-resources.ts'
import { mappings } from './registry.ts'
import { inShape, isFilledIn } from './shape-directed.ts'
import { withoutStandIns } from './stand-ins.ts'
import { withTakenOver } from './taken-over.ts'
import { withUsualType } from './usual-types.ts'
import { isNothing, isWritten, mapValue, nothing, referenceTo } from './values.ts'

/**
 * Makes the model's resources of those of a configuration or plan.
 *
 * What is a part of another resource is put into it, whatever module either is in. A type that feeds nothing of the model is
 * left out, and so are data sources, which read what is made elsewhere, but for those that the tables name.
 */
export function mapResources(evaluated: readonly Evaluated[], reading: Reading): void {
  const whole = evaluated.map(withUsualType).flatMap((one) => [one, ...splitOff(one, reading)])
  const named = new Named(whole, reading.choices)
  const led = withAwsNames(withTakenOver(withoutStandIns(whole, named), named))
  const additions = new Additions(named, reading.choices)
  for (const one of led) {
    const mapping = one.mode === 'managed' ? mappings.get(one.type) : undefined
    if (mapping?.is === 'satellite') additions.add(one, mapping)
  }
  const conversion = { files: reading.files, report: reading.gaps.push.bind(reading.gaps) }
  for (const one of led) {
    const from = one.mode === 'data' ? 'reply' : 'template'
    for (const [when, { type, attributes }] of ownResources(one, reading.choices)) {
      const guard = reading.choices.every([one.guard, when]) ?? one.guard
      if (guard === false) continue
      const { shape } = resourceTypes[type]
      const properties = additions.with(inShape(shape, one.values, attributes, one), shape, one.address)
      const { place } = one
      reading.addResource(
        (address) => toResource(type, properties, { address, guard, place, from }, conversion),
        one.address,
      )
    }
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
    const values: MapValue = {
      ...one.values,
      entries: new Map([[link, referenceTo(one.address, one.place)], ...written]),
    }
    return [{ ...one, type, values, guard: guard ?? one.guard, address: `${one.address}.${written[0]?.[0]}` }]
  })
}
