import {
  allPorts,
  type Door,
  type Forward,
  type Interface,
  type LoadBalancer,
  type Network,
  type RegisteredTarget,
  type Subnet,
  type TargetGroup,
  tcp,
  udp,
} from '../../src/analysis/network/network.ts'
import { cidr, networkInterface, prefixList, thing } from './build.ts'
import type { Draw } from './draw.ts'

/** The prefix list of CloudFront. */
export const originFacing = 'pl-cf'

const { origin } = thing('made up')

/** The network with load balancers in it, and with doors in front of them and of its interfaces. */
export function withPassages(draw: Draw, before: Network): Network {
  const prefixLists = [...before.prefixLists, prefixList(originFacing, draw.oneOf([['8.8.0.0/16'], ['54.0.2.0/24']]))]
  const front = someLoadBalancer(draw, 'front', draw.oneOf(['application', 'network', 'network']), before)
  const inner = draw.chance(45) ? someLoadBalancer(draw, 'inner', 'application', before) : undefined
  const balancers = [front, ...(inner ? [inner] : [])]
  const network = { ...before, interfaces: [...before.interfaces, ...balancers.flatMap(({ nodes }) => nodes)] }
  const targetGroups = draw.times(1, 2, (at) => someTargetGroup(draw, `tg-${at}`, before, undefined))
  const toInner = inner && someTargetGroup(draw, 'tg-inner', before, inner.balancer.id)
  const forwardsOf = (balancer: LoadBalancer): readonly TargetGroup[] =>
    toInner && balancer.kind === 'network' ? [...targetGroups, toInner, toInner] : targetGroups
  const loadBalancers = balancers.map(({ balancer }) => withListeners(draw, balancer, forwardsOf(balancer)))
  return {
    ...network,
    prefixLists,
    loadBalancers,
    targetGroups: toInner ? [...targetGroups, toInner] : targetGroups,
    doors: draw.times(0, 2, (at) => someDoor(draw, `door-${at}`, before, loadBalancers)),
  }
}

interface Balancer {
  readonly balancer: LoadBalancer
  readonly nodes: readonly Interface[]
}

/** One node a zone of one VPC. */
function someLoadBalancer(draw: Draw, id: string, kind: LoadBalancer['kind'], network: Network): Balancer {
  const isInternetFacing = draw.chance(id === 'inner' ? 20 : 70)
  const vpc = draw.oneOf(network.vpcs).id
  const own = network.subnets.filter((it) => it.vpc === vpc)
  const subnets = own.filter(({ zone }, at) => own.findIndex((it) => it.zone === zone) === at)
  const groups =
    kind === 'network' && draw.chance(40) ? [] : [draw.oneOf(network.securityGroups.map((group) => group.id))]
  const nodes = subnets.map((subnet, at) => nodeOf(draw, `${id}-${at}`, at, subnet, id, groups, isInternetFacing))
  return {
    balancer: {
      ...thing(id),
      kind,
      isInternetFacing,
      interfaces: nodes.map((node) => node.id),
      hasGroups: groups.length > 0,
      judgesPrivateLink: draw.chance(60),
      listeners: [],
      whole: true,
    },
    nodes,
  }
}

function nodeOf(
  draw: Draw,
  id: string,
  at: number,
  { id: subnet, cidrs }: Subnet,
  owner: string,
  groups: readonly string[],
  isInternetFacing: boolean,
): Interface {
  const host = BigInt((owner === 'front' ? 50 : 60) + at)
  const [v4, v6] = cidrs
  const public4 = `54.0.3.${host}`
  const base = networkInterface(id, subnet, isInternetFacing ? { public4 } : {}, groups)
  return {
    ...base,
    address4: v4 && { is: 'at', address: v4.first + host },
    address6: v6 && draw.chance(70) ? { is: 'at', address: v6.first + host } : undefined,
    owner: { is: 'load-balancer', id: owner },
  }
}

const listenerPorts = [80, 443]

function withListeners(draw: Draw, balancer: LoadBalancer, targetGroups: readonly TargetGroup[]): LoadBalancer {
  const protocols = balancer.kind === 'network' ? [tcp, tcp, udp] : [tcp]
  return {
    ...balancer,
    listeners: draw.times(1, 2, (at) => {
      const port = listenerPorts[at] ?? 80
      const { id } = balancer
      return {
        ...thing(`${id}:${port}`),
        protocol: draw.oneOf(protocols),
        port: [port, port],
        forwards: draw.times(1, 2, () => someForward(draw, balancer, draw.oneOf(targetGroups).id)),
        certain: true,
      }
    }),
  }
}

