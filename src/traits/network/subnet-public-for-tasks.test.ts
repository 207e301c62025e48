import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { subnetPublicForTasks } from './subnet-public-for-tasks.ts'

const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: { ...network, Task: taskDefinition(), ...Resources },
})

traitCases(subnetPublicForTasks, [
  {
    name: 'one of two is public',
    template: template({ Web: service(['Public', 'Private']) }),
    gives: {
      Public: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['The route to "0.0.0.0/0" leads to internet gateway Gateway.', 'subnets of the service has Public.'],
      },
      Private: 'absent',
    },
  },
  {
    name: 'through a NAT gateway',
    template: template({
      Web: service(['Private']),
      Nat: made('AWS::EC2::NatGateway', { SubnetId: ref('Public') }),
      Out: made('AWS::EC2::Route', {
        RouteTableId: ref('PrivateTable'),
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: ref('Nat'),
      }),
    }),
    gives: { Private: 'absent' },
  },
  {
    name: 'by IPv6',
    template: template({
      Web: service(['Private']),
      Out: made('AWS::EC2::Route', {
        RouteTableId: ref('PrivateTable'),
        DestinationIpv6CidrBlock: '::/0',
        GatewayId: ref('Gateway'),
      }),
    }),
    gives: { Private: 'present' },
  },
  {
    name: 'the main table, which has local routes only',
    template: template({
      Web: service(['Other']),
      Other: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.2.0/24' }),
    }),
    gives: { Other: 'absent' },
  },
  {
    name: 'a subnet of somebody else, and all of them',
    template: template(
      {
        Web: service(['Given']),
        Api: made('AWS::ECS::Service', {
          TaskDefinition: ref('Task'),
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ref('All') } },
        }),
      },
      { Parameters: { Given: { Type: 'String' }, All: { Type: 'List<AWS::EC2::Subnet::Id>' } } },
    ),
    gives: { 'Web/subnets': 'unknown', 'Api/subnets': 'unknown' },
  },
  {
    name: 'a gateway that is not known',
    template: template(
      {
        Web: service(['Private']),
        Out: made('AWS::EC2::Route', {
          RouteTableId: ref('PrivateTable'),
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: ref('Given'),
        }),
      },
      { Parameters: { Given: { Type: 'String' } } },
    ),
    gives: { Private: { is: 'unknown', says: ['The route to "0.0.0.0/0" leads to what is not known.'] } },
  },
  {
    name: 'bridge mode',
    template: template({ Web: made('AWS::ECS::Service', { LaunchType: 'EC2', TaskDefinition: ref('Task') }) }),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'public in a test',
    template: template(
      {
        Web: service(['Public']),
        PublicRoute: { ...network.PublicRoute, Condition: 'IsTest' },
      },
      {
        Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'] } },
        Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
      },
    ),
    gives: { Public: { is: 'present', certainty: 'possible', when: ['Stage is "test"'] } },
  },
])
