import type { Cidr, IpVersion } from '../../../model/ip.ts'
import { commonOf } from '../engine/strangers.ts'
import { grouped } from '../grouped.ts'
import type { Interface, Network, Place, Subnet, Vpc } from '../network.ts'
import { FreeBlocks, sizeOf, smallest } from './free-blocks.ts'

/** The network with a range for each subnet and an address for each interface; what finds no place is not there. */
export function placedNetwork(network: Network): Network {
  const subnets = rangedSubnets(network)
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]))
  const subnetsByVpc = grouped(subnets, ({ vpc }) => [vpc])
  const vpcs = network.vpcs.map((vpc): Vpc => {
    const own = (subnetsByVpc.get(vpc.id) ?? []).flatMap(({ cidrs }) => cidrs)
    const missing = own.filter((cidr) => !vpc.cidrs.some((range) => commonOf(range, cidr) === cidr))
    return { ...vpc, cidrs: [...vpc.cidrs, ...missing] }
  })
  const taken = new Set<string>()
  for (const { subnet, address4, address6 } of network.interfaces)
    for (const place of [address4, address6])
      if (place?.is === 'at') taken.add(`${byId.get(subnet)?.vpc} ${place.address}`)
  const interfaces = network.interfaces.flatMap((one, index) => {
    const subnet = byId.get(one.subnet)
    return subnet ? placedIn(subnet, one, index, taken) : []
  })
  const there = new Set(interfaces.map(({ id }) => id))
  return {
    ...network,
    vpcs,
    subnets,
    interfaces,
    natGateways: network.natGateways.filter(({ id }) =>
      interfaces.some(({ owner }) => owner.is === 'nat-gateway' && owner.id === id),
    ),
    loadBalancers: network.loadBalancers.map((one) => ({
      ...one,
      interfaces: one.interfaces.filter((id) => there.has(id)),
    })),
    targetGroups: network.targetGroups.map((one) => ({
      ...one,
      targets: one.targets.filter(({ to }) => to.is === 'load-balancer' || there.has(to.id)),
    })),
    doors: network.doors.filter(({ to }) => to.is === 'load-balancer' || there.has(to.id)),
  }
}

function placedIn(subnet: Subnet, one: Interface, index: number, taken: Set<string>): readonly Interface[] {
  const at = (place: Place | undefined, version: IpVersion): Place | undefined => {
    if (place?.is !== 'within')
      return place && subnet.cidrs.some((cidr) => holds(cidr, version, place.address)) ? place : undefined
    const own = subnet.cidrs.filter((cidr) => cidr.version === version)
    const named = place.cidrs.filter((cidr) => cidr.version === version)
    const free = named.length === 0 ? own : own.flatMap((cidr) => named.flatMap((other) => commonOf(cidr, other) ?? []))
    for (const cidr of free) {
      const size = sizeOf(cidr)
      const first = cidr.first + (size > keptFree ? keptFree : 0n)
      for (let address = first; address < cidr.first + size; address++) {
        const key = `${subnet.vpc} ${address}`
        if (taken.has(key)) continue
        taken.add(key)
        return { is: 'at', address }
      }
    }
    return undefined
  }
  const [address4, address6] = [at(one.address4, 4), at(one.address6, 6)]
  if (!address4 && !address6) return []
  const known = one.public4.address
  const public4 = one.public4.is ? { is: true, address: known ?? firstPublic + BigInt(index) } : one.public4
  return [{ ...one, address4, address6, public4 }]
}

/** Source: Amazon VPC User Guide, "Subnet sizing". */
const keptFree = 4n

/** Public addresses that nobody wrote down are counted from here: any will do. */
const firstPublic = 0x34_00_00_00n

/** Subnets of which no range is known get one of their own: where their interfaces are, else in the VPC, else beside it. */
function rangedSubnets(network: Network): readonly Subnet[] {
  const vpcs = new Map(network.vpcs.map((vpc) => [vpc.id, vpc]))
  const interfaces = grouped(network.interfaces, ({ subnet }) => [subnet])
  const free = new FreeBlocks(network.subnets.flatMap(({ cidrs }) => cidrs))
  return network.subnets.map((subnet) => {
    if (subnet.cidrs.length > 0) return subnet
    const known = vpcs.get(subnet.vpc)?.cidrs ?? []
    const placed = (interfaces.get(subnet.id) ?? []).map(rangesOf)
    const cidrs = [beside4, beside6].flatMap((beside) => {
      const isOwn = ({ version }: Cidr) => version === beside.version
      const named = placed.map((ranges) => ranges.filter(isOwn)).filter((ranges) => ranges.length > 0)
      const within = known.filter(isOwn)
      const choices = named.length > 0 ? named : [within.length > 0 ? within : [beside]]
      return choices.flatMap((ranges) => free.take(ranges) ?? [])
    })
    return { ...subnet, cidrs }
  })
}

/** Where an interface must be, as far as that is known. */
const rangesOf = ({ address4, address6 }: Interface): readonly Cidr[] =>
  ([4, 6] as const).flatMap((version) => {
    const place = version === 4 ? address4 : address6
    if (place?.is !== 'at') return place?.cidrs.filter((cidr) => cidr.version === version) ?? []
    const prefix = smallest[version]
    const size = sizeOf({ version, prefix })
    return [{ version, first: place.address - (place.address % size), prefix }]
  })

const beside4: Cidr = { version: 4, first: 0x0a_ff_00_00n, prefix: 16 }
const beside6: Cidr = { version: 6, first: 0x2600_1fff_ffff_0000n << 64n, prefix: 48 }

const holds = (cidr: Cidr, version: IpVersion, address: bigint): boolean =>
  cidr.version === version && address >= cidr.first && address < cidr.first + sizeOf(cidr)
