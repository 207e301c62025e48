import type { Resource } from '../../../model/resource.ts'
import type { Struct } from '../../../model/shape.ts'
import type { Maybe } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import { referenceIndex } from '../../references.ts'
import { hasCapacityProvider, isContainerHost, startOf, startsHosts } from '../../runtime/container-hosts.ts'
import type { Interface } from '../network.ts'
import { type Survey, surveyAround } from '../survey/survey.ts'
import type { NetworkWorkload } from '../workload.ts'
import { indexOf } from './survey-index.ts'

/** What security groups, subnets and network ACLs are there for. */
export interface Users {
  /** Those of tasks that have interfaces of their own. */
  readonly tasks: readonly Interface[]
  /** Those of container instances. */
  readonly hosts: readonly Interface[]
  /** Those of instances of which nobody can tell whether they are container instances. */
  readonly perhaps: readonly Interface[]
  readonly others: readonly Interface[]
  /** False: there may be more. */
  readonly whole: boolean
}

export const interfacesOf = ({ tasks, hosts, perhaps, others }: Users): readonly Interface[] => [
  ...tasks,
  ...hosts,
  ...perhaps,
  ...others,
]

type Group = Resource<'AWS::EC2::SecurityGroup'>
type Subnet = Resource<'AWS::EC2::Subnet'>

/** The interfaces that have a security group. */
export const usersOfGroup = (group: Group, world: World): Users => {
  const survey = surveyAround(group, world)
  const found = survey ? (indexOf(survey).interfacesByGroup.get(group.address) ?? []) : []
  return sorted(found, isWhole(group, world, found), survey, world)
}

/** The interfaces in some subnets. */
export const usersOfSubnets = (subnets: readonly Subnet[], world: World): Users => {
  const [first] = subnets
  const survey = first && surveyAround(first, world)
  const found = survey ? subnets.flatMap(({ address }) => indexOf(survey).interfacesBySubnet.get(address) ?? []) : []
  const whole = subnets.length > 0 && subnets.every((subnet) => isWhole(subnet, world, found))
  return sorted(found, whole, survey, world)
}

/** The services and other workloads whose tasks have or share these interfaces. */
export function workloadsOf(users: Users, around: Resource, world: World): readonly NetworkWorkload[] {
  const survey = surveyAround(around, world)
  if (!survey) return []
  const { workloads, workloadsByInterface } = indexOf(survey)
  const own = users.tasks.flatMap(({ owner }) => workloads.get(owner.id) ?? [])
  const sharing = [...users.hosts, ...users.perhaps].flatMap(({ id }) => workloadsByInterface.get(id) ?? [])
  return [...new Set([...own, ...sharing])].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The subnets that a route table or a network ACL serves, by its id in the survey. */
export function subnetsServedBy(
  kind: 'routeTable' | 'networkAcl',
  id: string,
  around: Resource,
  world: World,
): readonly Subnet[] {
  const survey = surveyAround(around, world)
  if (!survey) return []
  const { subnetsByTable, subnetsByAcl } = indexOf(survey)
  const served = (kind === 'routeTable' ? subnetsByTable : subnetsByAcl).get(id) ?? []
  return served.flatMap((subnet) => {
    const resource = world.estate.at(subnet.id)
    return resource?.type === 'AWS::EC2::Subnet' ? [resource] : []
  })
}

/**
 * Are all interfaces known? Of what a template makes, where something in the scan has it: what nothing has is made for
 * somebody else. Of what replies show, where all interfaces of its VPC are listed.
 */
function isWhole(resource: Group | Subnet, world: World, found: readonly Interface[]): boolean {
  if (resource.from === 'template') return found.length > 0
  const inVpc: Struct<Pick<Subnet['shape']['fields'], 'vpcId'>> = resource
  const vpc = world.follow(inVpc, 'vpcId')
  return vpc.is === 'known' && world.estate.complete('AWS::EC2::NetworkInterface', vpc.value.address)
}

function sorted(found: readonly Interface[], whole: boolean, survey: Survey | undefined, world: World): Users {
  const kinds = found.map((one) => ({ one, is: survey ? kindOf(one, survey, world) : 'other' }))
  const of = (kind: string) => kinds.filter(({ is }) => is === kind).map(({ one }) => one)
  return { tasks: of('task'), hosts: of('host'), perhaps: of('perhaps'), others: of('other'), whole }
}

function kindOf(one: Interface, survey: Survey, world: World): 'task' | 'host' | 'perhaps' | 'other' {
  if (one.owner.is === 'task') return 'task'
  if (one.owner.is !== 'instance') return 'other'
  if (indexOf(survey).listening.has(one.id)) return 'host'
  const owner = world.estate.at(one.owner.id)
  const isHost = owner ? world.once(isHostOf, owner, () => isHostOf(owner, world)) : 'unknown'
  return isHost === true ? 'host' : isHost === false ? 'other' : 'perhaps'
}

/** Do instances that belong to this run containers of Amazon ECS? */
function isHostOf(owner: Resource, world: World): Maybe {
  switch (owner.type) {
    case 'AWS::ECS::CapacityProvider':
      return true
    case 'AWS::AutoScaling::AutoScalingGroup': {
      if (hasCapacityProvider(owner, world)) return true
      const start = startOf(owner, world)
      return start.is === 'known' ? startsHosts(start.value, world) : 'unknown'
    }
    case 'AWS::EC2::Instance':
      return owner.from === 'reply' ? isRegistered(owner, world) : isContainerHost(owner, world)
    default:
      return false
  }
}

/** Is it registered with a cluster? Its user data is not in the replies that describe it. */
function isRegistered(instance: Resource<'AWS::EC2::Instance'>, world: World): Maybe {
  if (registrations(world.estate).to.has(instance.address)) return true
  return isContainerHost(instance, world) === true || 'unknown'
}

const registrations = referenceIndex(
  (estate) => estate.ofType('Breakwater::ECS::ContainerInstance'),
  ({ slots }) => [slots.ec2InstanceId],
)
