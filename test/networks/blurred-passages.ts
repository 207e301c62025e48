import {
  allPorts,
  type Door,
  type Forward,
  type LoadBalancer,
  type Network,
  type TargetGroup,
} from '../../src/analysis/network/network.ts'
import type { Draw } from './draw.ts'

/** The network with some of what is known of its load balancers and doors forgotten. */
export function blurredPassages(draw: Draw, network: Network): Network {
  return {
    ...network,
    loadBalancers: network.loadBalancers.map((it) => blurredBalancer(draw, it)),
    targetGroups: network.targetGroups.map((it) => blurredTargetGroup(draw, it)),
    doors: network.doors.map((it) => blurredDoor(draw, it)),
  }
}

const open = { is: 'unknown' } as const

function blurredBalancer(draw: Draw, balancer: LoadBalancer): LoadBalancer {
  return {
    ...balancer,
    ...(draw.chance(10) && { isInternetFacing: 'unknown' }),
    ...(draw.chance(20) && { judgesPrivateLink: 'unknown' }),
    listeners: balancer.listeners.map((listener) => ({
      ...listener,
      ...(draw.chance(8) && { certain: false }),
      ...(draw.chance(8) && { port: allPorts, certain: false }),
      forwards: listener.forwards.map((it) => blurredForward(draw, it)),
    })),
  }
}

/** Whose sources are not known is not certain. */
function blurredForward(draw: Draw, { sources, ...forward }: Forward): Forward {
  const isForgotten = sources !== undefined && draw.chance(15)
  return {
    ...forward,
    ...(sources && !isForgotten && { sources }),
    ...((isForgotten || draw.chance(10)) && { certain: false }),
    ...(draw.chance(10) && { isAuthenticated: 'unknown' }),
  }
}

function blurredTargetGroup(draw: Draw, group: TargetGroup): TargetGroup {
  return {
    ...group,
    ...(draw.chance(15) && { preservesClientIp: 'unknown' }),
    ...(draw.chance(15) && { crossesZones: 'unknown' }),
    whole: !draw.chance(10),
    targets: group.targets.map((it) =>
      draw.chance(10) ? { ...it, ports: allPorts, certain: false } : { ...it, certain: !draw.chance(10) },
    ),
  }
}

function blurredDoor(draw: Draw, door: Door): Door {
  return {
    ...door,
    certain: !draw.chance(10),
    ...(draw.chance(10) && door.seenAs.is !== 'private-link' && { seenAs: open }),
    ...(draw.chance(10) && { ports: [allPorts], certain: false }),
  }
}
