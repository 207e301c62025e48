import { type Caller, type Callers, callersIn, placesOfNeed } from '../analysis/network/callers.ts'
import type { CalledService } from '../analysis/network/endpoint-services.ts'
import type { Interface } from '../analysis/network/network.ts'
import type { NeedKind, ServiceNeed } from '../analysis/network/service-needs.ts'
import { wayToInternet } from '../analysis/network/service-ways.ts'
import type { Surroundings } from '../analysis/network/surroundings.ts'
import { endpointsOf } from '../analysis/network/vpc-endpoints.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, type Evidence, no, notApplicable, type Undecided } from './answer.ts'
import type { Level } from './level.ts'
import { whole } from './subjects.ts'
import type { Found } from './trait.ts'

type Vpc = Resource<'AWS::EC2::VPC'>

/** A need of tasks that run in a VPC. */
export interface Needed {
  readonly caller: Caller
  readonly need: ServiceNeed
}

/** What tasks in a VPC need for these purposes, by service. */
export function neededIn(
  { callers }: Callers,
  kinds: readonly NeedKind[] = everything,
): ReadonlyMap<CalledService, readonly Needed[]> {
  const needed = new Map<CalledService, Needed[]>()
  for (const caller of callers) {
    for (const need of caller.needs.needs) {
      if (!kinds.includes(need.kind)) continue
      const same = needed.get(need.service)
      if (same) same.push({ caller, need })
      else needed.set(need.service, [{ caller, need }])
    }
  }
  return needed
}

/** What could not be read of what tasks need, unless the VPC has endpoints of all that it may be. */
export function unreadIn(
  { callers }: Callers,
  vpc: Vpc,
  world: World,
  wanted: readonly NeedKind[] = everything,
): readonly Found[] {
  const missing = callers.flatMap((caller) =>
    caller.needs.unread.flatMap(({ kinds, services, says, origin }) =>
      kinds.some((kind) => wanted.includes(kind)) &&
      services.some((service) => endpointsOf(service, vpc, world).found.length === 0)
        ? [{ says: `"${caller.name}": ${says}`, origin }]
        : [],
    ),
  )
  const [first, ...others] = missing
  return first ? [{ subject: '', answer: { is: 'unknown', missing: [first, ...others] } }] : []
}

const everything: readonly NeedKind[] = ['image', 'secret', 'file', 'log', 'exec']

/** An answer about a VPC that waits for something. */
export const undecidedOf = (vpc: Vpc, says: string): Undecided => ({
  is: 'unknown',
  missing: [{ says, origin: vpc.place }],
})

/** Yes for one reason, in words that stay the same; who needs it is told beside. */
export function lacking(says: string, vpc: Vpc, needed: readonly Needed[], severity?: Level): Answer {
  const [first] = needed
  const more = needed.length - 1
  const told: readonly Evidence[] = first
    ? [
        {
          says: `"${first.caller.name}": ${first.need.says}${more > 0 ? ` ${more} more need it.` : ''}`,
          origin: first.need.origin,
        },
      ]
    : []
  const offence = { notes: [0], ...(severity && { severity }) }
  return {
    is: 'yes',
    evidence: [{ says, origin: vpc.place }, ...told],
    offences: [offence],
    ...(severity && { severity }),
  }
}

/** Judges whether a VPC has an endpoint of each service; graver where those who need it have no other way out. */
export function eachMissing(vpc: Vpc, kind: NeedKind, what: string, world: World): readonly Found[] {
  const callers = callersIn(vpc, world)
  if (!callers || callers.callers.length === 0) return whole(notApplicable('No task of this scan runs in it.'))
  const found = [...neededIn(callers, [kind])].map(([service, needed]) => ({
    subject: service,
    answer: isThere(service, vpc, world) ?? missingOf(service, vpc, needed, callers),
  }))
  const all = [...found, ...unreadIn(callers, vpc, world, [kind])]
  return all.length > 0 ? all : whole(notApplicable(`No task in it ${what}.`))
}

/** No where a VPC has an endpoint of a service, unknown where it may have; undefined where it has none. */
export function isThere(service: CalledService, vpc: Vpc, world: World): Answer | undefined {
  const { found, perhaps, whole: isWhole } = endpointsOf(service, vpc, world)
  if (found.length > 0) return no
  const [one] = perhaps
  if (one) {
    const says = `Whether "${one.address}" is an endpoint of ${service} is not known.`
    return { is: 'unknown', missing: [{ says, origin: one.place }] }
  }
  return isWhole ? undefined : undecidedOf(vpc, `Whether it has an endpoint of ${service} is not known.`)
}

function missingOf(service: CalledService, vpc: Vpc, needed: readonly Needed[], { surroundings }: Callers): Answer {
  const isShut = needed.some(({ caller, need }) =>
    placesOfNeed(caller, need).some((from) => wayToInternet(from, surroundings).is === false),
  )
  return lacking(`It has no endpoint of ${service}.`, vpc, needed, isShut ? 'medium' : undefined)
}

/** The subnet of an interface, as people know it. */
export const subnetOf = (one: Interface, { reach }: Surroundings): string =>
  reach.reachability.topology.subnets.get(one.subnet)?.name ?? one.subnet
