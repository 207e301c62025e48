import { type Surroundings, surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import type { Interface, Route } from '../../analysis/network/network.ts'
import { isWithin } from '../../analysis/network/sets/intervals.ts'
import { addressesIn } from '../../analysis/network/sets/traffic.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, notApplicable, possibly, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const types = [
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
] as const

export const reachCrossVpcUnrestricted = trait({
  id: 'reach-cross-vpc-unrestricted',
  category: 'Reachability',
  resource: 'AWS::EC2::VPCPeeringConnection',
  likewise: ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'],
  title: 'Peering or transit route opens the whole other VPC',
  why: 'An intruder anywhere in the other VPC reaches the tasks, and one in a task everything over there.',
  fix: 'Route to the subnets that are needed and let in their ranges alone, or offer an endpoint service instead.',
  example: {
    type: 'AWS::EC2::Route',
    set: {
      routeTableId: 'rtb-0a1b2c3d4e5f67890',
      destinationCidrBlock: '10.1.4.0/24',
      vpcPeeringConnectionId: 'pcx-0a1b2c3d4e5f67890',
    },
  },
  severity: 'medium',
  references: ['Amazon VPC Peering Guide, Update your route tables for a VPC peering connection'],
  evaluate: (link: Resource<(typeof types)[number]>, world) => whole(judge(link, world)),
})

function judge(link: Resource<(typeof types)[number]>, world: World): Answer {
  const surroundings = surroundingsOf(link, world)
  if (!surroundings) return notApplicable('It has no place in a network that is known.')
  const tasks = surroundings.survey.network.interfaces.filter(({ owner }) => owner.is === 'task')
  const answers = tasks.flatMap((task) =>
    routesOver(link, task, surroundings).map((route) => answerOf(route, task, surroundings)),
  )
  if (answers.length === 0) return notApplicable('No route of a subnet with tasks leads over it.')
  return any(uniqueOf(answers))
}

/** The routes of the subnet of a task that lead over the connection. */
function routesOver(link: Resource, task: Interface, { reach, survey }: Surroundings): readonly Route[] {
  const subnet = reach.topology.subnets.get(task.subnet)
  const table = subnet && reach.topology.routeTableOf(subnet)
  const gateways = survey.network.transitGateways.filter(({ attachments }) =>
    attachments.some(({ id }) => id === link.address),
  )
  const ids = new Set([link.address, ...gateways.map(({ id }) => id)])
  return (table?.routes ?? []).filter(({ target }) => 'id' in target && ids.has(target.id))
}

/** The widest range that is still a part of a VPC: a VPC has at most 65,536 addresses. */
const wholeVpc = 16

/** Does the route hold the whole of another VPC, and do the groups of the task let that in? */
function answerOf(route: Route, task: Interface, { reach, survey }: Surroundings): Answer {
  const { destination } = route
  if (destination.is !== 'cidr') return { is: 'no' }
  const { cidr } = destination
  const { topology, reachability } = reach
  const space = topology.space(cidr.version)
  const led = space.ofCidr(cidr)
  const own = topology.subnets.get(task.subnet)?.vpc
  const others = survey.network.vpcs.filter(({ id }) => id !== own)
  const isWhole = others.some(({ cidrs }) =>
    cidrs.some((one) => one.version === cidr.version && isWithin(space.ofCidr(one), led)),
  )
  if (!isWhole && cidr.prefix > wholeVpc) return { is: 'no' }
  const { addresses } = reachability.filterOf(task, 'in', cidr.version)
  const [least, most] = [addresses.least, addresses.most].map((traffic) => isWithin(led, addressesIn(traffic)))
  if (!most) return { is: 'no' }
  const says = `Route ${route.name} leads to all of the other VPC, and the security groups of ${task.name} let all of it in.`
  const answer = yes(says, route.origin)
  return least && isWhole ? answer : possibly(answer)
}

function uniqueOf(answers: readonly Answer[]): readonly Answer[] {
  const seen = new Set<string>()
  return answers.filter((answer) => {
    const key = JSON.stringify(answer)
    if (answer.is === 'yes' && seen.has(key)) return false
    seen.add(key)
    return true
  })
}
