import type { Origin } from '../../../../model/origin.ts'
import type { Maybe } from '../../../../model/text.ts'
import {
  type LoadBalancer,
  type PortRange,
  type RegisteredTarget,
  type TargetGroup,
  type Thing,
  tcp,
} from '../../network.ts'
import type { Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import type { ExpressPlace } from './express-places.ts'

interface Balancer {
  readonly loadBalancer: LoadBalancer
  readonly targetGroup: TargetGroup
}

interface About {
  /** The page by which AWS makes it. */
  readonly made: Origin
  readonly places: readonly ExpressPlace[]
  readonly sockets: readonly Socket[]
  readonly group: string
  readonly isInternetFacing: Maybe
}

const https: PortRange = [443, 443]

/** The load balancer of an Express Mode service, with a listener for HTTPS and a target group of its tasks. */
export function balancerOf(
  { id: service, name, origin, certain }: Thing & { readonly certain: boolean },
  { made, places, sockets, group, isInternetFacing }: About,
  draft: Draft,
): Balancer {
  const id = `${service}/load balancer`
  const isDual = places.every(({ standing }) => standing.address6 !== undefined)
  const interfaces = places.map(({ standing }) => {
    const node = `${id}/${standing.id}`
    draft.add({
      id: node,
      name: `the load balancer of ${name} in ${standing.name}`,
      origin: standing.origin,
      subnet: standing.id,
      groups: [group],
      address4: standing.address4,
      address6: isDual ? standing.address6 : undefined,
      public4: { is: isInternetFacing },
      sourceDestCheck: true,
      owner: { is: 'load-balancer', id },
      certain: certain && standing.certain,
    })
    return node
  })
  const targets = sockets.map(
    ({ interface: to, ports, isPlaced }): RegisteredTarget => ({
      to: { is: 'interface', id: to },
      ports,
      certain: isPlaced === true,
      origin: made,
    }),
  )
  const targetGroup: TargetGroup = {
    id: `${id}/targets`,
    name: 'its target group',
    origin: made,
    protocol: tcp,
    targets,
    preservesClientIp: false,
    crossesZones: true,
    whole: true,
  }
  const loadBalancer: LoadBalancer = {
    id,
    name: `the load balancer of ${name}`,
    origin,
    kind: 'application',
    isInternetFacing,
    interfaces,
    hasGroups: true,
    judgesPrivateLink: true,
    listeners: [
      {
        id: `${id}/443`,
        name: 'the HTTPS listener',
        origin: made,
        protocol: tcp,
        port: https,
        forwards: [
          { targetGroup: targetGroup.id, conditions: 'host-header', isAuthenticated: false, certain, origin: made },
        ],
        certain,
      },
    ],
    whole: true,
  }
  return { loadBalancer, targetGroup }
}
