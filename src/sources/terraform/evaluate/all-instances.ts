import type { Origin } from '../../../model/origin.ts'
import { type Value, valueIf } from '../../value.ts'
import type { Instance } from './instances.ts'
import type { Declaration } from './module-source.ts'
import { type Environment, evaluate, type Step, unknown } from './scope.ts'

/** The instance that is meant, and how many steps say so; none where all of them are. */
export function picked(instances: readonly Instance[], steps: readonly Step[], environment: Environment) {
  const [step] = steps
  const [only] = instances
  if (only?.key === undefined) return { instance: only, taken: 0 }
  if (step?.is !== 'index') return { instance: undefined, taken: 0 }
  const key = evaluate(step.key, environment)
  const found =
    key.is === 'scalar'
      ? instances.find((one) => String(one.key) === key.text)
      : instances.length === 1
        ? only
        : undefined
  // A key that is not known may be that of an instance that is not known.
  return { instance: found ?? instances.find(({ suffix }) => suffix === '[*]'), taken: 1 }
}

/** All instances together: a list of what `count` makes, a mapping of what `for_each` makes. */
export function collection(
  { block }: Declaration,
  instances: readonly Instance[],
  object: (instance: Instance) => Value,
  at: Origin,
): Value {
  const [first] = instances
  if (first && first.key === undefined) return object(first)
  if (block.body.attributes.has('count')) return listOf(instances, instances.map(object), at)
  const known = instances.filter(({ suffix }) => suffix !== '[*]')
  const open = instances.find(({ suffix }) => suffix === '[*]')
  const rest = open && unknown({ because: 'intrinsic', name: 'A key' }, { name: 'an instance' }, at)
  const entries = new Map(known.map((one) => [String(one.key), object(one)]))
  return { is: 'map', entries, origin: at, ...(rest && { rest }) }
}

/** The list of what `count` makes. Where there is one instance there are those before it, so the last one decides first. */
function listOf(instances: readonly Instance[], items: readonly Value[], at: Origin): Value {
  const last = instances.at(-1)
  if (!last || last.guard === true) return { is: 'list', items, origin: at }
  const fewer = instances.findIndex(({ guard }) => guard === last.guard)
  return valueIf(
    last.guard,
    { is: 'list', items, origin: at },
    listOf(instances.slice(0, fewer), items.slice(0, fewer), at),
  )
}
