import { surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import { notApplicable } from '../answer.ts'
import { eachPort, straightToSocket, workloadOf } from '../paths.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const reachInternetToTask = trait({
  id: 'reach-internet-to-task',
  category: 'Reachability',
  resource: 'AWS::ECS::Service',
  title: 'Exact path from the internet to a container port',
  why: 'Anybody on the internet can talk to the container itself, past any load balancer or firewall, and use every hole in it.',
  fix: 'Break the cheapest link: assignPublicIp DISABLED, or a security group that lets in the load balancer alone.',
  example: {
    type: 'AWS::ECS::Service',
    set: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon ECS Best Practices Guide, Network security',
    'AWS Security Hub User Guide, Remediating exposures for Amazon ECS services',
    'Amazon VPC User Guide, Enable internet access for a VPC using an internet gateway',
  ],
  evaluate: (service, world) => {
    const surroundings = surroundingsOf(service, world)
    const workload = workloadOf(service, surroundings)
    if (!surroundings || !workload) return whole(notApplicable('It runs no tasks of its own.'))
    return eachPort(workload, surroundings, 'The internet reaches it.', straightToSocket, [
      'public-address',
      'security-group',
      'route-table',
    ])
  },
})
