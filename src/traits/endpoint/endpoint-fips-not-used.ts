import { callersIn } from '../../analysis/network/facts/callers.ts'
import { endpointServiceOf } from '../../analysis/network/facts/endpoint-services.ts'
import type { Intent } from '../../model/config.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { dataClassesOf } from '../intents.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const endpointFipsNotUsed = trait({
  id: 'endpoint-fips-not-used',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::VPCEndpoint',
  title: 'FIPS endpoints not used for a FedRAMP workload',
  why: 'Calls are encrypted by modules that nobody has validated, which the rules for the data do not allow.',
  fix: 'Create the endpoint whose service name ends in -fips, have clients use it, then delete the plain one.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.us-east-1.kms-fips',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'medium',
  references: [
    'AWS PrivateLink Guide, AWS services that integrate with AWS PrivateLink',
    'AWS Key Management Service Developer Guide, Create a VPC endpoint for AWS KMS',
  ],
  evaluate: (endpoint, world, intent) => {
    const own = endpointServiceOf(endpoint, world)
    const name = world.read(endpoint, 'serviceName')
    if (!own && name.is === 'unknown') return whole(unknown(name, 'serviceName'))
    if (!own || !withFips.has(own.service)) return whole(notApplicable('No FIPS endpoint of its service is known.'))
    if (own.isFips) return whole(no)
    if (own.region !== undefined && !fipsRegion.test(own.region))
      return whole(notApplicable('Its Region has no FIPS endpoints.'))
    const isRequired = needsFips(endpoint, world, intent)
    if (isRequired === undefined) {
      const says = 'Whether FIPS is required is not declared.'
      return whole({ is: 'unknown', missing: [{ says, origin: endpoint.place }] })
    }
    if (!isRequired) return whole(notApplicable('FIPS is not required of what runs in its VPC.'))
    const says = `serviceName is that of ${own.service}, not of ${own.service}-fips.`
    const answer: Answer = yes(says, name.origin)
    return whole(own.region === undefined ? possibly(answer) : answer)
  },
})

/**
 * Services with names that end in `-fips`, of those that workloads call.
 *
 * Source: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink".
 */
const withFips: ReadonlySet<string> = new Set([
  'acm-pca',
  'elasticfilesystem',
  'guardduty-data',
  'kinesis-streams',
  'kms',
  'sqs',
  'ssm',
  'sts',
])

/** Source: AWS, "Federal Information Processing Standard (FIPS) 140-3": the United States and Canada. */
const fipsRegion = /^(?:us|ca)-/

/** Is FIPS required of what runs in an endpoint's VPC? Undefined where nothing is declared. */
function needsFips(endpoint: Resource<'AWS::EC2::VPCEndpoint'>, world: World, intent: Intent): boolean | undefined {
  if (intent.fips !== undefined) return intent.fips
  const vpc = world.follow(endpoint, 'vpcId')
  const callers = vpc.is === 'known' ? callersIn(vpc.value, world)?.callers : undefined
  const classes = callers?.flatMap(({ use: { starter } }) =>
    starter.type === 'AWS::ECS::Service' ? [dataClassesOf(starter, world, intent)] : [],
  )
  if (!classes || classes.length === 0 || classes.includes(undefined)) return undefined
  return classes.some((names) => names?.some((name) => name.toLowerCase() === 'fedramp'))
}