function someForward(draw: Draw, { kind }: LoadBalancer, targetGroup: string): Forward {
  const sources = kind === 'application' && draw.chance(40) ? [cidr(draw.oneOf(sourceCidrs))] : undefined
  return {
    targetGroup,
    ...(sources && { sources }),
    isAuthenticated: kind === 'application' && draw.chance(20),
    certain: true,
    origin,
  }
}

const sourceCidrs = ['8.8.0.0/16', '10.0.0.0/8', '10.0.0.0/24', '2600:1f18::/40', '0.0.0.0/0', '54.0.2.0/25']

/** Of interfaces, or of a load balancer. */
function someTargetGroup(draw: Draw, id: string, network: Network, behind: string | undefined): TargetGroup {
  const interfaces = network.interfaces.filter(({ owner }) => owner.is !== 'nat-gateway')
  const targets = draw.times(1, 3, (): RegisteredTarget['to'] => ({ is: 'interface', id: draw.oneOf(interfaces).id }))
  const to = behind === undefined ? targets : [{ is: 'load-balancer', id: behind } as const]
  return {
    ...thing(id),
    protocol: behind === undefined ? draw.oneOf([tcp, tcp, tcp, 'all']) : tcp,
    targets: to.map((one) => {
      const port = draw.oneOf(listenerPorts)
      return { to: one, ports: [port, port], certain: true, origin }
    }),
    preservesClientIp: draw.chance(behind === undefined ? 50 : 90),
    crossesZones: draw.chance(60),
    whole: true,
  }
}

/** As the services are: each kind comes in its own way, and is seen as somebody. */
function someDoor(draw: Draw, id: string, network: Network, loadBalancers: readonly LoadBalancer[]): Door {
  const own = network.interfaces.filter(({ owner }) => owner.is !== 'nat-gateway')
  const target = draw.oneOf(own).id
  const ports = draw.some([[80, 80] as const, [443, 443] as const], 70)
  const toInterface = { is: 'interface', id: target, ports } as const
  const toBalancer = { is: 'load-balancer', id: draw.oneOf(loadBalancers).id, ports } as const
  const to = draw.chance(75) ? toBalancer : toInterface
  const plain = {
    ...thing(id),
    protocol: draw.oneOf([tcp, tcp, tcp, udp]),
    ports: draw.oneOf([[[443, 443] as const], [[80, 443] as const], [allPorts]]),
    isAuthenticated: draw.chance(30),
    certain: true,
  }
  const isOutside = { isPublicOrigin: true, comesFromInside: false }
  const isInside = { isPublicOrigin: false, comesFromInside: true }
  const isLinked = { isPublicOrigin: false, comesFromInside: false }
  const interfaces = { is: 'interfaces', ids: draw.some(own, 40).map((it) => it.id) } as const
  const listed = { is: 'prefix-list', id: originFacing } as const
  // PrivateLink has network load balancers behind it.
  const networkBalancers = loadBalancers.filter(({ kind }) => kind === 'network').map((it) => it.id)
  const linked = networkBalancers.map((balancer) => ({
    ...plain,
    to: { is: 'load-balancer', id: balancer, ports } as const,
    seenAs: { is: 'private-link' } as const,
    ...isLinked,
  }))
  return draw.oneOf<Door>([
    { ...plain, kind: 'cloudfront', from: 'internet', to, seenAs: listed, ...isOutside },
    { ...plain, kind: 'cloudfront', from: 'internet', to, seenAs: listed, ...isInside },
    { ...plain, kind: 'cloudfront', from: 'internet', to, seenAs: interfaces, ...isInside },
    { ...plain, kind: 'global-accelerator', from: 'internet', to, seenAs: { is: 'client' }, ...isInside },
    { ...plain, kind: 'api-gateway', from: 'internet', to, seenAs: interfaces, ...isLinked },
    ...linked.map((it): Door => ({ ...it, kind: 'api-gateway', from: 'internet' })),
    ...linked.map((it): Door => ({ ...it, kind: 'endpoint-service', from: draw.some(own, 40).map(({ id }) => id) })),
  ])
}
