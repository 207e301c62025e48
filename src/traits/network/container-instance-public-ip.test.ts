import { traitCases } from '../../../test/trait-cases.ts'
import { containerInstancePublicIp } from './container-instance-public-ip.ts'

const joining = { 'Fn::Base64': '#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n' }
const subnets = {
  Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
  Private: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.1.0/24' } },
}
const launch = (data: object) => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data } })
const group = (...zones: readonly unknown[]) => ({
  Type: 'AWS::AutoScaling::AutoScalingGroup',
  Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Start' }, Version: '1' }, VPCZoneIdentifier: zones },
})
const hosts = (start: object, ...zones: readonly unknown[]) => ({
  Parameters: { Subnet: { Type: 'AWS::EC2::Subnet::Id' } },
  Resources: { ...subnets, Start: launch(start), Hosts: group(...zones) },
})

traitCases(containerInstancePublicIp, [
  {
    name: 'the subnet gives the address',
    template: hosts({ UserData: joining }, { Ref: 'Private' }, { Ref: 'Public' }),
    gives: {
      Hosts: { is: 'present', severity: 'high', says: ['mapPublicIpOnLaunch of its subnet is true.'] },
      Start: 'absent',
    },
  },
  {
    name: 'private subnets',
    template: hosts({ UserData: joining }, { Ref: 'Private' }),
    gives: { Hosts: 'absent', Start: 'absent' },
  },
  {
    name: 'a subnet of somebody else',
    template: hosts({ UserData: joining }, { Ref: 'Subnet' }),
    gives: { Hosts: 'unknown', Start: 'absent' },
  },
  {
    name: 'the interface wins over the subnet',
    template: hosts({ UserData: joining, NetworkInterfaces: [{ AssociatePublicIpAddress: false }] }, { Ref: 'Public' }),
    gives: { Hosts: 'absent', Start: 'absent' },
  },
  {
    name: 'an interface that has one',
    template: hosts(
      {
        ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}',
        NetworkInterfaces: [{ AssociatePublicIpAddress: true }],
      },
      { Ref: 'Private' },
    ),
    gives: { Hosts: 'not-applicable', Start: { is: 'present', says: ['associatePublicIpAddress is true.'] } },
  },
  {
    name: 'a launch template that only a capacity provider of its group makes one of hosts',
    template: {
      Parameters: { Open: { Type: 'String' } },
      Resources: {
        ...subnets,
        Start: launch({ ImageId: 'ami-1', NetworkInterfaces: [{ AssociatePublicIpAddress: true }] }),
        Hosts: group({ Ref: 'Public' }),
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Hosts' } } },
        },
        Web: {
          Type: 'AWS::AutoScaling::LaunchConfiguration',
          Properties: { ImageId: 'ami-2', AssociatePublicIpAddress: { Ref: 'Open' } },
        },
        WebHosts: {
          Type: 'AWS::AutoScaling::AutoScalingGroup',
          Properties: { LaunchConfigurationName: { Ref: 'Web' }, VPCZoneIdentifier: [{ Ref: 'Private' }] },
        },
        WebProvider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'WebHosts' } } },
        },
      },
    },
    gives: { Hosts: 'not-applicable', Start: 'present', WebHosts: 'not-applicable', Web: 'unknown' },
  },
  {
    name: 'hosts of something else',
    template: hosts({ UserData: { 'Fn::Base64': 'yum install -y nginx' } }, { Ref: 'Public' }),
    gives: { Hosts: 'not-applicable', Start: 'not-applicable' },
  },
  {
    name: 'a capacity provider makes them hosts',
    template: {
      Resources: {
        ...subnets,
        Start: launch({ ImageId: 'ami-1' }),
        Hosts: group({ Ref: 'Public' }),
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Hosts' } } },
        },
      },
    },
    gives: { Hosts: 'present', Start: 'absent' },
  },
  {
    name: 'a launch configuration, and an instance',
    template: {
      Resources: {
        ...subnets,
        Start: {
          Type: 'AWS::AutoScaling::LaunchConfiguration',
          Properties: { UserData: joining, AssociatePublicIpAddress: true },
        },
        Host: { Type: 'AWS::EC2::Instance', Properties: { UserData: joining, SubnetId: { Ref: 'Public' } } },
        Other: { Type: 'AWS::EC2::Instance', Properties: { UserData: joining, SubnetId: { Ref: 'Private' } } },
      },
    },
    gives: { Start: 'present', Host: 'present', Other: 'absent' },
  },
])
