import { indexOf } from '../../analysis/network/facts/survey-index.ts'
import { subnetsServedBy, usersOfSubnets } from '../../analysis/network/facts/users.ts'
import { surveyAround } from '../../analysis/network/survey/survey.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no } from '../answer.ts'
import { defaultToInternetGateway } from '../routes.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { forUsers } from '../users.ts'

type Holder = Resource<'AWS::EC2::Route' | 'AWS::EC2::RouteTable'>

export const routeUnrestrictedToIgw = trait({
  id: 'route-unrestricted-to-igw',
  category: 'Reachability',
  resource: 'AWS::EC2::Route',
  likewise: ['AWS::EC2::RouteTable'],
  title: 'Default route to the internet gateway',
  why: 'Every address of the internet is one hop away: whatever gets a public address there is reachable, and reaches anything.',
  fix: 'Let the subnets of tasks out through a NAT gateway or VPC endpoints, and keep the internet gateway for load balancers.',
  example: {
    type: 'AWS::EC2::Route',
    set: { destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-0a1b2c3d4e5f67890' },
    remove: ['gatewayId'],
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC User Guide, Example routing options'],
  evaluate: (holder: Holder, world) => {
    const survey = surveyAround(holder, world)
    const held = survey && indexOf(survey).routesByHolder.get(holder.address)
    if (!held) return whole(withoutTable(holder, world))
    const answer = any([no, ...held.parts.map(defaultToInternetGateway)])
    if (answer.is === 'no') return whole(no)
    const subnets = subnetsServedBy('routeTable', held.whole.id, holder, world)
    return forUsers(usersOfSubnets(subnets, world), ['tasks', 'hosts'], holder.place, () => whole(answer))
  },
})

function withoutTable(holder: Holder, world: World): Answer {
  if (holder.type !== 'AWS::EC2::Route') return no
  const [to, to6] = [world.read(holder, 'destinationCidrBlock'), world.read(holder, 'destinationIpv6CidrBlock')]
  if (![to, to6].some((read) => read.is === 'unknown' || (read.is === 'known' && /\/0$/.test(read.value)))) return no
  if (world.read(holder, 'gatewayId').is === 'absent') return no
  const says = 'Which subnets it is for is not known: its route table is not in this scan.'
  return { is: 'unknown', missing: [{ says, origin: holder.place }] }
}
