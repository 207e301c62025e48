import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointMissingLogs } from './endpoint-missing-logs.ts'

const wanting = { container: { LogConfiguration: { LogDriver: 'awslogs' } } }

traitCases(endpointMissingLogs, [
  {
    name: 'none, with a NAT gateway',
    template: shop({ ...wanting, out: 'nat' }),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['It has no endpoint of logs.', '"Web": Container "web" logs by awslogs.'],
      },
    },
  },
  {
    name: 'none, and no way out',
    template: shop(wanting),
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'all are there',
    template: shop({ ...wanting, endpoints: ['logs'] }),
    gives: { '': 'absent' },
  },
  {
    name: 'one may be there',
    template: shop({
      ...wanting,
      endpoints: [],
      more: {
        Some: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: { Ref: 'Vpc' }, ServiceName: { Ref: 'Given' }, VpcEndpointType: 'Interface' },
        },
      },
    }),
    gives: { '': { is: 'unknown', says: ['Whether "template.json#Some" is an endpoint of logs is not known.'] } },
  },
  {
    name: 'a log router that sends to Firehose',
    template: shop({
      out: 'nat',
      endpoints: ['logs'],
      container: { LogConfiguration: { LogDriver: 'awsfirelens', Options: { Name: 'firehose', region: 'eu-west-1' } } },
    }),
    gives: {
      '': {
        is: 'present',
        says: ['It has no endpoint of kinesis-firehose.', '"Web": Container "web" logs to "firehose" by FireLens.'],
      },
    },
  },
  {
    name: 'a driver that is given later',
    template: shop({ out: 'nat', container: { LogConfiguration: { LogDriver: { Ref: 'Given' } } } }),
    gives: { '': 'unknown' },
  },
  { name: 'not needed', template: shop({ out: 'nat' }), gives: { '': 'not-applicable' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
