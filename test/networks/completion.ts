import type { Attached, Network, Subnet, TransitGateway, Vpc } from '../../src/analysis/network/network.ts'
import type { Maybe } from '../../src/model/text.ts'
import { attached, cidr, networkAcl, routeTable } from './build.ts'
import { completedPlaces, completedSubnets } from './completed-places.ts'
import { completedRouteTable } from './completed-routes.ts'
import { completedAcl, completedGroup, completedPrefixList } from './completed-rules.ts'
import type { Draw } from './draw.ts'
import { someEntry } from './pools.ts'
import { someRouteTables } from './random-routes.ts'
import { someTransitRoutes } from './random-transit-gateway.ts'

/** One of the concrete networks that it may turn out to be. */
export function completion(draw: Draw, network: Network): Network {
  const natGateways = network.natGateways.filter(({ certain }) => certain || draw.chance(50))
  const interfaces = network.interfaces.filter(({ certain, owner }) =>
    owner.is === 'nat-gateway' ? natGateways.some(({ id }) => id === owner.id) : certain || draw.chance(50),
  )
  const located = completedSubnets(draw, { ...network, natGateways, interfaces })
  const vpcs = located.vpcs.map((it) => completedVpc(draw, it, located.subnets))
  const withVpcs: Network = {
    ...located,
    vpcs,
    natGateways: natGateways.map((it) => ({ ...it, certain: true })),
    peerings: network.peerings.map((it) => ({
      ...it,
      isActive: either(draw, it.isActive),
      isSameRegion: either(draw, it.isSameRegion),
    })),
    transitGateways: network.transitGateways.map((it) => completedTransitGateway(draw, it)),
    prefixLists: network.prefixLists.map((it) => completedPrefixList(draw, it)),
    securityGroups: network.securityGroups.map((it) => completedGroup(draw, it, network)),
  }
  return completedPlaces(draw, completedTables(draw, withVpcs))
}

function either(draw: Draw, is: Maybe): boolean {
  return is === 'unknown' ? draw.chance(50) : is
}

function completedVpc(draw: Draw, vpc: Vpc, subnets: readonly Subnet[]): Vpc {
  const index = vpc.id.slice(4)
  return {
    ...vpc,
    cidrs: vpc.whole ? vpc.cidrs : [...vpc.cidrs, ...missingCidrs(draw, vpc, subnets)],
    whole: true,
    internetGateway: maybeAttached(draw, vpc.internetGateway, `igw-${index}`),
    egressOnlyInternetGateway: maybeAttached(draw, vpc.egressOnlyInternetGateway, `eigw-${index}`),
  }
}

function maybeAttached(draw: Draw, gateway: Attached, id: string): Attached {
  return gateway.is !== 'unknown' ? gateway : draw.chance(60) ? attached(id) : { is: 'none' }
}

/** Those that its subnets are in, and perhaps one more. */
function missingCidrs(draw: Draw, vpc: Vpc, subnets: readonly Subnet[]): Vpc['cidrs'] {
  const needed = subnets
    .filter((it) => it.vpc === vpc.id)
    .flatMap(({ cidrs }) => cidrs)
    .map(({ version, first }) => {
      const [bits, prefix] = version === 4 ? [32n, 16] : [128n, 56]
      const hostBits = bits - BigInt(prefix)
      return { version, first: (first >> hostBits) << hostBits, prefix }
    })
  const more = draw.chance(30) ? [cidr(draw.oneOf(['10.40.0.0/16', '8.8.8.0/24', '10.2.0.0/16']))] : []
  const all = [...needed, ...more]
  return all.filter(
    (it, at) =>
      ![...vpc.cidrs, ...all.slice(0, at)].some((one) => one.first === it.first && one.version === it.version),
  )
}

function completedTransitGateway(draw: Draw, gateway: TransitGateway): TransitGateway {
  const tables = gateway.routeTables.map(({ id }) => id)
  const attachments = gateway.attachments.map(({ id }) => id)
  return {
    ...gateway,
    keepsGroups: either(draw, gateway.keepsGroups),
    attachments: gateway.attachments.map((it) => ({
      ...it,
      routeTable: it.routeTable === 'unknown' ? draw.oneOf([...tables, undefined]) : it.routeTable,
      keepsGroups: either(draw, it.keepsGroups),
      isAvailable: either(draw, it.isAvailable),
    })),
    routeTables: gateway.routeTables.map((table) => ({
      ...table,
      whole: true,
      routes: [
        ...table.routes.filter(({ certain }) => certain || draw.chance(50)).map((it) => ({ ...it, certain: true })),
        ...(table.whole ? [] : someTransitRoutes(draw, `${table.id} more`, attachments)).filter(
          (it) => !table.routes.some((one) => one.isPropagated === it.isPropagated && sameCidr(one.cidr, it.cidr)),
        ),
      ],
    })),
  }
}

function sameCidr(one: TransitGatewayCidr, other: TransitGatewayCidr): boolean {
  if (one === 'any' || other === 'any') return one === other
  return one.version === other.version && one.first === other.first && one.prefix === other.prefix
}

type TransitGatewayCidr = TransitGateway['routeTables'][number]['routes'][number]['cidr']

/** Route tables and network ACLs, and which of them a subnet has. */
function completedTables(draw: Draw, network: Network): Network {
  const moreTables = someRouteTables(draw, network).map((it) => routeTable(`${it.id} more`, it.routes))
  const moreAcl = networkAcl(
    'acl-more',
    draw.times(0, 4, (at) => someEntry(draw, `acl-more ${at}`, draw.chance(50))),
  )
  const acls = [...network.networkAcls, moreAcl]
  return {
    ...network,
    networkAcls: acls.map((it) => completedAcl(draw, it)),
    routeTables: [...network.routeTables, ...moreTables].map((it) => completedRouteTable(draw, it, network)),
    subnets: network.subnets.map((it) => ({
      ...it,
      zone: it.zone ?? draw.oneOf(['a', 'b']),
      publicAccess: it.publicAccess === 'unknown' ? draw.oneOf(['both-ways', 'outbound', 'none']) : it.publicAccess,
      networkAcl: it.networkAcl ?? draw.oneOf(acls).id,
      routeTable:
        it.routeTable ??
        draw.oneOf([...network.routeTables, ...moreTables].filter(({ id }) => id.startsWith(`rtb-${it.vpc}-`))).id,
    })),
  }
}
