import type { Interface, Network, Subnet } from '../network.ts'
import { holdsAny } from './matching.ts'

/** Throws, and names what is not known, when something in the network is left open. */
export function assertConcrete(network: Network): void {
  const open = [
    ...listsLeftOpen(network),
    ...subnetsLeftOpen(network),
    ...rulesLeftOpen(network),
    ...interfacesLeftOpen(network),
    ...gatewaysLeftOpen(network),
    ...balancingLeftOpen(network),
  ]
  if (open.length > 0) throw new Error(`the network is not concrete: ${open.join('; ')}`)
}

function listsLeftOpen(network: Network): readonly string[] {
  const lists = [
    ...network.vpcs,
    ...network.routeTables,
    ...network.networkAcls,
    ...network.securityGroups,
    ...network.prefixLists,
    ...network.transitGateways.flatMap(({ routeTables }) => routeTables),
    ...network.loadBalancers,
    ...network.targetGroups,
  ]
  return lists.filter(({ whole }) => !whole).map(({ id }) => `${id} may hold more`)
}

function subnetsLeftOpen(network: Network): readonly string[] {
  const needsZones = network.transitGateways.length > 0 || network.loadBalancers.length > 0
  const vpcs = network.vpcs.flatMap(({ id, internetGateway, egressOnlyInternetGateway }) =>
    internetGateway.is === 'unknown' || egressOnlyInternetGateway.is === 'unknown' ? [`gateways of ${id}`] : [],
  )
  return [...vpcs, ...network.subnets.flatMap((subnet) => subnetLeftOpen(network, subnet, needsZones))]
}

function subnetLeftOpen(network: Network, subnet: Subnet, needsZone: boolean): readonly string[] {
  const open: string[] = []
  if (!network.vpcs.some(({ id }) => id === subnet.vpc)) open.push(`VPC of ${subnet.id}`)
  if (!network.routeTables.some(({ id }) => id === subnet.routeTable)) open.push(`route table of ${subnet.id}`)
  if (!network.networkAcls.some(({ id }) => id === subnet.networkAcl)) open.push(`network ACL of ${subnet.id}`)
  if (subnet.cidrs.length === 0) open.push(`CIDRs of ${subnet.id}`)
  if (subnet.publicAccess === 'unknown') open.push(`Block Public Access of ${subnet.id}`)
  if (needsZone && subnet.zone === undefined) open.push(`zone of ${subnet.id}`)
  return open
}

function rulesLeftOpen(network: Network): readonly string[] {
  const rules = network.securityGroups.flatMap(({ ingress, egress }) => [...ingress, ...egress])
  const routes = network.routeTables.flatMap((table) => table.routes)
  const lists = [...rules.map(({ peer }) => peer), ...routes.map(({ destination }) => destination)].flatMap((peer) =>
    peer.is === 'prefix-list' ? peer.id : [],
  )
  return [
    ...rules.filter(({ peer }) => peer.is === 'unknown').map(({ id }) => `peer of ${id}`),
    ...routes
      .filter(({ destination, target }) => destination.is === 'unknown' || target.is === 'unknown')
      .map(({ id }) => `where ${id} leads`),
    ...[...rules, ...routes, ...network.networkAcls.flatMap(({ entries }) => entries)]
      .filter(({ certain }) => !certain)
      .map(({ id }) => `${id} may not be there`),
    ...lists.filter((id) => !network.prefixLists.some((list) => list.id === id)).map((id) => `what ${id} holds`),
  ]
}

function interfacesLeftOpen(network: Network): readonly string[] {
  const subnets = new Map(network.subnets.map((subnet) => [subnet.id, subnet]))
  const groups = new Set(network.securityGroups.map(({ id }) => id))
  return network.interfaces.flatMap((owner) => [
    ...owner.groups.filter((id) => !groups.has(id)).map((id) => `rules of ${id}`),
    ...interfaceLeftOpen(owner, subnets.get(owner.subnet)),
  ])
}

function interfaceLeftOpen(owner: Interface, subnet: Subnet | undefined): readonly string[] {
  const open: string[] = []
  if (!owner.certain) open.push(`${owner.id} may not be there`)
  if (!subnet) return [...open, `subnet of ${owner.id}`]
  for (const [version, place] of [[4, owner.address4] as const, [6, owner.address6] as const]) {
    if (place?.is === 'within') open.push(`IPv${version} address of ${owner.id}`)
    if (place?.is === 'at' && !holdsAny(subnet.cidrs, version, place.address))
      open.push(`${owner.id} is not in the CIDRs of its subnet`)
  }
  if (owner.public4.is === 'unknown' || (owner.public4.is && owner.public4.address === undefined))
    open.push(`public address of ${owner.id}`)
  return open
}

function gatewaysLeftOpen(network: Network): readonly string[] {
  const subnets = new Set(network.subnets.map(({ id }) => id))
  return [
    ...network.natGateways
      .filter(({ certain, subnet }) => !certain || subnet === undefined || !subnets.has(subnet))
      .map(({ id }) => `whether and where ${id} is`),
    ...network.natGateways
      .filter(({ id }) => !network.interfaces.some(({ owner }) => owner.is === 'nat-gateway' && owner.id === id))
      .map(({ id }) => `the interface of ${id}`),
    ...network.peerings
      .filter(({ isActive, isSameRegion }) => isActive === 'unknown' || isSameRegion === 'unknown')
      .map(({ id }) => `state of ${id}`),
    ...network.transitGateways
      .filter(({ keepsGroups }) => keepsGroups === 'unknown')
      .map(({ id }) => `options of ${id}`),
    ...network.transitGateways
      .flatMap(({ attachments }) => attachments)
      .filter((it) => it.routeTable === 'unknown' || it.keepsGroups === 'unknown' || it.isAvailable === 'unknown')
      .map(({ id }) => `state of ${id}`),
    ...network.transitGateways
      .flatMap(({ routeTables }) => routeTables.flatMap(({ routes }) => routes))
      .filter(({ certain }) => !certain)
      .map(({ id }) => `${id} may not be there`),
  ]
}

function balancingLeftOpen(network: Network): readonly string[] {
  const balancers = network.loadBalancers.flatMap((it) => [
    ...([it.isInternetFacing, it.hasGroups, it.judgesPrivateLink].includes('unknown') ? [`options of ${it.id}`] : []),
    ...it.listeners.flatMap((listener) => [
      ...(listener.certain ? [] : [`${listener.id} may not be there`]),
      ...listener.forwards.filter(({ certain }) => !certain).map(() => `forwards of ${listener.id}`),
    ]),
  ])
  const groups = network.targetGroups.flatMap((it) => [
    ...([it.preservesClientIp, it.crossesZones].includes('unknown') ? [`options of ${it.id}`] : []),
    ...it.targets.filter(({ certain }) => !certain).map(() => `targets of ${it.id}`),
    ...it.targets.filter(({ ports: [from, to] }) => from !== to).map(() => `ports of targets of ${it.id}`),
  ])
  const doors = network.doors.filter(({ certain, seenAs }) => !certain || seenAs.is === 'unknown').map(({ id }) => id)
  return [...balancers, ...groups, ...doors]
}
