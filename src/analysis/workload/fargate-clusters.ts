import type { Between } from '../../model/between.ts'
import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { cluster } from '../../model/resources/cluster.ts'
import type { Struct } from '../../model/shape.ts'
import { placeOf, type World } from '../../model/world.ts'
import { isOneOf, namesResource, type Text, textsOf } from '../texts.ts'
import { associationsOf, launchTypesOfUse } from './launch-types.ts'
import { type Use, usesIn, usesInUnknownCluster } from './uses.ts'

type Cluster = Resource<'AWS::ECS::Cluster'>

/** What a cluster and its associations both say of capacity providers. */
type Capacity = Struct<Pick<(typeof cluster)['fields'], 'capacityProviders' | 'defaultCapacityProviderStrategy'>>

/**
 * The places by which a cluster runs tasks on Fargate: capacity providers, and what starts tasks in it.
 *
 * Source: Amazon ECS API Reference, "PutClusterCapacityProviders".
 */
export function fargateIn(cluster: Cluster, world: World): Between<readonly Origin[]> {
  const atLeast: Origin[] = []
  const because: Origin[] = []
  for (const { capacity, own } of capacitiesOf(cluster, world)) {
    for (const provider of providersIn(capacity, world)) {
      const fargate = isOneOf(provider, ['FARGATE', 'FARGATE_SPOT'])
      if (fargate === true && own) atLeast.push(provider.origin)
      else if (fargate !== false && !namesResource(provider)) because.push(provider.origin)
    }
  }
  for (const use of usesIn(cluster, world)) {
    const types = launchTypesOfUse(use, world)
    if (types?.has('FARGATE')) atLeast.push(placeOf(use.launch))
    else if (!types) because.push(placeOf(use.launch))
  }
  const maybe = atLeast.length === 0 ? strayFargateUse(world) : undefined
  if (maybe) because.push(placeOf(maybe.launch))
  return { atLeast, atMost: [...atLeast, ...because], because }
}

/** A use that may run on Fargate, in a cluster that is not known: one leaves the matter open for every cluster. */
function strayFargateUse(world: World): Use | undefined {
  const [use] = world.onceForEstate(strayFargateUse, (here) =>
    usesInUnknownCluster(here)
      .filter((one) => launchTypesOfUse(one, here)?.has('FARGATE') !== false)
      .slice(0, 1),
  )
  return use
}

/** The cluster and its associations; not its own where they name a cluster that is not known. */
function capacitiesOf(cluster: Cluster, world: World): readonly { capacity: Capacity; own: boolean }[] {
  const { to, unread } = associationsOf(world.estate)
  const associations = [...(to.get(cluster.address) ?? []), ...unread]
    .filter((association) => world.exists(association))
    .flatMap((association) => {
      const named = world.follow(association, 'cluster')
      if (named.is === 'known')
        return named.value.address === cluster.address ? [{ capacity: association, own: true }] : []
      return named.is === 'unknown' && named.why.because !== 'not-scanned'
        ? [{ capacity: association, own: false }]
        : []
    })
  return [{ capacity: cluster, own: true }, ...associations]
}

function providersIn(capacity: Capacity, world: World): readonly Text[] {
  const names = world.read(capacity, 'capacityProviders')
  const strategy = world.items(capacity, 'defaultCapacityProviderStrategy')
  return [
    ...(names.is === 'known' ? textsOf(names.value, world) : names.is === 'unknown' ? [names] : []),
    ...strategy.unknown,
    ...strategy.items.flatMap(({ value }): readonly Text[] => {
      const provider = world.read(value, 'capacityProvider')
      if (provider.is === 'absent') return []
      return [provider.is === 'known' ? { ...provider, value: provider.value.text ?? '' } : provider]
    }),
  ]
}
