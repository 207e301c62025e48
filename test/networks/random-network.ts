import type {
  GatewayEndpoint,
  Interface,
  NatGateway,
  Network,
  NetworkAcl,
  Peering,
  SecurityGroup,
  Subnet,
  Vpc,
} from '../../src/analysis/network/network.ts'
import {
  anywhere,
  attached,
  entry,
  natGateway,
  network,
  networkAcl,
  networkInterface,
  peering,
  prefixList,
  subnet,
  thing,
  vpc,
} from './build.ts'
import type { Draw } from './draw.ts'
import { someEntry, someRule } from './pools.ts'
import { someRouteTables, tablesOf } from './random-routes.ts'
import { someTransitGateways } from './random-transit-gateway.ts'

/** A small network of which everything is known. */
export function randomNetwork(draw: Draw): Network {
  const vpcs = draw.times(1, 3, (index) => someVpc(draw, index))
  const networkAcls = draw.times(1, 3, (index) => someAcl(draw, index))
  const subnets = vpcs.flatMap((owner, index) =>
    draw.times(1, 3, (at) => someSubnet(draw, owner, index, at, networkAcls)),
  )
  const lists = [
    prefixList('pl-own', draw.some(['10.0.0.0/24', '10.1.0.0/16', '10.1.0.0/25', '2600:1f18::/56'], 50)),
    prefixList('pl-s3', ['52.216.0.0/15', '2600:1fa0::/40']),
  ]
  const groupIds = draw.times(1, 4, (index) => `sg-${index}`)
  const natGateways = vpcs.flatMap((owner) => (draw.chance(40) ? someNat(draw, owner, subnets) : []))
  const parts = {
    vpcs,
    subnets,
    networkAcls,
    natGateways,
    prefixLists: lists,
    securityGroups: groupIds.map((id) => someGroup(draw, id, groupIds)),
    peerings: somePeerings(draw, vpcs),
    transitGateways: someTransitGateways(draw, vpcs, subnets),
    gatewayEndpoints: vpcs.flatMap(({ id }): readonly GatewayEndpoint[] =>
      draw.chance(30) ? [{ ...thing(`vpce-${id}`), vpc: id, prefixList: 'pl-s3' }] : [],
    ),
    interfaces: [
      ...draw.times(2, 6, (index) => someInterface(draw, index, draw.oneOf(subnets), groupIds)),
      ...natGateways.map((nat, index) => interfaceOf(nat, index, subnets)),
    ],
  }
  return network({ ...parts, routeTables: someRouteTables(draw, parts) })
}

/** The third may overlap the second. */
function someVpc(draw: Draw, index: number): Vpc {
  const second = index === 2 && draw.chance(20) ? 1 : index
  const cidrs = [`10.${second}.0.0/16`, ...(draw.chance(50) ? [`2600:1f18:0:${index}00::/56`] : [])]
  return vpc(`vpc-${index}`, cidrs, {
    internetGateway: draw.chance(75) ? attached(`igw-${index}`) : { is: 'none' },
    egressOnlyInternetGateway: draw.chance(40) ? attached(`eigw-${index}`) : { is: 'none' },
  })
}

function someSubnet(draw: Draw, owner: Vpc, index: number, at: number, acls: readonly NetworkAcl[]): Subnet {
  const second = owner.cidrs[0] === undefined ? 0n : (owner.cidrs[0].first >> 16n) & 255n
  const has6 = owner.cidrs.some(({ version }) => version === 6) && draw.chance(80)
  const cidrs = [`10.${second}.${at}.0/24`, ...(has6 ? [`2600:1f18:0:${index}0${at}::/64`] : [])]
  return subnet(`${owner.id}-${at}`, owner.id, cidrs, {
    zone: draw.oneOf(['a', 'b']),
    routeTable: draw.oneOf(tablesOf(owner.id)),
    networkAcl: draw.oneOf(acls).id,
    publicAccess: draw.chance(90) ? 'both-ways' : draw.oneOf(['outbound', 'none']),
  })
}

function someAcl(draw: Draw, index: number): NetworkAcl {
  const isOpen = draw.chance(75)
  return networkAcl(`acl-${index}`, [
    ...draw.times(0, isOpen ? 2 : 5, (at) => someEntry(draw, `acl-${index} ${at}`, draw.chance(50))),
    ...(isOpen
      ? [entry(200, 'in', 'allow', 'any'), entry(200, 'out', 'allow', 'any')]
      : [entry(200, 'in', 'allow', '10.0.0.0/8')]
    ).map((it) => ({ ...it, id: `acl-${index} ${it.id}` })),
  ])
}

function someGroup(draw: Draw, id: string, groups: readonly string[]): SecurityGroup {
  const rules = (direction: string) =>
    draw.times(0, 4, (at) => someRule(draw, `${id} ${direction} ${at}`, groups, ['pl-own', 'pl-s3']))
  const open = (direction: string) => anywhere.map((it) => ({ ...it, id: `${id} ${direction} ${it.id}` }))
  return {
    ...thing(id),
    vpc: undefined,
    ingress: [...rules('in'), ...(draw.chance(35) ? open('in') : [])],
    egress: [...rules('out'), ...(draw.chance(55) ? open('out') : [])],
    whole: true,
  }
}

function someInterface(draw: Draw, index: number, { id, cidrs }: Subnet, groups: readonly string[]): Interface {
  const host = BigInt(10 + index)
  const [v4, v6] = cidrs
  const has6 = v6 !== undefined && draw.chance(80)
  const has4 = v4 !== undefined && !(has6 && draw.chance(15))
  const base = networkInterface(
    `eni-${index}`,
    id,
    has4 && draw.chance(60) ? { public4: `54.0.0.${index + 1}` } : {},
    draw.chance(5) ? [] : [...new Set([draw.oneOf(groups), draw.oneOf(groups)])],
  )
  return {
    ...base,
    address4: has4 ? { is: 'at', address: v4.first + host } : undefined,
    address6: has6 ? { is: 'at', address: v6.first + host } : undefined,
    owner: { is: draw.oneOf(['task', 'task', 'instance', 'data-store']), id: `owner of ${index}` },
  }
}

function someNat(draw: Draw, owner: Vpc, subnets: readonly Subnet[]): readonly NatGateway[] {
  const own = draw.oneOf(subnets.filter((it) => it.vpc === owner.id))
  return [natGateway(`nat-${owner.id}`, own.id, draw.chance(80))]
}

function interfaceOf(nat: NatGateway, index: number, subnets: readonly Subnet[]): Interface {
  const own = subnets.find(({ id }) => id === nat.subnet)
  const first = own?.cidrs[0]?.first
  if (!own || first === undefined) throw new Error(`${nat.id} is nowhere`)
  const base = networkInterface(`eni-${nat.id}`, own.id, nat.isPublic ? { public4: `54.0.1.${index + 1}` } : {}, [])
  return { ...base, address4: { is: 'at', address: first + 200n }, owner: { is: 'nat-gateway', id: nat.id } }
}

function somePeerings(draw: Draw, vpcs: readonly Vpc[]): readonly Peering[] {
  return vpcs.flatMap((near, index) =>
    vpcs
      .slice(index + 1)
      .filter((far) => near.cidrs[0]?.first !== far.cidrs[0]?.first && draw.chance(50))
      .map((far) =>
        peering(`pcx-${near.id}-${far.id}`, near.id, far.id, {
          isActive: draw.chance(90),
          isSameRegion: draw.chance(70),
        }),
      ),
  )
}
