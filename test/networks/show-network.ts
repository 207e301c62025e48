import type { Network, Place, PortRange, Protocol } from '../../src/analysis/network/network.ts'
import { type Cidr, type IpVersion, showIp } from '../../src/model/ip.ts'

/** A network in lines that people read. What is left open has a question mark. */
export function showNetwork(network: Network): string {
  const lines = [
    ...network.vpcs.map(
      (it) =>
        `${it.id} ${cidrs(it.cidrs)}${whole(it)}, internet gateway ${it.internetGateway.is}, egress-only ${it.egressOnlyInternetGateway.is}`,
    ),
    ...network.subnets.map(
      (it) =>
        `  subnet ${it.id} of ${it.vpc} ${cidrs(it.cidrs)} zone ${it.zone ?? '?'}, ${it.routeTable ?? '?'}, ${it.networkAcl ?? '?'}, ${it.publicAccess}`,
    ),
    ...network.interfaces.map(
      (it) =>
        `  interface ${it.id}${sure(it)} in ${it.subnet} [${it.groups.join(' ')}] ${place(it.address4, 4)} ${place(it.address6, 6)} public ${it.public4.is} ${it.public4.address === undefined ? '' : showIp(4, it.public4.address)} of ${it.owner.is}`,
    ),
    ...network.routeTables.flatMap((table) => [
      `  ${table.id}${whole(table)}`,
      ...table.routes.map(
        ({ destination: to, target, isPropagated, certain }) =>
          `    ${to.is === 'cidr' ? cidr(to.cidr) : to.is === 'prefix-list' ? to.id : '?'} -> ${'id' in target ? target.id : target.is}${isPropagated ? ' propagated' : ''}${sure({ certain })}`,
      ),
    ]),
    ...network.networkAcls.flatMap((acl) => [
      `  ${acl.id}${whole(acl)}`,
      ...acl.entries.map(
        (it) =>
          `    ${it.isEgress ? 'out' : 'in'} ${it.number} ${it.allows ? 'allows' : 'denies'} ${traffic(it.protocol, it.ports)} ${it.cidr === 'any' ? 'any' : cidr(it.cidr)}${sure(it)}`,
      ),
    ]),
    ...network.securityGroups.flatMap((group) => [
      `  ${group.id}${whole(group)}`,
      ...(['ingress', 'egress'] as const).flatMap((way) =>
        group[way].map(
          ({ peer, protocol, ports, certain }) =>
            `    ${way} ${traffic(protocol, ports)} ${peer.is === 'cidr' ? cidr(peer.cidr) : peer.is === 'unknown' ? '?' : peer.id}${sure({ certain })}`,
        ),
      ),
    ]),
    ...network.prefixLists.map((it) => `  ${it.id} ${cidrs(it.cidrs)}${whole(it)}`),
    ...network.natGateways.map((it) => `  ${it.id}${sure(it)} in ${it.subnet ?? '?'} public ${it.isPublic}`),
    ...network.peerings.map((it) => `  ${it.id} active ${it.isActive}, same Region ${it.isSameRegion}`),
    ...network.gatewayEndpoints.map((it) => `  ${it.id} of ${it.vpc} for ${it.prefixList}`),
    ...network.transitGateways.flatMap((gateway) => [
      `  ${gateway.id} keeps groups ${gateway.keepsGroups}`,
      ...gateway.attachments.map(
        (it) =>
          `    ${it.id} of ${it.vpc ?? '?'} in ${it.subnets.join(' ')}, ${it.routeTable ?? 'no table'}, keeps groups ${it.keepsGroups}, available ${it.isAvailable}`,
      ),
      ...gateway.routeTables.flatMap((table) => [
        `    ${table.id}${whole(table)}`,
        ...table.routes.map(
          (it) =>
            `      ${it.cidr === 'any' ? 'any' : cidr(it.cidr)} -> ${it.attachment ?? 'blackhole'}${it.isPropagated ? ' propagated' : ''}${sure(it)}`,
        ),
      ]),
    ]),
    ...network.loadBalancers.flatMap(({ listeners, ...it }) => [
      `  ${it.kind} load balancer ${it.id} internet-facing ${it.isInternetFacing}, groups ${it.hasGroups}, judges PrivateLink ${it.judgesPrivateLink}, ${it.interfaces.join(' ')}`,
      ...listeners.map(
        (own) =>
          `    ${own.id}${sure(own)} ${traffic(own.protocol, own.port)} -> ${own.forwards.map((to) => `${to.targetGroup}${sure(to)}${to.sources ? ` from ${cidrs(to.sources)}` : ''}`).join(', ')}`,
      ),
    ]),
    ...network.targetGroups.map(
      (it) =>
        `  target group ${it.id} ${it.protocol} preserves ${it.preservesClientIp}, crosses zones ${it.crossesZones}: ${it.targets.map((own) => `${own.to.id}:${own.ports.join('-')}${sure(own)}`).join(' ')}`,
    ),
    ...network.doors.map(
      (it) =>
        `  ${it.kind} ${it.id}${sure(it)} from ${it.from} ${it.protocol} ${it.ports.map((own) => own.join('-')).join(' ')} to ${it.to.id}:${it.to.ports.map((own) => own.join('-')).join(' ')}, seen as ${it.seenAs.is} ${'ids' in it.seenAs ? it.seenAs.ids.join(' ') : ''}, public ${it.isPublicOrigin}, inside ${it.comesFromInside}`,
    ),
  ]
  return lines.join('\n')
}

function cidr({ version, first, prefix }: Cidr): string {
  return `${showIp(version, first)}/${prefix}`
}

function cidrs(all: readonly Cidr[]): string {
  return all.map(cidr).join(' ')
}

function place(of: Place | undefined, version: IpVersion): string {
  if (!of) return '-'
  return of.is === 'at' ? showIp(version, of.address) : `within ${cidrs(of.cidrs) || '?'}`
}

function traffic(protocol: Protocol, [from, to]: PortRange): string {
  return `${protocol} ${from}-${to}`
}

function whole(thing: { readonly whole: boolean }): string {
  return thing.whole ? '' : ' and ?'
}

function sure(thing: { readonly certain: boolean }): string {
  return thing.certain ? '' : ' ?'
}
