import type { MapValue, Value } from '../../value.ts'

/** The tags of a resource with those that the provider gives to all. */
export function withTags(values: MapValue, defaults: Value): MapValue {
  const own = values.entries.get('tags')
  if (defaults.is !== 'map') return { ...values, entries: new Map([...values.entries, ['tags_all', defaults]]) }
  const entries = new Map([...defaults.entries, ...(own?.is === 'map' ? own.entries : [])])
  const all: Value = own && own.is !== 'map' && own.is !== 'nothing' ? own : { ...defaults, entries }
  return { ...values, entries: new Map([...values.entries, ['tags_all', all]]) }
}
