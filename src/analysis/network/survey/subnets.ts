import type { Cidr } from '../../../model/ip.ts'
import type { Origin } from '../../../model/origin.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Read } from '../../../model/slot.ts'
import type { Subnet } from '../network.ts'
import { cidrOf, isCidr } from './addresses.ts'
import type { Draft } from './draft.ts'
import { aclOfReference, defaultAclOf } from './groups/default-acls.ts'
import { listed } from './listed.ts'
import { shortName } from './named.ts'
import { mainTableOf, tableOf } from './routes/main-tables.ts'
import { publicAccessOf } from './routes/public-access.ts'
import { distinct } from './vpcs.ts'

type Net = Resource<'AWS::EC2::Subnet'>

/** The subnets of the scan, with the route table and the network ACL that serve each. */
export function subnetsOf(draft: Draft): readonly Subnet[] {
  const { world } = draft
  return draft.of('AWS::EC2::Subnet').map((subnet): Subnet => {
    const vpcRead = world.read(subnet, 'vpcId')
    const vpc = draft.vpc(vpcRead) ?? `VPC of ${subnet.address}`
    const net = draft.resource(vpcRead)
    const zone = zoneOf(world.read(subnet, 'availabilityZone')) ?? zoneOf(world.read(subnet, 'availabilityZoneId'))
    draft.together.join(`vpc ${vpc}`, `subnet ${subnet.address}`)
    return {
      ...draft.thing(subnet),
      vpc,
      cidrs: rangesOfSubnet(subnet, draft),
      ...(zone !== undefined && { zone }),
      routeTable: servingOf(subnet, net, draft.index(tablesBySubnet), mainTableOf, 'AWS::EC2::RouteTable', draft),
      networkAcl: servingOf(subnet, net, draft.index(aclsBySubnet), defaultAclOf, 'AWS::EC2::NetworkAcl', draft),
      publicAccess: publicAccessOf(subnet, net, draft),
    }
  })
}

/** A zone that is not known goes by what is written, where that means one zone. */
export function zoneOf(read: Read<string>): string | undefined {
  if (read.is === 'known') return read.value
  const [part, letter = '', ...others] = read.is === 'unknown' ? (read.parts ?? []) : []
  const { variable } = typeof part === 'object' ? part : {}
  if (variable === undefined || typeof letter !== 'string' || others.length > 0) return undefined
  const [, list, index] = /^(.*)(\[\d+\])$/.exec(variable) ?? []
  return list === undefined ? `\${${variable}}${letter}` : `\${${list}}${index}${letter}`
}

/** The ranges of a subnet that are known. */
export function rangesOfSubnet(subnet: Net, draft: Draft): readonly Cidr[] {
  const { world } = draft
  const reads = [
    world.read(subnet, 'cidrBlock'),
    world.read(subnet, 'ipv6CidrBlock'),
    ...listed(subnet, 'ipv6CidrBlockAssociationSet', world).items.map(({ value }) =>
      world.read(value, 'ipv6CidrBlock'),
    ),
    ...(draft.index(rangesBeside).get(subnet.address) ?? []).map((one) => world.read(one, 'ipv6CidrBlock')),
  ]
  const texts = listed(subnet, 'ipv6CidrBlocks', world).items.map(({ read }) => read)
  return distinct(
    [...reads, ...texts].flatMap((read) => {
      const cidr = cidrOf(read)
      if (cidr === 'impossible') draft.gap(`A range of subnet ${draft.thing(subnet).name} is none.`, read.origin)
      return isCidr(cidr) ? [cidr] : []
    }),
  )
}

/** Does the subnet have IPv6 addresses, or may it? */
export function hasIpv6(subnet: Net, draft: Draft): boolean {
  const { world } = draft
  return (
    world.read(subnet, 'ipv6CidrBlock').is !== 'absent' ||
    listed(subnet, 'ipv6CidrBlocks', world).items.length > 0 ||
    listed(subnet, 'ipv6CidrBlockAssociationSet', world).items.length > 0 ||
    draft.index(rangesBeside).has(subnet.address)
  )
}

function* rangesBeside(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::SubnetCidrBlock'>]> {
  for (const one of draft.of('AWS::EC2::SubnetCidrBlock')) {
    const subnet = draft.idOf(draft.world.read(one, 'subnetId'))
    if (subnet !== undefined) yield [subnet, one]
  }
}

interface Serving {
  readonly id: string
  readonly certain: boolean
}

