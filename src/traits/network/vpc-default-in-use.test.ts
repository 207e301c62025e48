import { made, network, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { vpcDefaultInUse } from './vpc-default-in-use.ts'

const described = (SubnetId: string) => ({
  services: [
    {
      serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
      serviceName: 'web',
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
      taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
      networkConfiguration: { awsvpcConfiguration: { subnets: [SubnetId] } },
    },
  ],
  failures: [],
})
const subnet = (SubnetId: string, VpcId: string, DefaultForAz: boolean) => ({
  Subnets: [
    {
      SubnetId,
      VpcId,
      CidrBlock: '172.31.0.0/20',
      DefaultForAz,
      OwnerId: '111122223333',
      SubnetArn: `arn:aws:ec2:eu-west-1:111122223333:subnet/${SubnetId}`,
    },
  ],
})
const vpc = (VpcId: string, IsDefault: boolean) => ({
  Vpcs: [{ VpcId, CidrBlock: '172.31.0.0/16', IsDefault, OwnerId: '111122223333' }],
})

traitCases(vpcDefaultInUse, [
  {
    name: 'the default VPC',
    files: {
      'services.json': described('subnet-1'),
      'subnets.json': subnet('subnet-1', 'vpc-1', false),
      'vpcs.json': vpc('vpc-1', true),
    },
    gives: { 'subnet-1': { is: 'present', severity: 'low' } },
  },
  {
    name: 'a default subnet',
    files: { 'services.json': described('subnet-1'), 'subnets.json': subnet('subnet-1', 'vpc-1', true) },
    gives: { 'subnet-1': 'present' },
  },
  {
    name: 'a VPC of its own',
    files: {
      'services.json': described('subnet-1'),
      'subnets.json': subnet('subnet-1', 'vpc-1', false),
      'vpcs.json': vpc('vpc-1', false),
    },
    gives: { 'subnet-1': 'absent' },
  },
  {
    name: 'a subnet that nobody describes',
    files: { 'services.json': described('subnet-1') },
    gives: { 'subnet-1': 'unknown' },
  },
  {
    name: 'a VPC of the template',
    template: { Resources: { ...network, Task: taskDefinition(), Web: service(['Private']) } },
    gives: { Private: 'absent' },
  },
  {
    name: 'bridge mode',
    template: { Resources: { Web: made('AWS::ECS::Service', { LaunchType: 'EC2' }) } },
    gives: { '': 'not-applicable' },
  },
])
