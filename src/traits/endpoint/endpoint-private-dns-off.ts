import { endpointServiceOf, isCalled } from '../../analysis/network/facts/endpoint-services.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, notApplicable, unknown } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const endpointPrivateDnsOff = trait({
  id: 'endpoint-private-dns-off',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::VPCEndpoint',
  title: 'Endpoint exists but names resolve publicly',
  why: 'Tasks go on calling the public addresses of the service: what the endpoint was to keep inside leaves the VPC, past its policy.',
  fix: 'Set privateDnsEnabled to true; enableDnsSupport and enableDnsHostnames of the VPC have to be true.',
  example: { type: 'AWS::EC2::VPCEndpoint', set: { privateDnsEnabled: true } },
  severity: 'low',
  references: [
    'AWS PrivateLink Guide, Access an AWS service using an interface VPC endpoint',
    'Amazon VPC User Guide, DNS attributes for your VPC',
  ],
  evaluate: (endpoint, world) => {
    const type = world.read(endpoint, 'vpcEndpointType')
    const name = world.read(endpoint, 'serviceName')
    if (type.is === 'unknown') return whole(unknown(type, 'vpcEndpointType'))
    if ((type.is === 'known' ? type.value : type.default) !== 'Interface')
      return whole(notApplicable('It is no interface endpoint.'))
    const own = endpointServiceOf(endpoint, world)
    if (!own && name.is === 'unknown') return whole(unknown(name, 'serviceName'))
    if (!own || !isCalled(own.service) || own.service === 's3')
      return whole(notApplicable('It is of no service that Amazon ECS calls by its public name alone.'))
    return whole(
      any([check(world, endpoint, 'privateDnsEnabled', (on) => on !== true), ...attributesOf(endpoint, world)]),
    )
  },
})

/** Without both, the names of no endpoint resolve to it. */
function attributesOf(endpoint: Resource<'AWS::EC2::VPCEndpoint'>, world: World): readonly Answer[] {
  const vpc = world.follow(endpoint, 'vpcId')
  if (vpc.is !== 'known') return []
  return (['enableDnsSupport', 'enableDnsHostnames'] as const).map((field) => {
    const read = world.read(vpc.value, field)
    // Describing a VPC does not show it, but private DNS can only be enabled where both are on.
    if (read.is === 'absent' && vpc.value.from === 'reply') return no
    return check(
      world,
      vpc.value,
      field,
      (on) => on !== true,
      () => `${field} of its VPC is false.`,
    )
  })
}
