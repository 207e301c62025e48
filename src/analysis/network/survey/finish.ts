import type { Interface, RouteTable, SecurityGroup, Subnet, Thing, Vpc } from '../network.ts'
import type { Draft } from './draft.ts'
import { defaultGroupOf, namedGroupsOf } from './groups/security-groups.ts'

/** What is known of the VPCs that everything stands in, once everything has been seen. */
export interface Placed {
  readonly vpcs: readonly Vpc[]
  readonly subnets: readonly Subnet[]
  readonly securityGroups: readonly SecurityGroup[]
  readonly interfaces: readonly Interface[]
  /** The VPC that one which is only named turns out to be. */
  readonly meantBy: (vpc: string) => string
}

/**
 * Puts what is only named into VPCs. Interfaces, load balancers and their groups stand in one VPC: it is the one that is
 * known of any of them, else one that nobody knows, of their own.
 */
export function placed(
  draft: Draft,
  vpcs: readonly Vpc[],
  written: readonly Subnet[],
  groups: readonly SecurityGroup[],
  routeTables: readonly RouteTable[],
): Placed {
  const known = vpcsAround(vpcs, draft)
  const meantBy = (id: string): string => {
    const found = draft.namedVpcs.has(id) ? known.get(draft.together.find(`vpc ${id}`)) : undefined
    return found === undefined || found === 'several' ? id : found
  }
  const subnets = written.map((subnet) => ({ ...subnet, vpc: meantBy(subnet.vpc) }))
  const made = new Map<string, Vpc>()
  const vpcAround = (name: string, thing: Thing): string => {
    const root = draft.together.find(name)
    const found = known.get(root)
    if (found !== undefined && found !== 'several') return found
    const id = `VPC of ${found === 'several' ? thing.id : root}`
    if (!made.has(id)) made.set(id, { ...unknownVpc(id, thing), isOpen: true })
    return id
  }
  const named = [...draft.namedSubnets.values()].map(
    (thing): Subnet => ({
      ...thing,
      vpc: vpcAround(`subnet ${thing.id}`, thing),
      cidrs: [],
      routeTable: undefined,
      networkAcl: undefined,
      publicAccess: 'both-ways',
    }),
  )
  const vpcOf = new Map([...subnets, ...named].map(({ id, vpc }) => [id, vpc]))
  const renamed = new Map<string, string>()
  for (const [id, { subnet, origin }] of draft.groupsBeside)
    renamed.set(id, draft.defaultGroup(vpcOf.get(subnet) ?? `VPC of ${subnet}`, origin))
  const defaults = [...draft.defaultGroups.values()].map(({ vpc, ...thing }) => defaultGroupOf(thing, vpc, draft))
  const namedGroups = [...namedGroupsOf(draft), ...draft.madeGroups].map((group) => {
    const found = known.get(draft.together.find(`group ${group.id}`))
    return found === undefined || found === 'several' ? group : { ...group, vpc: found }
  })
  const ids = new Set(vpcs.map(({ id }) => id))
  const orphans = subnets.filter(({ vpc }) => !ids.has(vpc))
  for (const { vpc, ...thing } of orphans) if (!made.has(vpc)) made.set(vpc, unknownVpc(vpc, thing))
  const needed = gatewaysNeeded(draft, vpcOf)
  const gateways = gatewaysNamed([...subnets, ...named], routeTables)
  return {
    vpcs: [...vpcs, ...made.values()].map((vpc) => withGateway(vpc, needed.get(vpc.id), gateways.get(vpc.id))),
    subnets: [...subnets, ...named],
    securityGroups: [
      ...groups.map((group) => (group.vpc === undefined ? group : { ...group, vpc: meantBy(group.vpc) })),
      ...namedGroups,
      ...defaults,
    ],
    interfaces: draft.interfaces.map((each) =>
      each.groups.some((group) => renamed.has(group))
        ? { ...each, groups: each.groups.map((group) => renamed.get(group) ?? group) }
        : each,
    ),
    meantBy,
  }
}

/** The VPC of all that stands together. What is only named is another name of one that is there, or of the first. */
function vpcsAround(vpcs: readonly Vpc[], { together, namedVpcs }: Draft): ReadonlyMap<string, string | 'several'> {
  const known = new Map<string, string | 'several'>()
  for (const { id } of vpcs) {
    const root = together.find(`vpc ${id}`)
    const before = known.get(root)
    if (before === undefined || (namedVpcs.has(before) && !namedVpcs.has(id))) known.set(root, id)
    else if (!namedVpcs.has(id)) known.set(root, 'several')
  }
  return known
}

/** Public load balancers by their VPC: AWS makes none where no internet gateway is attached. */
function gatewaysNeeded({ interfaces }: Draft, vpcOf: ReadonlyMap<string, string>): ReadonlyMap<string, Interface> {
  const found = new Map<string, Interface>()
  for (const one of interfaces) {
    const vpc = vpcOf.get(one.subnet)
    if (one.owner.is === 'load-balancer' && one.public4.is === true && one.certain && vpc !== undefined)
      found.set(vpc, found.get(vpc) ?? one)
  }
  return found
}

/** The internet gateways that routes lead to, by VPC: a VPC has one at the most. */
function gatewaysNamed(subnets: readonly Subnet[], routeTables: readonly RouteTable[]): ReadonlyMap<string, string> {
  const tables = new Map(routeTables.map(({ id, routes }) => [id, routes]))
  const found = new Map<string, string>()
  for (const { vpc, routeTable } of subnets) {
    for (const { target } of tables.get(routeTable ?? '') ?? [])
      if (target.is === 'internet-gateway') found.set(vpc, target.id)
  }
  return found
}

const withGateway = (vpc: Vpc, needed: Interface | undefined, named: string | undefined): Vpc =>
  needed && vpc.internetGateway.is === 'unknown'
    ? {
        ...vpc,
        internetGateway: {
          is: 'attached',
          id: named ?? `internet gateway of ${vpc.id}`,
          origin: needed.origin,
        },
      }
    : vpc

const unknownVpc = (id: string, { name, origin }: Thing): Vpc => ({
  id,
  name: `the VPC of ${name}`,
  origin,
  cidrs: [],
  whole: false,
  internetGateway: { is: 'unknown' },
  egressOnlyInternetGateway: { is: 'unknown' },
})
