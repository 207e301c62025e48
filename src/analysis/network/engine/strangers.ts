import type { Cidr } from '../../../model/ip.ts'
import type { Interface, Network, SecurityGroup, Subnet } from '../network.ts'

/** The group of those at addresses that are asked about: nobody knows their rules, so all of it gets in and out. */
const openGroup = 'somebody who is asked about'

/**
 * Somebody at the addresses of a range, in each subnet that has some of them. In a VPC whose interfaces are not all seen it may be
 * somebody who has rules and a public address: nothing of it is certain.
 */
export function strangersAt(
  cidr: Cidr,
  name: string,
  network: Network,
  isSeen: (vpc: string) => boolean,
): readonly Interface[] {
  const vpcs = new Map(network.vpcs.map((vpc) => [vpc.id, vpc]))
  return network.subnets.flatMap((subnet): readonly Interface[] => {
    const own = subnet.cidrs.flatMap((range) => commonOf(range, cidr) ?? [])
    if (own.length > 0) return [strangerIn(subnet, own, isSeen(subnet.vpc), cidr, name)]
    if (subnet.cidrs.length > 0) return []
    const around = (vpcs.get(subnet.vpc)?.cidrs ?? []).flatMap((range) => commonOf(range, cidr) ?? [])
    return around.length > 0 ? [strangerIn(subnet, around, false, cidr, name)] : []
  })
}

const strangerIn = (
  subnet: Subnet,
  cidrs: readonly Cidr[],
  certain: boolean,
  { version }: Cidr,
  name: string,
): Interface => ({
  ...someoneIn(subnet, cidrs, certain, name),
  ...(version === 4 ? { address6: undefined } : { address4: undefined, address6: { is: 'within', cidrs } }),
})

/** Somebody in a subnet, at any of its addresses. */
export function someoneIn(subnet: Subnet, cidrs: readonly Cidr[], certain: boolean, name: string): Interface {
  const place = (version: 4 | 6) => ({ is: 'within', cidrs: cidrs.filter((cidr) => cidr.version === version) }) as const
  return {
    id: `${name} in ${subnet.id}`,
    name: `${name} in ${subnet.name}`,
    origin: subnet.origin,
    subnet: subnet.id,
    groups: [openGroup],
    address4: place(4),
    address6: place(6).cidrs.length > 0 ? place(6) : undefined,
    public4: { is: certain ? false : 'unknown' },
    sourceDestCheck: true,
    owner: { is: 'other', id: name },
    certain,
  }
}

/** The network with strangers in it. */
export function withStrangers(network: Network, strangers: readonly Interface[]): Network {
  const [first] = strangers
  if (!first) return network
  const rules = ([4, 6] as const).map(
    (version) =>
      ({
        id: `${openGroup}, IPv${version}`,
        name: 'all traffic',
        origin: first.origin,
        protocol: 'all',
        ports: [0, 65_535],
        peer: { is: 'cidr', cidr: { version, first: 0n, prefix: 0 } },
        certain: true,
      }) as const,
  )
  const group: SecurityGroup = {
    id: openGroup,
    name: 'whoever is there',
    origin: first.origin,
    vpc: undefined,
    ingress: rules,
    egress: rules,
    whole: true,
  }
  return {
    ...network,
    interfaces: [...network.interfaces, ...strangers],
    securityGroups: [...network.securityGroups, group],
  }
}

/** Nobody knows its rules: there is nothing to tell of them. */
export const isStranger = ({ groups }: Interface): boolean => groups.includes(openGroup)

/** Of two ranges one holds the other, or they have nothing in common. */
export function commonOf(one: Cidr, other: Cidr): Cidr | undefined {
  if (one.version !== other.version) return undefined
  const [wide, narrow] = one.prefix <= other.prefix ? [one, other] : [other, one]
  const rest = BigInt((one.version === 4 ? 32 : 128) - wide.prefix)
  return narrow.first >> rest === wide.first >> rest ? narrow : undefined
}
