import type { Resource } from '../../../model/resource.ts'
import type { Maybe } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import type { Interface, LoadBalancer, Network, PortRange } from '../network.ts'
import { resourceAt } from '../survey/named.ts'
import { type Survey, surveyAround } from '../survey/survey.ts'

/** A load balancer that leads to ports of some interfaces. */
export interface Front {
  readonly kind: 'application' | 'network'
  /** Undefined: one that is not in the scan. */
  readonly balancer: LoadBalancer | undefined
  /** The security groups of its interfaces. */
  readonly groups: ReadonlySet<string>
  /** False: it may have others. */
  readonly whole: boolean
  readonly ports: PortRange
  /** Targets see the address of the client. */
  readonly preservesClientIp: Maybe
}

/** The application and network load balancers that lead to any of these interfaces. */
export function frontsOf(interfaces: readonly Interface[], around: Resource, world: World): readonly Front[] {
  const survey = surveyAround(around, world)
  if (!survey) return []
  const { byInterface } = indexOf(survey, world)
  return interfaces.flatMap(({ id }) => byInterface.get(id) ?? [])
}

interface Index {
  readonly byInterface: ReadonlyMap<string, readonly Front[]>
}

const indexes = new WeakMap<Survey, Index>()

function indexOf(survey: Survey, world: World): Index {
  const known = indexes.get(survey)
  if (known) return known
  const { network } = survey
  const balancers = balancersByTargetGroup(network)
  const groups = groupsByBalancer(network)
  const byInterface = new Map<string, Front[]>()
  for (const { id, targets, preservesClientIp } of network.targetGroups) {
    const leading = balancers.get(id) ?? []
    for (const { to, ports } of targets) {
      if (to.is !== 'interface') continue
      const fronts = byInterface.get(to.id) ?? []
      byInterface.set(to.id, fronts)
      for (const balancer of leading) {
        const { kind } = balancer
        if (kind !== 'application' && kind !== 'network') continue
        const own = groups.get(balancer.id) ?? new Set()
        const isSeen = resourceAt(balancer.id, world.estate) !== undefined
        const whole = isSeen && own.size > 0 && [...own].every((group) => isKnown(group, world))
        fronts.push({ kind, balancer: isSeen ? balancer : undefined, groups: own, whole, ports, preservesClientIp })
      }
      if (leading.length === 0) {
        const kind = kindByProtocol(resourceAt(id, world.estate))
        if (kind) fronts.push({ kind, balancer: undefined, groups: new Set(), whole: false, ports, preservesClientIp })
      }
    }
  }
  const index = { byInterface }
  indexes.set(survey, index)
  return index
}

/** Is it a group of the scan, or the default one of a VPC of the scan? */
const isKnown = (group: string, { estate }: World): boolean =>
  [group, group.replace(/^default group of /, '')].some((id) => resourceAt(id, estate) !== undefined)

function balancersByTargetGroup({ loadBalancers }: Network): ReadonlyMap<string, readonly LoadBalancer[]> {
  const found = new Map<string, LoadBalancer[]>()
  for (const balancer of loadBalancers) {
    const groups = new Set(balancer.listeners.flatMap(({ forwards }) => forwards.map(({ targetGroup }) => targetGroup)))
    for (const group of groups) {
      const same = found.get(group)
      if (same) same.push(balancer)
      else found.set(group, [balancer])
    }
  }
  return found
}

function groupsByBalancer({ interfaces }: Network): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { owner, groups } of interfaces) {
    if (owner.is !== 'load-balancer') continue
    const known = found.get(owner.id) ?? new Set()
    for (const group of groups) known.add(group)
    found.set(owner.id, known)
  }
  return found
}

/** Application load balancers speak HTTP to targets, network load balancers all else. */
function kindByProtocol(group: Resource | undefined): Front['kind'] | undefined {
  const slot = group?.type === 'AWS::ElasticLoadBalancingV2::TargetGroup' ? group.slots.protocol : undefined
  if (slot?.is !== 'known') return undefined
  if (/^HTTPS?$/.test(slot.value)) return 'application'
  return /^(?:TCP|UDP|TLS|TCP_UDP|QUIC|TCP_QUIC)$/.test(slot.value) ? 'network' : undefined
}
