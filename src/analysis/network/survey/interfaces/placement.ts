import type { Resource } from '../../../../model/resource.ts'
import type { Maybe } from '../../../../model/text.ts'
import { associationsOf } from '../../../workload/launch-types.ts'
import type { Use } from '../../../workload/uses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { type Admitted, admittedTo, constraintsOf } from './constraints.ts'
import type { Host } from './hosts.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

interface Places {
  readonly places: readonly Place[]
  /** False: there may be other hosts. */
  readonly whole: boolean
}

/** An interface of a host. */
interface Place {
  readonly host: Host
  readonly interface: string
  readonly isPlaced: Maybe
}

type Launching = Pick<Use, 'launch' | 'cluster'>

/** The hosts on which tasks in bridge or host mode may run: by capacity providers, else all of the cluster. */
export function placesOf(
  starter: Resource,
  launching: Launching,
  task: TaskDefinition | undefined,
  hosts: readonly Host[],
  draft: Draft,
): Places {
  const constraints = constraintsOf(launching.launch, task, draft)
  const admit = (all: readonly Host[]) => all.flatMap((host) => admittedTo(host, constraints, draft))
  const named = providersOf(launching, draft)
  if (named === 'unknown') return { places: placesIn(admit(hosts), 'unknown'), whole: false }
  if (named.length > 0) {
    const found = hosts.filter(({ providers }) => providers.some((provider) => named.includes(provider)))
    const admitted = admit(found)
    const isPlaced = admitted.length === 1 || 'unknown'
    return { places: placesIn(admitted, isPlaced), whole: found.length >= named.length && admitted.length > 0 }
  }
  const { cluster } = launching
  const address = cluster.is === 'known' ? cluster.value.address : undefined
  const members = admit(
    hosts.filter(({ clusters }) => clusters !== 'unknown' && address !== undefined && clusters.includes(address)),
  )
  const maybe = admit(hosts.filter(({ clusters }) => clusters === 'unknown' || address === undefined))
  const isEverywhere = isDaemon(starter, draft) || (members.length === 1 && maybe.length === 0)
  return {
    places: [...placesIn(members, isEverywhere || 'unknown'), ...placesIn(maybe, 'unknown')],
    whole: members.length > 0 && maybe.length === 0,
  }
}

const placesIn = (admitted: readonly Admitted[], isPlaced: Maybe): readonly Place[] =>
  admitted.flatMap(({ host, interfaces }) =>
    interfaces.map(({ id, certain }) => ({
      host,
      interface: id,
      isPlaced: certain ? isPlaced : isPlaced && 'unknown',
    })),
  )

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
