import type { Assumption } from '../../../model/choice.ts'
import type { Estate } from '../../../model/estate.ts'
import type { Resource } from '../../../model/resource.ts'
import { World } from '../../../model/world.ts'
import type { Network } from '../network.ts'
import type { NetworkWorkload } from '../workload.ts'
import { doorsOf } from './doors/doors.ts'
import { latticeDoorsOf, openedTo } from './doors/lattice-doors.ts'
import { Draft, type SurveyGap } from './draft.ts'
import { placed } from './finish.ts'
import { networkAclsOf } from './groups/network-acls.ts'
import { latticeAddresses, prefixListsOf } from './groups/prefix-lists.ts'
import { securityGroupsOf } from './groups/security-groups.ts'
import { addFurtherInterfaces } from './interfaces/further-interfaces.ts'
import { addHosts, type Host } from './interfaces/hosts.ts'
import { addInstances } from './interfaces/instance-interfaces.ts'
import { addNatGateways } from './interfaces/nat-gateways.ts'
import { addNetworkInterfaces } from './interfaces/network-interfaces.ts'
import { addClassicBalancers } from './load-balancers/classic-load-balancers.ts'
import { addLoadBalancers } from './load-balancers/load-balancers.ts'
import { namedBalancersOf } from './load-balancers/named-load-balancers.ts'
import { registrationsOf } from './load-balancers/registrations.ts'
import { targetGroupsOf } from './load-balancers/target-groups.ts'
import { Part, partOf } from './parts.ts'
import { gatewayEndpointsOf } from './routes/gateway-endpoints.ts'
import { peeringsOf } from './routes/peerings.ts'
import { routeTablesOf } from './routes/route-tables.ts'
import { transitGatewaysOf } from './routes/transit-gateways.ts'
import { subnetsOf } from './subnets.ts'
import { vpcsOf } from './vpcs.ts'
import { addWorkloads } from './workloads/workloads.ts'

/** The network of a part of an estate, and who takes connections in it. */
export interface Survey {
  readonly network: Network
  readonly workloads: readonly NetworkWorkload[]
  /** The instances that run containers, or may. */
  readonly hosts: readonly Host[]
  readonly gaps: readonly SurveyGap[]
}

/** Worlds of one part beyond which what they decide is taken to be unknown: few where each of them is large. */
const maxWorlds = 64
const maxSurveyed = 16_384

const worldsFor = ({ size }: Part) => Math.min(maxWorlds, maxSurveyed / size)

interface Made {
  readonly survey: Survey
  /** Choices that the survey met and that are left open. */
  readonly open: World['open']
  /** In how many ways those and the ones that are given may turn out. */
  readonly worlds: number
}

const surveys = new WeakMap<Part, Map<string, Made>>()

/**
 * The survey of the part of the estate that a resource belongs to, as it is in this world; undefined for what has no place
 * in a network.
 *
 * The choices that matter are settled through the world, unless there are too many: then what they decide is unknown, and
 * what may exist is not certain. Each survey is made once.
 */
export function surveyAround(resource: Resource, world: World): Survey | undefined {
  const part = partOf(resource, world.estate)
  return part && world.once(surveyAround, part, () => surveyIn(part, world))
}

function surveyIn(part: Part, world: World): Survey {
  let given: readonly Assumption[] = []
  for (;;) {
    const { survey, open, worlds } = surveyGiven(part, given, world.estate)
    if (open.length === 0 || worlds > worldsFor(part)) return survey
    given = [...given, ...open.flatMap((choice) => answered(choice, world))]
  }
}

const answered = (choice: Assumption['choice'], world: World): readonly Assumption[] => {
  const answer = world.answer(choice.id)
  return answer === undefined ? [] : [{ choice, answer }]
}

/** In how many ways some choices may turn out, at the most. */
function worldsOf(choices: World['open']): number {
  const counted = new Map<string, number>()
  for (const { variable } of choices) counted.set(variable, (counted.get(variable) ?? 1) + 1)
  return [...counted.values()].reduce((product, count) => product * count, 1)
}

function surveyGiven(part: Part, given: readonly Assumption[], estate: Estate): Made {
  let made = surveys.get(part)
  if (!made) {
    made = new Map()
    surveys.set(part, made)
  }
  const key = given.map(({ choice, answer }) => `${choice.id}${answer ? '+' : '-'}`).join()
  let one = made.get(key)
  if (!one) {
    const world = World.leavingOpen(estate, given)
    const survey = surveyOf(part, world)
    const { open } = world
    one = { survey, open, worlds: worldsOf([...given.map(({ choice }) => choice), ...open]) }
    made.set(key, one)
  }
  return one
}

function surveyOf(part: Part, world: World): Survey {
  const draft = new Draft(part, world)
  const groups = securityGroupsOf(draft)
  const nets = subnetsOf(draft)
  addNetworkInterfaces(draft)
  addInstances(draft)
  const natGateways = addNatGateways(draft)
  const loadBalancers = addLoadBalancers(draft)
  const hosts = addHosts(draft)
  const workloads = addWorkloads(hosts, draft)
  addFurtherInterfaces(draft)
  const doors = doorsOf(loadBalancers, workloads, draft)
  const registered = registrationsOf(workloads, draft)
  const targetGroups = targetGroupsOf(registered, draft)
  const named = namedBalancersOf(registered, draft)
  const classic = addClassicBalancers(workloads, draft)
  const routeTables = routeTablesOf(draft)
  const networkAcls = networkAclsOf(draft)
  const gatewayEndpoints = gatewayEndpointsOf(draft)
  const peerings = peeringsOf(draft)
  const transitGateways = transitGatewaysOf(draft)
  const lattice = latticeDoorsOf(workloads, draft)
  const { vpcs, subnets, securityGroups, interfaces, meantBy } = placed(draft, vpcsOf(draft), nets, groups, routeTables)
  const network: Network = {
    vpcs,
    subnets,
    routeTables,
    networkAcls,
    securityGroups,
    prefixLists: [...prefixListsOf(draft), ...(lattice.length > 0 ? [latticeAddresses] : [])],
    interfaces,
    natGateways,
    peerings,
    transitGateways,
    gatewayEndpoints,
    loadBalancers: [...loadBalancers, ...classic.loadBalancers, ...named.loadBalancers],
    targetGroups: [...targetGroups, ...classic.targetGroups, ...named.targetGroups],
    doors: [...doors, ...openedTo(lattice, subnets, interfaces, meantBy)],
  }
  return { network, workloads, hosts, gaps: draft.gaps }
}

/** The survey of a whole estate, in every world at once: what a choice decides is unknown, and what may exist is not certain. */
export const surveyOfEstate = (estate: Estate): Survey =>
  surveyOf(new Part(estate.resources), World.leavingOpen(estate, []))
