import { callersIn, isOnHosts } from '../../analysis/network/facts/callers.ts'
import { ecsServices, endpointServiceOf } from '../../analysis/network/facts/endpoint-services.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const endpointEcsUnneeded = trait({
  id: 'endpoint-ecs-unneeded',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPCEndpoint',
  title: 'ECS endpoints kept in a Fargate-only VPC',
  why: 'Nothing: tasks on Fargate do not call them, and each costs by the hour and is one more thing to look after.',
  fix: 'Delete it, unless something else in the VPC calls Amazon ECS, such as a pipeline.',
  example: { type: 'AWS::EC2::VPCEndpoint', remove: ['serviceName'] },
  severity: 'info',
  references: ['Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)'],
  evaluate: (endpoint, world) => {
    const own = endpointServiceOf(endpoint, world)
    const name = world.read(endpoint, 'serviceName')
    if (!own && name.is === 'unknown') return whole(unknown(name, 'serviceName'))
    if (!own || !ecsServices.some((service) => service === own.service))
      return whole(notApplicable('It is no endpoint of Amazon ECS.'))
    const vpc = world.follow(endpoint, 'vpcId')
    if (vpc.is === 'absent') return whole(notApplicable('It names no VPC.'))
    if (vpc.is === 'unknown') return whole(unknown(vpc, 'Who runs in its VPC'))
    return whole(answerFor(own.service, endpoint, vpc.value, world))
  },
})

function answerFor(
  service: string,
  endpoint: Resource<'AWS::EC2::VPCEndpoint'>,
  vpc: Resource<'AWS::EC2::VPC'>,
  world: World,
): Answer {
  const undecided = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin: endpoint.place }] })
  const found = callersIn(vpc, world)
  if (!found || found.callers.length + found.hosts.length === 0)
    return undecided('Who runs in its VPC is not known: no task of this scan does.')
  if (found.hosts.length > 0) return no
  const onHosts = found.callers.map(isOnHosts)
  if (onHosts.includes(true)) return no
  if (onHosts.includes('unknown')) return undecided('Whether tasks in its VPC run on hosts is not known.')
  const says = `All tasks that run in its VPC are on Fargate, which does not call ${service} by it.`
  const unneeded = yes(says, endpoint.place)
  // Service Connect gets its configuration from ecs-agent; pipelines and programs call ecs.
  if (service === 'ecs-agent' && found.callers.some(({ use }) => usesServiceConnect(use.starter, world))) return no
  return service === 'ecs' ? possibly(unneeded) : unneeded
}

function usesServiceConnect(starter: Resource, world: World): boolean {
  if (starter.type !== 'AWS::ECS::Service') return false
  const service: Resource<'AWS::ECS::Service'> = starter
  return world.read(service, 'serviceConnectConfiguration').is !== 'absent'
}
