import { surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import { throughFromInternet } from '../../analysis/network/paths/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, notApplicable, unknown } from '../answer.ts'
import { eachPort, type PathsTo, servicesOfSocket, workloadOf } from '../paths.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const reachInternetToTaskViaLoadBalancer = trait({
  id: 'reach-internet-to-task-via-load-balancer',
  category: 'Reachability',
  resource: 'AWS::ECS::Service',
  title: 'Container reachable through an internet-facing load balancer',
  why: 'Whoever is on the internet can send requests to the container: what is wrong in it is open to all.',
  fix: 'Give the load balancer the scheme internal, or put authentication and a web firewall in front.',
  example: { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', set: { scheme: 'internal' } },
  severity: 'medium',
  references: [
    'AWS Security Hub User Guide, Remediating exposures for Amazon ECS services',
    'Elastic Load Balancing User Guide, Internet-facing and internal load balancers',
  ],
  evaluate: (service, world) => {
    const surroundings = surroundingsOf(service, world)
    const workload = workloadOf(service, surroundings)
    if (!surroundings || !workload) return whole(notApplicable('It runs no tasks of its own.'))
    const found = eachPort(workload, surroundings, 'The internet reaches it.', byLoadBalancer(world), [
      'public-address',
      'listener',
      'cloudfront',
      'global-accelerator',
      'api-gateway',
      'endpoint-service',
      'security-group',
    ])
    const open = found.some(({ answer }) => answer.is === 'yes') ? undefined : unseenLoadBalancer(service, world)
    return open ? [...found.filter(({ answer }) => answer.is !== 'no'), ...whole(open)] : found
  },
})

/** By what is seen: of a target group that is not in the scan nobody can tell who gets to it. */
const byLoadBalancer =
  ({ estate }: World): PathsTo =>
  (socket, { reach, interfaces }) => {
    const end = interfaces.get(socket.interface)
    const paths = end ? throughFromInternet(end, servicesOfSocket(socket), reach) : []
    return paths.filter(({ passage }) =>
      passage?.steps.every(
        (step) =>
          step.is !== 'load-balancer' || step.loadBalancer.whole || estate.at(step.targetGroup.id) !== undefined,
      ),
    )
  }

/** It registers with a target group, and who gets to that is not in the scan. */
function unseenLoadBalancer(service: Resource<'AWS::ECS::Service'>, world: World): Answer | undefined {
  for (const { value } of world.items(service, 'loadBalancers').items) {
    const group = world.follow(value, 'targetGroupArn')
    if (group.is === 'unknown') return unknown(group, 'Who gets to its target group')
  }
  return undefined
}
