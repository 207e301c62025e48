import { ecrImage, shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointIsolatedVpcIncomplete } from './endpoint-isolated-vpc-incomplete.ts'

const logs = { LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'shop' } } }

traitCases(endpointIsolatedVpcIncomplete, [
  {
    name: 'no way out, and no endpoint of logs',
    template: shop({ container: logs }),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: [
          'From subnet "Subnet" nothing gets to logs: there is no way out, and the VPC has no endpoint of it.',
          '"Web": Container "web" logs by awslogs.',
        ],
      },
    },
  },
  {
    name: 'all that is needed',
    template: shop({ container: { ...logs, Image: ecrImage }, endpoints: ['logs', 'ecr.api', 'ecr.dkr', 's3'] }),
    gives: { '': 'absent' },
  },
  {
    name: 'an endpoint that lets nobody in',
    template: shop({ container: logs, endpoints: ['logs'], rule: { CidrIp: '192.168.0.0/16' } }),
    gives: {
      '': {
        is: 'present',
        says: [
          'From subnet "Subnet" nothing gets to logs: there is no way out, and its endpoint lets in no HTTPS from there.',
          '"Web": Container "web" logs by awslogs.',
        ],
      },
    },
  },
  {
    name: 'an endpoint without private names',
    template: shop({ container: logs, endpoints: ['logs'], endpoint: { PrivateDnsEnabled: false } }),
    gives: { '': 'present' },
  },
  {
    name: 'a gateway endpoint in another table only',
    template: shop({
      container: { Image: ecrImage },
      endpoints: ['ecr.api', 'ecr.dkr'],
      more: {
        S3: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: { Ref: 'Vpc' }, ServiceName: 'com.amazonaws.eu-west-1.s3', RouteTableIds: [] },
        },
      },
    }),
    gives: {
      '': {
        is: 'present',
        says: [
          'From subnet "Subnet" nothing gets to s3: there is no way out, and no route of the subnet leads to its gateway endpoint.',
          '"Web": Container "web" has an image of Amazon ECR.',
        ],
      },
    },
  },
  {
    name: 'a NAT gateway, and nothing declared',
    template: shop({ out: 'nat', container: logs }),
    gives: {
      '': {
        is: 'unknown',
        says: [
          'Whether an internet gateway may be in it is not declared (noInternetGateway), and endpoints are missing.',
        ],
      },
    },
  },
  {
    name: 'a NAT gateway where no internet gateway is allowed',
    template: shop({ out: 'nat', container: logs }),
    intent: { noInternetGateway: ['*#Vpc'] },
    gives: {
      '': {
        is: 'present',
        says: [
          'No internet gateway is allowed in it, and it has no endpoint of logs.',
          '"Web": Container "web" logs by awslogs.',
        ],
      },
    },
  },
  {
    name: 'a NAT gateway where one is allowed',
    template: shop({ out: 'nat', container: logs }),
    intent: { noInternetGateway: ['*#Other'] },
    gives: { '': 'absent' },
  },
  {
    name: 'a transit gateway may lead to endpoints of others',
    template: shop({ out: 'transit', container: logs }),
    gives: {
      '': { is: 'unknown', says: ['Whether logs can be reached from subnet "Subnet" is not known.'] },
    },
  },
  {
    name: 'an endpoint of a service that is given later',
    template: shop({
      container: logs,
      more: {
        Some: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: { Ref: 'Vpc' }, ServiceName: { Ref: 'Given' }, VpcEndpointType: 'Interface' },
        },
      },
    }),
    gives: { '': 'unknown' },
  },
  { name: 'nothing of AWS is needed', template: shop({}), gives: { '': 'absent' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
