import { traitCases } from '../../../test/trait-cases.ts'
import { tlsInstanceTypeNoTransitEncryption } from './tls-instance-type-no-transit-encryption.ts'

const connect = { ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: 'http' }] } }
const service = (more: object = connect, LaunchType = 'EC2') => ({
  Type: 'AWS::ECS::Service',
  Properties: { Cluster: { Ref: 'Shop' }, LaunchType, ...more },
})
const hosts = (InstanceType: unknown) => ({
  Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
  Start: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        InstanceType,
        UserData: { 'Fn::Base64': { 'Fn::Sub': '#!/bin/bash\necho ECS_CLUSTER=${Shop} >> /etc/ecs/ecs.config' } },
      },
    },
  },
})
const subnets = { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } }
const network = (Mode: string) => ({
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' } },
  Control: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { VpcId: { Ref: 'Vpc' }, Mode } },
})

traitCases(tlsInstanceTypeNoTransitEncryption, [
  {
    name: 'an older type',
    template: { Resources: { ...hosts('t3.medium'), It: service() } },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['tls is not set.', '"t3.medium" does not encrypt between instances.'],
      },
    },
  },
  {
    name: 'by a capacity provider, to tasks that have names',
    template: {
      Resources: {
        ...hosts('t3.medium'),
        Start: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm5.large' } } },
        Hosts: {
          Type: 'AWS::AutoScaling::AutoScalingGroup',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Start' }, Version: '1' } },
        },
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Hosts' } } },
        },
        It: {
          Type: 'AWS::ECS::Service',
          Properties: {
            Cluster: { Ref: 'Shop' },
            CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Provider' }, Weight: 1 }],
            ServiceRegistries: [{ RegistryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1' }],
          },
        },
      },
    },
    gives: {
      '': {
        is: 'present',
        certainty: 'possible',
        says: [
          'serviceRegistries gives its tasks names, by which others reach them straight.',
          '"m5.large" does not encrypt between instances.',
        ],
      },
    },
  },
  {
    name: 'types that encrypt at both ends',
    template: { Resources: { ...hosts('m6i.large'), It: service(), Search: service({}) } },
    gives: { It: 'absent', Search: 'not-applicable' },
  },
  {
    name: 'the other end is on Fargate',
    template: { Resources: { ...hosts('m6i.large'), It: service(), Search: service({}, 'FARGATE') } },
    gives: { It: 'unknown', Search: 'not-applicable' },
  },
  {
    name: 'on Fargate nobody can tell',
    template: { Resources: { ...hosts('m6i.large'), It: service(connect, 'FARGATE') } },
    gives: {
      '': {
        is: 'unknown',
        says: [
          'The instance types that it runs on are not all known, so whether the hop is encrypted is not known either.',
        ],
      },
    },
  },
  {
    name: 'the VPC enforces encryption, or only watches it',
    template: {
      Resources: { ...hosts('m6i.large'), ...network('enforce'), It: service({ ...connect, ...subnets }, 'FARGATE') },
    },
    gives: { '': 'absent' },
  },
  {
    name: 'the VPC only watches',
    template: {
      Resources: { ...hosts('t3.medium'), ...network('monitor'), It: service({ ...connect, ...subnets }) },
    },
    gives: { '': 'present' },
  },
  {
    name: 'TLS on the hop',
    template: {
      Resources: {
        ...hosts('t3.medium'),
        It: service({
          ServiceConnectConfiguration: {
            Enabled: true,
            Services: [{ PortName: 'http', Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn' } } }],
          },
        }),
      },
    },
    gives: { '': 'absent' },
  },
])
