import type { Value } from '../../value.ts'

/** The addresses of the resources that a value names, wherever in it. */
export function* resourcesIn(value: Value): Generator<string> {
  switch (value.is) {
    case 'choice':
      yield* resourcesIn(value.yes)
      yield* resourcesIn(value.no)
      break
    case 'list':
      for (const item of value.items) yield* resourcesIn(item)
      break
    case 'map':
      if (value.resource) yield value.resource.address
      else for (const entry of value.entries.values()) yield* resourcesIn(entry)
      break
    case 'text':
      for (const part of value.parts) if (typeof part !== 'string' && part.resource !== undefined) yield part.resource
      break
    case 'unknown':
      if (value.hole.resource !== undefined) yield value.hole.resource
      break
    case 'scalar':
    case 'nothing':
  }
}
