import {
  allPorts,
  type Door,
  type Forward,
  type Listener,
  type LoadBalancer,
  type Network,
  type PortRange,
  type RegisteredTarget,
  type TargetGroup,
} from '../../src/analysis/network/network.ts'
import type { Maybe } from '../../src/model/text.ts'
import { cidr } from './build.ts'
import type { Draw } from './draw.ts'
import { originFacing } from './random-passages.ts'

/** Load balancers and doors of which nothing is open any more; what stood on interfaces that are not there goes with them. */
export function completedPassages(draw: Draw, network: Network): Network {
  const isThere = (id: string) => network.interfaces.some((it) => it.id === id)
  return {
    ...network,
    loadBalancers: network.loadBalancers.map((it) => ({
      ...completedBalancer(draw, it),
      interfaces: it.interfaces.filter(isThere),
    })),
    targetGroups: network.targetGroups.map((it) => {
      const known = completedTargetGroup(draw, it, isThere)
      const more = it.whole ? [] : moreTargets(draw, it.id, network).filter(({ to }) => isThere(to.id))
      return { ...known, targets: [...known.targets, ...more], whole: true }
    }),
    doors: network.doors.flatMap((it) => completedDoor(draw, it, isThere)),
  }
}

const either = (draw: Draw, is: Maybe): boolean => (is === 'unknown' ? draw.chance(50) : is)

function completedBalancer(draw: Draw, balancer: LoadBalancer): LoadBalancer {
  return {
    ...balancer,
    isInternetFacing: either(draw, balancer.isInternetFacing),
    judgesPrivateLink: either(draw, balancer.judgesPrivateLink),
    listeners: balancer.listeners
      .filter(({ certain }) => certain || draw.chance(70))
      .map(
        (it): Listener => ({
          ...it,
          port: onePort(draw, it.port),
          forwards: it.forwards.flatMap((forward) => completedForward(draw, forward)),
          certain: true,
        }),
      ),
  }
}

const onePort = (draw: Draw, [from, to]: PortRange): PortRange => {
  const port = from === to ? from : draw.oneOf([80, 443])
  return [port, port]
}

function completedForward(draw: Draw, forward: Forward): readonly Forward[] {
  if (forward.certain) return [{ ...forward, isAuthenticated: either(draw, forward.isAuthenticated) }]
  if (draw.chance(30)) return []
  const sources = forward.sources ?? (draw.chance(50) ? [cidr('8.8.0.0/16')] : undefined)
  return [
    { ...forward, ...(sources && { sources }), isAuthenticated: either(draw, forward.isAuthenticated), certain: true },
  ]
}

function completedTargetGroup(draw: Draw, group: TargetGroup, isThere: (id: string) => boolean): TargetGroup {
  return {
    ...group,
    preservesClientIp: either(draw, group.preservesClientIp),
    crossesZones: either(draw, group.crossesZones),
    targets: group.targets
      .filter(({ to, certain }) => (to.is === 'load-balancer' || isThere(to.id)) && (certain || draw.chance(70)))
      .map((it): RegisteredTarget => ({ ...it, ports: onePort(draw, it.ports), certain: true })),
  }
}

/** Some that nobody listed, in a VPC of the load balancers that lead to the group. */
function moreTargets(draw: Draw, group: string, network: Network): readonly RegisteredTarget[] {
  const vpcOf = (id: string) => {
    const one = network.interfaces.find((it) => it.id === id)
    return network.subnets.find((it) => it.id === one?.subnet)?.vpc
  }
  const vpcs = network.loadBalancers
    .filter(({ listeners }) => listeners.some(({ forwards }) => forwards.some((it) => it.targetGroup === group)))
    .flatMap(({ interfaces }) => interfaces.map(vpcOf))
  const there = network.interfaces.filter(({ id, owner }) => owner.is !== 'nat-gateway' && vpcs.includes(vpcOf(id)))
  if (there.length === 0) return []
  return draw.times(0, 2, () => {
    const { id, origin } = draw.oneOf(there)
    return { to: { is: 'interface', id }, ports: onePort(draw, allPorts), certain: true, origin }
  })
}

function completedDoor(draw: Draw, door: Door, isThere: (id: string) => boolean): readonly Door[] {
  if (door.to.is === 'interface' && !isThere(door.to.id)) return []
  if (!door.certain && draw.chance(30)) return []
  const seenAs = door.seenAs.is === 'unknown' ? someSight(draw) : door.seenAs
  return [
    {
      ...door,
      from: door.from === 'internet' ? 'internet' : door.from.filter(isThere),
      ports: door.certain ? door.ports : draw.oneOf([door.ports, [[443, 443]]]),
      seenAs: seenAs.is === 'interfaces' ? { is: 'interfaces', ids: seenAs.ids.filter(isThere) } : seenAs,
      isAuthenticated: either(draw, door.isAuthenticated),
      certain: true,
    },
  ]
}

const someSight = (draw: Draw): Door['seenAs'] =>
  draw.oneOf([{ is: 'client' } as const, { is: 'prefix-list', id: originFacing } as const])
