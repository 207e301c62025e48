import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Owner } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { groupsOf } from '../workloads/standing.ts'
import { storesByAddress } from './stores.ts'

type Eni = Resource<'AWS::EC2::NetworkInterface'>

/**
 * Whose interfaces of data stores are, by their address: caches, search domains, mount targets and nodes of Redshift are named
 * there or name them; a database has one in its subnets with its groups, which must not be another's.
 *
 * Source: Amazon EC2 User Guide, "Requester-managed network interfaces".
 */
export function* storesByInterface(draft: Draft): Iterable<readonly [eni: string, Owner]> {
  const { world } = draft
  for (const target of draft.of('AWS::EFS::MountTarget')) {
    const id = draft.idOf(world.read(target, 'networkInterfaceId'))
    if (id !== undefined) yield [id, { is: 'data-store', id: target.address }]
  }
  const names = draft.index(storesByName)
  for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
    const [, kind, name] = /^(ElastiCache|ES)[ +](\S+)$/.exec(descriptionOf(eni, draft)) ?? []
    const [store] = name === undefined ? [] : (names.get(`${kind} ${name}`) ?? [])
    if (store !== undefined) yield [eni.address, { is: 'data-store', id: store }]
  }
  const nodes = draft.index(warehousesByAddress)
  if (nodes.size > 0)
    for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
      const key = `${draft.vpc(world.read(eni, 'vpcId'))} ${text(world.read(eni, 'privateIpAddress'))}`
      for (const store of nodes.get(key) ?? []) yield [eni.address, { is: 'data-store', id: store }]
    }
  for (const [store, found] of draft.index(likelyInterfaces)) {
    for (const { eni, isOnly } of found) if (isOnly) yield [eni, { is: 'data-store', id: store }]
  }
}

function* storesByName(draft: Draft): Iterable<readonly [name: string, store: string]> {
  const { world } = draft
  for (const cache of draft.of('AWS::ElastiCache::CacheCluster')) {
    const name = text(world.read(cache, 'clusterName'))
    if (name !== undefined) yield [`ElastiCache ${name}`, cache.address]
  }
  for (const domain of [...draft.of('AWS::OpenSearchService::Domain'), ...draft.of('AWS::Elasticsearch::Domain')]) {
    const name = text(world.read(domain, 'domainName'))
    if (name !== undefined) yield [`ES ${name}`, domain.address]
  }
}

/** Nodes of Redshift, by VPC and private address. */
function* warehousesByAddress(draft: Draft): Iterable<readonly [place: string, store: string]> {
  const { world } = draft
  for (const cluster of draft.of('AWS::Redshift::Cluster')) {
    const vpc = draft.idOf(world.read(cluster, 'vpcId'))
    for (const { value } of listed(cluster, 'clusterNodes', world).items) {
      const address = text(world.read(value, 'privateIPAddress'))
      if (vpc !== undefined && address !== undefined) yield [`${vpc} ${address}`, cluster.address]
    }
  }
}

interface Likely {
  readonly eni: string
  readonly subnet: string
  /** It cannot be another's. */
  readonly isOnly: boolean
}

/** The interfaces of RDS that may be a database's. */
export function* likelyInterfaces(draft: Draft): Iterable<readonly [store: string, Likely]> {
  const places = new Map<string, string[]>()
  for (const [address, [store]] of draft.index(storesByAddress)) {
    if (store?.resource.type !== 'AWS::RDS::DBInstance') continue
    for (const standing of store.standings) {
      const key = keyOf(standing.id, groupsOf(store.groups, standing, draft))
      const same = places.get(key)
      if (same) same.push(address)
      else places.set(key, [address])
    }
  }
  if (places.size === 0) return
  for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
    const read = draft.world.read(eni, 'subnetId')
    const subnet = draft.subnet(read)
    if (!/^RDSNetworkInterface/.test(descriptionOf(eni, draft)) || subnet === undefined) continue
    const groups = groupsOf(listed(eni, 'groupSet', draft.world), { id: subnet, origin: read.origin }, draft, false)
    const stores = places.get(keyOf(subnet, groups)) ?? []
    for (const store of stores) yield [store, { eni: eni.address, subnet, isOnly: stores.length === 1 }]
  }
}

const keyOf = (subnet: string, groups: readonly string[]) => `${subnet} ${[...groups].sort().join(' ')}`

const descriptionOf = (eni: Eni, { world }: Draft): string => text(world.read(eni, 'description')) ?? ''

const text = (read: Read<string>) => (read.is === 'known' ? read.value : undefined)
