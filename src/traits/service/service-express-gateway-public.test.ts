import { made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { serviceExpressGatewayPublic } from './service-express-gateway-public.ts'

const paths = (...types: readonly unknown[]) => ({
  ActiveConfigurations: [{ IngressPaths: types.map((AccessType) => ({ AccessType, Endpoint: 'shop.example.com' })) }],
})

const inSubnets = (...names: readonly string[]) => ({
  Resources: {
    ...network,
    Web: made('AWS::ECS::ExpressGatewayService', { NetworkConfiguration: { Subnets: names.map(ref) } }),
  },
})

traitCases(serviceExpressGatewayPublic, [
  {
    name: 'a public way in',
    properties: paths('PRIVATE', 'PUBLIC'),
    gives: { '': { is: 'present', severity: 'medium', certainty: 'certain', says: ['accessType is "PUBLIC".'] } },
  },
  { name: 'private ones only', properties: paths('PRIVATE'), gives: { '': 'absent' } },
  {
    name: 'before it is deployed the default VPC makes it public',
    properties: { ServiceName: 'web' },
    gives: {
      '': {
        is: 'present',
        certainty: 'possible',
        says: ['subnets is not set and AWS takes those of the default VPC.'],
      },
    },
  },
  {
    name: 'public subnets',
    template: inSubnets('Public'),
    gives: {
      '': {
        is: 'present',
        certainty: 'certain',
        says: ['Its subnets are public: a route leads to internet gateway Gateway.'],
      },
    },
  },
  { name: 'private subnets', template: inSubnets('Private'), gives: { '': 'absent' } },
  { name: 'some of both', template: inSubnets('Private', 'Public'), gives: { '': 'unknown' } },
  {
    name: 'before it is deployed subnets decide',
    properties: { NetworkConfiguration: { Subnets: ['subnet-0a1b2c3d'] } },
    gives: {
      '': {
        is: 'unknown',
        says: ['Whether its way in is PUBLIC is not known: that follows from its subnets when it is deployed.'],
      },
    },
  },
])
