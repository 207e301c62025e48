import { type Caller, type Callers, callersIn, placesOfNeed } from '../analysis/network/facts/callers.ts'
import type { CalledService } from '../analysis/network/facts/endpoint-services.ts'
import type { NeedKind, ServiceNeed } from '../analysis/network/facts/service-needs.ts'
import { wayToInternet } from '../analysis/network/facts/service-ways.ts'
import type { Surroundings } from '../analysis/network/facts/surroundings.ts'
import { endpointsOf } from '../analysis/network/facts/vpc-endpoints.ts'
import type { Interface } from '../analysis/network/network.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, notApplicable, type Undecided, worsened, yes } from './answer.ts'
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
export const unreadIn = (
  { callers }: Callers,
  vpc: Vpc,
  world: World,
  wanted: readonly NeedKind[] = everything,
): readonly Undecided[] =>
  callers.flatMap((caller) =>
    caller.needs.unread.flatMap(({ kinds, services, says, origin }): readonly Undecided[] =>
      kinds.some((kind) => wanted.includes(kind)) &&
      services.some((service) => endpointsOf(service, vpc, world).found.length === 0)
        ? [{ is: 'unknown', missing: [{ says: `"${caller.name}": ${says}`, origin }] }]
        : [],
    ),
  )

const everything: readonly NeedKind[] = ['image', 'secret', 'file', 'log', 'exec']

/** An answer about a VPC that waits for something. */
export const undecidedOf = (vpc: Vpc, says: string): Undecided => ({
  is: 'unknown',
  missing: [{ says, origin: vpc.place }],
})

/** The first answer; where it is yes, somebody who needs the service is told beside. */
export function toldBy(answer: Answer, needed: readonly Needed[], severity: Level): Answer {
  const [first] = needed
  if (!first) return answer
  const more = new Set(needed.map(({ caller }) => caller.name)).size - 1
  const others = more > 0 ? ` ${more} more need it.` : ''
  return worsened(answer, yes(`"${first.caller.name}": ${first.need.says}${others}`, first.need.origin), severity)
}

/** Judges whether a VPC has an endpoint of each service; graver where those who need it have no other way out. */
export function missingIn(vpc: Vpc, kind: NeedKind, what: string, world: World): readonly Found[] {
  const callers = callersIn(vpc, world)
  if (!callers || callers.callers.length === 0) return whole(notApplicable('No task of this scan runs in it.'))
  const needed = [...neededIn(callers, [kind])]
  const answers = needed.map(
    ([service]) => isThere(service, vpc, world) ?? yes(`It has no endpoint of ${service}.`, vpc.place),
  )
  const all = [...answers, ...unreadIn(callers, vpc, world, [kind])]
  if (all.length === 0) return whole(notApplicable(`No task in it ${what}.`))
  const lacking = needed.flatMap(([, who], index) => (answers[index]?.is === 'yes' ? who : []))
  const isShut = lacking.some(({ caller, need }) =>
    placesOfNeed(caller, need).some((from) => wayToInternet(from, callers.surroundings).is === false),
  )
  return whole(toldBy(any(all), lacking, isShut ? 'medium' : 'low'))
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

/** The subnet of an interface, as people know it. */
export const subnetOf = (one: Interface, { reach }: Surroundings): string =>
  reach.reachability.topology.subnets.get(one.subnet)?.name ?? one.subnet
