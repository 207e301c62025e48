import { type Held, indexOf } from '../analysis/network/facts/survey-index.ts'
import { subnetsServedBy, type Users, usersOfSubnets } from '../analysis/network/facts/users.ts'
import { type AclEntry, type NetworkAcl, tcp } from '../analysis/network/network.ts'
import { surveyAround } from '../analysis/network/survey/survey.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, possibly, yes } from './answer.ts'

/** The network ACL that a resource is or is an entry of, and the entries that are written in the resource. */
export function aclOf(resource: Resource, world: World): Held<NetworkAcl, AclEntry> | undefined {
  const survey = surveyAround(resource, world)
  return survey && indexOf(survey).entriesByHolder.get(resource.address)
}

/** What stands in the subnets of a network ACL. */
export const usersOfAcl = (acl: NetworkAcl, around: Resource, world: World): Users =>
  usersOfSubnets(subnetsServedBy('networkAcl', acl.id, around, world), world)

/** Does an entry let everybody in on a port, or on all of them? */
export const admitsAll = (entry: AclEntry, port?: number): boolean => entry.allows && isAboutAll(entry, port)

function isAboutAll({ isEgress, cidr, protocol, ports: [from, to] }: AclEntry, port?: number): boolean {
  if (isEgress || (cidr !== 'any' && cidr.prefix > 0)) return false
  if (protocol === 'all') return true
  return port !== undefined && protocol === tcp && from <= port && port <= to
}

/** Does an entry with a lower number refuse everybody what a later one would admit? */
export const isRefusedBefore = (entry: AclEntry, acl: NetworkAcl, port?: number): boolean =>
  acl.entries.some(
    (other) =>
      other.certain &&
      !other.allows &&
      other.number < entry.number &&
      isAboutAll(other, port) &&
      typeof other.cidr === 'object' &&
      typeof entry.cidr === 'object' &&
      other.cidr.version === entry.cidr.version,
  )

export const keyOfEntry = ({ isEgress, number }: AclEntry): string => `${isEgress ? 'egress' : 'ingress'} ${number}`

/** Yes, as certain as the entry is; unknown where it may be about anybody. */
export function aboutEntry({ cidr, certain, number, origin }: AclEntry, says: string): Answer {
  if (cidr === 'any') return { is: 'unknown', missing: [{ says: `Whom entry ${number} admits is not known.`, origin }] }
  return certain ? yes(says, origin) : possibly(yes(says, origin))
}

/** The range of an entry that is about everybody. */
export const everybody = ({ cidr }: AclEntry): string =>
  typeof cidr === 'object' && cidr.version === 6 ? '::/0' : '0.0.0.0/0'
