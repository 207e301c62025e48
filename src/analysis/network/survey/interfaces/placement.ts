import type { Resource } from '../../../../model/resource.ts'
import type { Maybe } from '../../../../model/text.ts'
import { associationsOf } from '../../../workload/launch-types.ts'
import type { Use } from '../../../workload/uses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import type { Host } from './hosts.ts'

interface Places {
  readonly places: readonly { readonly host: Host; readonly isPlaced: Maybe }[]
  /** False: there may be other hosts. */
  readonly whole: boolean
}

type Launching = Pick<Use, 'launch' | 'cluster'>

/** The hosts on which tasks in bridge or host mode may run: by capacity providers, else all of the cluster. */
export function placesOf(starter: Resource, launching: Launching, hosts: readonly Host[], draft: Draft): Places {
  const named = providersOf(launching, draft)
  if (named === 'unknown') return { places: hosts.map((host) => ({ host, isPlaced: 'unknown' })), whole: false }
  if (named.length > 0) {
    const found = hosts.filter(({ providers }) => providers.some((provider) => named.includes(provider)))
    const isPlaced = found.length === 1 || 'unknown'
    return { places: found.map((host) => ({ host, isPlaced })), whole: found.length >= named.length }
  }
  const { cluster } = launching
  const address = cluster.is === 'known' ? cluster.value.address : undefined
  const members = hosts.filter(
    ({ clusters }) => clusters !== 'unknown' && address !== undefined && clusters.includes(address),
  )
  const maybe = hosts.filter(({ clusters }) => clusters === 'unknown' || address === undefined)
  const isEverywhere = isDaemon(starter, draft) || (members.length === 1 && maybe.length === 0)
  return {
    places: [
      ...members.map((host) => ({ host, isPlaced: isEverywhere || ('unknown' as const) })),
      ...maybe.map((host) => ({ host, isPlaced: 'unknown' as const })),
    ],
    whole: members.length > 0 && maybe.length === 0,
  }
}

function isDaemon(starter: Resource, { world }: Draft): boolean {
  const scheduling = starter.type === 'AWS::ECS::Service' ? world.read(starter, 'schedulingStrategy') : undefined
  return scheduling?.is === 'known' && scheduling.value === 'DAEMON'
}

type Strategy = readonly string[] | 'unknown'

/** The capacity providers that are asked for: where tasks are started, else by the cluster. */
function providersOf({ launch, cluster }: Launching, draft: Draft): Strategy {
  const { world } = draft
  if (world.read(launch, 'launchType').is === 'known') return []
  const own = namesIn(listed(launch, 'capacityProviderStrategy', world), draft)
  if (own.length > 0 || cluster.is !== 'known') return own
  const ofCluster = namesIn(listed(cluster.value, 'defaultCapacityProviderStrategy', world), draft)
  if (ofCluster.length > 0) return ofCluster
  for (const association of associationsOf(draft.estate).to.get(cluster.value.address) ?? []) {
    if (!world.exists(association)) continue
    const associated = namesIn(listed(association, 'defaultCapacityProviderStrategy', world), draft)
    if (associated.length > 0) return associated
  }
  return []
}

type Items = ReturnType<typeof listedStrategy>

const listedStrategy = (launch: Use['launch'], { world }: Draft) => listed(launch, 'capacityProviderStrategy', world)

function namesIn({ items, unknown }: Items, draft: Draft): Strategy {
  if (unknown.length > 0) return 'unknown'
  return items.flatMap(({ value }) => draft.idOf(draft.world.read(value, 'capacityProvider')) ?? [])
}
