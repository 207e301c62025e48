import type { Resource } from '../../../model/resource.ts'
import type { Maybe } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import { type LaunchType, launchTypesOfUse } from '../../workload/launch-types.ts'
import { type Use, usesBy } from '../../workload/uses.ts'
import type { Interface } from '../network.ts'
import type { Survey } from '../survey/survey.ts'
import { needsOf, type ServiceNeed, type ServiceNeeds } from './service-needs.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

/** Tasks that run in a VPC, and from where in it they and what starts them call AWS. */
export interface Caller {
  readonly name: string
  readonly use: Use
  /** Undefined: nobody can tell. */
  readonly types: ReadonlySet<LaunchType> | undefined
  readonly needs: ServiceNeeds
  /** The interfaces of the tasks; none where they use those of their hosts. */
  readonly tasks: readonly Interface[]
  readonly hosts: readonly Interface[]
}

export interface Callers {
  readonly surroundings: Surroundings
  readonly callers: readonly Caller[]
  /** Interfaces of container instances in the VPC. */
  readonly hosts: readonly Interface[]
}

/** Who runs in a VPC, as far as the scan shows; undefined where the VPC is in no network. */
export function callersIn(vpc: Resource<'AWS::EC2::VPC'>, world: World): Callers | undefined {
  return world.once(callersIn, vpc, () => {
    const surroundings = surroundingsOf(vpc, world)
    if (!surroundings) return undefined
    const { survey } = surroundings
    const { tasks, hosts } = standingIn(survey).get(vpc.address) ?? nobody
    const callers = survey.workloads.flatMap(({ id, name }) => {
      const own = tasks.get(id) ?? []
      if (own.length + hosts.length === 0) return []
      return usesBy(id, world).flatMap((use): readonly Caller[] => {
        const types = launchTypesOfUse(use, world)
        const onHosts = types?.size === 1 && types.has('FARGATE') ? [] : hostsOf(use, hosts, survey)
        if (own.length + onHosts.length === 0) return []
        return [{ name, use, types, needs: needsOf(use, world), tasks: own, hosts: onHosts }]
      })
    })
    return { surroundings, callers, hosts }
  })
}

/** Hosts of the cluster in which tasks are started. */
function hostsOf({ cluster }: Use, all: readonly Interface[], { hosts }: Survey): readonly Interface[] {
  const address = cluster.is === 'known' ? cluster.value.address : undefined
  if (address === undefined) return []
  const ids = new Set(
    hosts.flatMap(({ clusters, interfaces }) =>
      clusters !== 'unknown' && clusters.includes(address) ? interfaces : [],
    ),
  )
  return all.filter(({ id }) => ids.has(id))
}

interface Standing {
  /** By what starts them. */
  readonly tasks: ReadonlyMap<string, Interface[]>
  readonly hosts: readonly Interface[]
}

const nobody: Standing = { tasks: new Map(), hosts: [] }

const standing = new WeakMap<Survey, ReadonlyMap<string, Standing>>()

/** The interfaces of tasks and of container instances by VPC. Made once a survey. */
function standingIn(survey: Survey): ReadonlyMap<string, Standing> {
  const known = standing.get(survey)
  if (known) return known
  const { network, hosts } = survey
  const vpcs = new Map(network.subnets.map(({ id, vpc }) => [id, vpc]))
  const ofHosts = new Set(hosts.flatMap(({ interfaces }) => interfaces))
  const made = new Map<string, { tasks: Map<string, Interface[]>; hosts: Interface[] }>()
  for (const one of network.interfaces) {
    const vpc = vpcs.get(one.subnet)
    if (vpc === undefined || (one.owner.is !== 'task' && !ofHosts.has(one.id))) continue
    const here = made.get(vpc) ?? { tasks: new Map<string, Interface[]>(), hosts: [] }
    made.set(vpc, here)
    if (one.owner.is !== 'task') here.hosts.push(one)
    else {
      const same = here.tasks.get(one.owner.id)
      if (same) same.push(one)
      else here.tasks.set(one.owner.id, [one])
    }
  }
  standing.set(survey, made)
  return made
}

/** From where a need is called: what starts a task on a host calls from there. None: nobody can tell. */
export function placesOfNeed({ tasks, hosts, types }: Caller, { caller }: ServiceNeed): readonly Interface[] {
  if (caller === 'task') return tasks.length > 0 ? tasks : hosts
  if (!types) return []
  return types.size === 1 && types.has('FARGATE') ? tasks : types.has('FARGATE') ? [...tasks, ...hosts] : hosts
}

/** Does a host of the customer's own start the tasks, whose agent calls Amazon ECS? */
export const isOnHosts = ({ types }: Caller): Maybe =>
  types ? types.has('EC2') || types.has('MANAGED_INSTANCES') : 'unknown'
