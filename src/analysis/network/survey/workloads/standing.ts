import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Place } from '../../network.ts'
import { placeWithin } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import type { Listed } from '../listed.ts'
import { hasIpv6, rangesOfSubnet } from '../subnets.ts'

/** A subnet in which interfaces stand. */
export interface Standing {
  readonly id: string
  readonly name: string
  /** Undefined where the subnet is only named. */
  readonly subnet: Resource<'AWS::EC2::Subnet'> | undefined
  readonly address4: Place | undefined
  /** Undefined where the subnet has no IPv6. */
  readonly address6: Place | undefined
  /** Do interfaces get a public address, where nothing else is said? */
  readonly mapsPublic: Maybe
  readonly certain: boolean
  readonly origin: Origin
}

type SubnetReference = Read<Target<'AWS::EC2::Subnet'>>

export function standingIn(read: SubnetReference, certain: boolean, draft: Draft): Standing | undefined {
  const id = draft.subnet(read)
  if (id === undefined) return undefined
  const { world } = draft
  const subnet = draft.resource(read)
  const { origin } = read
  if (!subnet) {
    const name = draft.namedSubnets.get(id)?.name ?? id
    const address4 = placeWithin([], 4)
    return { id, name, subnet, address4, address6: undefined, mapsPublic: 'unknown', certain, origin }
  }
  const cidrs = world.once(standingIn, subnet, () => rangesOfSubnet(subnet, draft))
  const maps = world.read(subnet, 'mapPublicIpOnLaunch')
  const native = world.read(subnet, 'ipv6Native')
  return {
    id,
    name: draft.thing(subnet).name,
    subnet,
    address4: native.is === 'known' && native.value ? undefined : placeWithin(cidrs, 4),
    address6: hasIpv6(subnet, draft) ? placeWithin(cidrs, 6) : undefined,
    mapsPublic: maps.is === 'unknown' ? 'unknown' : maps.is === 'known' && maps.value,
    certain: certain && world.certainlyExists(subnet),
    origin,
  }
}

/** The subnets of a list. A list that is not known at all is one subnet that is not known. */
export const standingsIn = (subnets: Listed<Target<'AWS::EC2::Subnet'>>, draft: Draft): readonly Standing[] =>
  [
    ...subnets.items.map(({ read, certain }) => standingIn(read, certain, draft)),
    ...subnets.unknown.map((read) => standingIn(read, true, draft)),
  ].flatMap((standing) => (standing ? [standing] : []))

export type GroupList = Listed<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>

/**
 * The security groups of a list; the default group of the VPC where none is written and `orDefault`. A group that is not
 * known, or not certain, is one that may let anything pass.
 */
export function groupsOf(
  groups: GroupList,
  standing: Pick<Standing, 'id' | 'origin'>,
  draft: Draft,
  orDefault = true,
): readonly string[] {
  const certain = groups.items.filter((item) => item.certain).map(({ read }) => draft.group(read))
  const open = groups.items.filter((item) => !item.certain)
  const found = [...certain, ...groups.unknown.map((read) => draft.group(read))].flatMap((id) => (id ? [id] : []))
  const [first] = open
  if (first)
    found.push(
      oneOfSeveral(
        open.map(({ read }) => draft.group(read) ?? ''),
        first.read.origin,
        draft,
      ),
    )
  if (found.length === 0 && orDefault) found.push(defaultGroupIn(standing, draft))
  return [...new Set(found)]
}

/** One that may let anything pass, of something of which no group is known. */
export function unknownGroup({ address, place }: Resource, draft: Draft): string {
  const id = `security groups of ${address}`
  draft.namedGroups.set(id, { id, name: id, origin: place })
  return id
}

function oneOfSeveral(ids: readonly string[], origin: Origin, draft: Draft): string {
  const id = `one of ${[...ids].sort().join(', ')}`
  draft.namedGroups.set(id, { id, name: id, origin })
  return id
}

/** The default group of the VPC that a subnet is in. */
function defaultGroupIn({ id, origin }: Pick<Standing, 'id' | 'origin'>, draft: Draft): string {
  const [vpc] = draft.index(vpcsBySubnet).get(id) ?? []
  return vpc === undefined ? draft.defaultGroupBeside(id, origin) : draft.defaultGroup(vpc, origin)
}

export function* vpcsBySubnet(draft: Draft): Iterable<readonly [subnet: string, vpc: string]> {
  for (const subnet of draft.of('AWS::EC2::Subnet')) {
    const vpc = draft.vpc(draft.world.read(subnet, 'vpcId'))
    if (vpc !== undefined) yield [subnet.address, vpc]
  }
}
