import { callersIn, isOnHosts } from '../../analysis/network/facts/callers.ts'
import { ecsServices } from '../../analysis/network/facts/endpoint-services.ts'
import { any, notApplicable, yes } from '../answer.ts'
import { isThere, undecidedOf } from '../endpoints.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const endpointMissingEcs = trait({
  id: 'endpoint-missing-ecs',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'EC2 hosts call ECS over the internet',
  why: 'Agents need a way to the internet to be told what to run, which whoever breaks into a host or a container can use as well.',
  fix: 'Create interface endpoints of ecs-agent, ecs-telemetry and ecs, in this order, and restart the agents.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.ecs-agent',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)'],
  evaluate: (vpc, world) => {
    const callers = callersIn(vpc, world)
    if (!callers) return whole(notApplicable('No container instance of this scan is in it.'))
    const isHost = callers.callers.map(isOnHosts)
    const certain = callers.hosts.some(({ certain }) => certain) || isHost.includes(true)
    if (!certain && callers.hosts.length === 0 && !isHost.includes('unknown'))
      return whole(notApplicable('No container instance of this scan is in it.'))
    const answers = ecsServices.map(
      (service) =>
        isThere(service, vpc, world) ??
        yes(`It has no endpoint of ${service}, which the agents of its container instances call.`, vpc.place),
    )
    if (!certain && answers.some(({ is }) => is === 'yes'))
      return whole(undecidedOf(vpc, 'Whether a container instance is in it is not known.'))
    return whole(any(answers))
  },
})