/** What serves a subnet: what is associated with it, else what the VPC has for all that nothing is associated with. */
function servingOf(
  subnet: Net,
  vpc: Resource<'AWS::EC2::VPC'> | undefined,
  associated: ReadonlyMap<string, readonly Serving[]>,
  otherwise: (vpc: Resource<'AWS::EC2::VPC'>, draft: Draft) => string | undefined,
  type: 'AWS::EC2::RouteTable' | 'AWS::EC2::NetworkAcl',
  draft: Draft,
): string | undefined {
  const found = associated.get(subnet.address) ?? []
  const [first] = found
  if (first && found.every(({ id, certain }) => certain && id === first.id)) return first.id
  if (first) {
    const isOne = first.id !== '' && found.every(({ id }) => id === first.id)
    const what = isOne ? `whether ${shortName(first.id)}` : `which of several ${type}`
    draft.gap(`It is not known ${what} serves ${draft.thing(subnet).name}.`, subnet.place)
    return undefined
  }
  if (!vpc) return undefined
  const [stray] = draft.index(type === 'AWS::EC2::RouteTable' ? tablesOfAny : aclsOfAny).get(vpc.address) ?? []
  if (stray) {
    draft.gap(`It is not known which subnet ${stray.name} serves: ${draft.thing(subnet).name}, perhaps.`, stray.origin)
    return undefined
  }
  const isWhole = subnet.from === 'template' || draft.estate.complete(type, vpc.address)
  return isWhole ? otherwise(vpc, draft) : undefined
}

function* tablesBySubnet(draft: Draft): Iterable<readonly [string, Serving]> {
  const { world } = draft
  for (const association of draft.of('AWS::EC2::SubnetRouteTableAssociation')) {
    const subnet = draft.idOf(world.read(association, 'subnetId'))
    const table = world.read(association, 'routeTableId')
    if (subnet !== undefined) yield [subnet, served(tableOf(table, draft), association, draft)]
  }
  for (const table of draft.of('AWS::EC2::RouteTable')) {
    for (const { value, certain } of listed(table, 'associations', world).items) {
      const subnet = draft.idOf(world.read(value, 'subnetId'))
      if (subnet !== undefined) yield [subnet, { id: table.address, certain: certain && world.certainlyExists(table) }]
    }
  }
}

function* aclsBySubnet(draft: Draft): Iterable<readonly [string, Serving]> {
  const { world } = draft
  for (const association of draft.of('AWS::EC2::SubnetNetworkAclAssociation')) {
    const subnet = draft.idOf(world.read(association, 'subnetId'))
    const acl = world.read(association, 'networkAclId')
    if (subnet !== undefined) yield [subnet, served(aclOfReference(acl, draft), association, draft)]
  }
  for (const acl of draft.of('AWS::EC2::NetworkAcl')) {
    for (const { value, certain } of listed(acl, 'associations', world).items) {
      const subnet = draft.idOf(world.read(value, 'subnetId'))
      if (subnet !== undefined) yield [subnet, { id: acl.address, certain: certain && world.certainlyExists(acl) }]
    }
  }
}

interface Stray {
  readonly name: string
  readonly origin: Origin
}

/** Associations of which it is not known which subnet they are for, by the VPC in which they may serve any. */
function* tablesOfAny(draft: Draft): Iterable<readonly [vpc: string, Stray]> {
  const { world } = draft
  for (const association of draft.of('AWS::EC2::SubnetRouteTableAssociation')) {
    const subnet = world.read(association, 'subnetId')
    if (!isAny(subnet)) continue
    const table = draft.resource(world.read(association, 'routeTableId'))
    const vpc = table?.type === 'AWS::EC2::RouteTable' ? draft.vpc(world.read(table, 'vpcId')) : undefined
    if (vpc !== undefined) yield [vpc, { name: draft.thing(association).name, origin: subnet.origin }]
  }
}

function* aclsOfAny(draft: Draft): Iterable<readonly [vpc: string, Stray]> {
  const { world } = draft
  for (const association of draft.of('AWS::EC2::SubnetNetworkAclAssociation')) {
    const subnet = world.read(association, 'subnetId')
    const acl = draft.resource(world.read(association, 'networkAclId'))
    const vpc = acl?.type === 'AWS::EC2::NetworkAcl' ? draft.vpc(world.read(acl, 'vpcId')) : undefined
    if (isAny(subnet) && vpc !== undefined) yield [vpc, { name: draft.thing(association).name, origin: subnet.origin }]
  }
  for (const acl of draft.of('AWS::EC2::NetworkAcl')) {
    const { items, unknown } = listed(acl, 'associations', world)
    const reads = [...unknown, ...items.map(({ value }) => world.read(value, 'subnetId')).filter(isAny)]
    const vpc = draft.vpc(world.read(acl, 'vpcId'))
    for (const { origin } of reads) if (vpc !== undefined) yield [vpc, { name: draft.thing(acl).name, origin }]
  }
}

/** What is the same parameter or import wherever it stands is one subnet, though nobody knows which. */
const isAny = (read: Read<unknown>): boolean => read.is === 'unknown'

/** Something that is only named serves as nothing that is known. */
const served = (id: string | undefined, association: Resource, { world }: Draft): Serving => ({
  id: id ?? '',
  certain: id !== undefined && world.certainlyExists(association),
})
