import { surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import { all, any, no, notApplicable, unknown, unset } from '../answer.ts'
import { eachPort, straightToSocket, workloadOf } from '../paths.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceNoLoadBalancer = trait({
  id: 'service-no-load-balancer',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Public-facing service has no load balancer',
  why: 'Each task faces the internet by itself: nothing ends TLS, filters requests or spreads a flood before it.',
  fix: 'Register the tasks with an Application or Network Load Balancer, and take their public addresses away.',
  example: {
    type: 'AWS::ECS::Service',
    set: {
      loadBalancers: [
        {
          containerName: 'web',
          containerPort: 8080,
          targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b2c3d4e5f6789',
        },
      ],
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, Use load balancing to distribute Amazon ECS service traffic'],
  evaluate: (service, world) => {
    const { items, unknown: unread } = world.items(service, 'loadBalancers')
    if (items.length > 0) return whole(no)
    if (unread.length > 0) return whole(any(unread.map((read) => unknown(read, 'loadBalancers'))))
    const surroundings = surroundingsOf(service, world)
    const workload = workloadOf(service, surroundings)
    if (!surroundings || !workload) return whole(notApplicable('It runs no tasks of its own.'))
    const reached = eachPort(workload, surroundings, 'The internet reaches it.', straightToSocket, [
      'public-address',
      'security-group',
    ])
    const none = unset('loadBalancers is not set.', service.shape.source, service.place)
    return whole(all([none, any(reached.map(({ answer }) => answer))]))
  },
})
