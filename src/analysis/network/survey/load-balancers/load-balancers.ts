import type { Resource } from '../../../../model/resource.ts'
import type { Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { LoadBalancer } from '../../network.ts'
import { placeAt } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { type Public, publicSeen } from '../interfaces/public-addresses.ts'
import { type Listed, listed } from '../listed.ts'
import { groupsOf, type Standing, standingIn, standingsIn } from '../workloads/standing.ts'
import { listenersOf } from './listeners.ts'
import { unseenListeners } from './unseen-listeners.ts'

type Balancer = Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>

/** Adds the interfaces of load balancers, and says what the load balancers do. */
export const addLoadBalancers = (draft: Draft): readonly LoadBalancer[] =>
  draft.of('AWS::ElasticLoadBalancingV2::LoadBalancer').map((balancer): LoadBalancer => {
    const { world, estate } = draft
    const type = world.read(balancer, 'type')
    const kind = type.is === 'unknown' ? 'application' : type.is === 'known' ? type.value : 'application'
    const isInternetFacing = facesInternet(world.read(balancer, 'scheme'))
    const groups = listed(balancer, 'securityGroups', world)
    const hasNone = kind !== 'application' && groups.items.length === 0
    const judges = world.read(balancer, 'enforceSecurityGroupInboundRulesOnPrivateLinkTraffic')
    const { listeners, whole } = listenersOf(balancer.address, draft)
    const isListed =
      balancer.from === 'template' || estate.complete('AWS::ElasticLoadBalancingV2::Listener', balancer.address)
    return {
      ...draft.thing(balancer),
      kind,
      isInternetFacing,
      interfaces: interfacesOf(balancer, isInternetFacing, groups, !hasNone, draft),
      hasGroups: hasNone ? groups.unknown.length > 0 && 'unknown' : true,
      judgesPrivateLink: judges.is === 'known' ? judges.value === 'on' : judges.is === 'absent' || 'unknown',
      listeners: isListed ? listeners : [...listeners, ...unseenListeners(draft.thing(balancer), draft)],
      whole: whole && isListed,
    }
  })

export const facesInternet = (scheme: Read<string>): Maybe =>
  scheme.is === 'known' ? scheme.value !== 'internal' : scheme.is === 'absent' || 'unknown'

type Groups = Listed<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>

/** Those that replies show; else one in each of its subnets. */
function interfacesOf(
  balancer: Balancer,
  isInternetFacing: Maybe,
  groups: Groups,
  orDefault: boolean,
  draft: Draft,
): readonly string[] {
  const shown = draft.ownedBy(balancer.address)
  if (shown.length > 0) return shown
  const { world } = draft
  const type = world.read(balancer, 'ipAddressType')
  const isDual = type.is === 'known' && type.value.startsWith('dualstack')
  const standings = standingsOf(balancer, draft)
  joinWithTargets(balancer, standings, draft)
  return standings.map(({ standing, fixed4, publicIp }) => {
    const id = `${balancer.address}/${standing.id}`
    const public4: Public = publicIp === undefined ? { is: isInternetFacing } : publicSeen(publicIp)
    draft.add({
      id,
      name: `${draft.thing(balancer).name} in ${standing.name}`,
      origin: standing.origin,
      subnet: standing.id,
      groups: groupsOf(groups, standing, draft, orDefault),
      address4: placeAt(fixed4, 4) ?? standing.address4,
      address6: isDual ? standing.address6 : undefined,
      public4,
      sourceDestCheck: true,
      owner: { is: 'load-balancer', id: balancer.address },
      certain: standing.certain && world.certainlyExists(balancer),
    })
    return id
  })
}

interface Node {
  readonly standing: Standing
  readonly fixed4?: string | undefined
  readonly publicIp?: string | undefined
}

function standingsOf(balancer: Balancer, draft: Draft): readonly Node[] {
  const { world } = draft
  const plain = standingsIn(listed(balancer, 'subnets', world), draft).map((standing) => ({ standing }))
  const mappings = listed(balancer, 'subnetMappings', world)
  const mapped = mappings.items.flatMap(({ value, certain }): readonly Node[] => {
    const standing = standingIn(world.read(value, 'subnetId'), certain, draft)
    return standing ? [{ standing, fixed4: textOf(world.read(value, 'privateIPv4Address')) }] : []
  })
  const zones = listed(balancer, 'availabilityZones', world).items.flatMap(({ value }): readonly Node[] => {
    const standing = standingIn(world.read(value, 'subnetId'), true, draft)
    const [address] = listed(value, 'loadBalancerAddresses', world).items
    if (!standing) return []
    const fixed4 = address && textOf(world.read(address.value, 'privateIPv4Address'))
    return [{ standing, fixed4, publicIp: address && textOf(world.read(address.value, 'ipAddress')) }]
  })
  const seen = new Set<string>()
  return [...plain, ...mapped, ...zones].filter(({ standing }) => !seen.has(standing.id) && seen.add(standing.id))
}

const textOf = (read: Read<string>) => (read.is === 'known' ? read.value : undefined)

/** A load balancer stands in the VPC of its target groups. */
function joinWithTargets(balancer: Balancer, standings: readonly Node[], draft: Draft): void {
  const vpcs = draft.index(vpcsByBalancer).get(balancer.address) ?? []
  for (const { standing } of standings)
    for (const vpc of vpcs) draft.together.join(`vpc ${vpc}`, `subnet ${standing.id}`)
}

function* vpcsByBalancer(draft: Draft): Iterable<readonly [balancer: string, vpc: string]> {
  const { world } = draft
  for (const listener of draft.of('AWS::ElasticLoadBalancingV2::Listener')) {
    const balancer = draft.idOf(world.read(listener, 'loadBalancerArn'))
    if (balancer === undefined) continue
    for (const { value } of listed(listener, 'defaultActions', world).items) {
      const group = draft.resource(world.read(value, 'targetGroupArn'))
      const vpc = group && draft.vpc(world.read(group, 'vpcId'))
      if (vpc !== undefined) yield [balancer, vpc]
    }
  }
}
