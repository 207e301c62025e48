import { traitCases } from '../../../test/trait-cases.ts'
import { fargateEphemeralStorageNoCustomerKey } from './fargate-ephemeral-storage-no-customer-key.ts'

const cluster = (properties: object = {}) => ({ Type: 'AWS::ECS::Cluster', Properties: properties })
const keyed = (FargateEphemeralStorageKmsKeyId: unknown) => ({
  Configuration: { ManagedStorageConfiguration: { FargateEphemeralStorageKmsKeyId } },
})
const service = (properties: object) => ({ Type: 'AWS::ECS::Service', Properties: properties })
const onFargate = { CapacityProviders: ['FARGATE'] }
const reply = (more: object) => ({
  'clusters.json': {
    clusters: [
      {
        clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
        clusterName: 'shop',
        capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        ...more,
      },
    ],
  },
})

traitCases(fargateEphemeralStorageNoCustomerKey, [
  {
    name: 'a cluster for Fargate without a key, at every depth',
    template: {
      Resources: {
        Shop: cluster(onFargate),
        Office: cluster({ ...onFargate, Configuration: {} }),
        Lab: cluster({ ...onFargate, Configuration: { ManagedStorageConfiguration: { KmsKeyId: 'ebs-key' } } }),
      },
    },
    gives: {
      Shop: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['fargateEphemeralStorageKmsKeyId is not set.', 'The cluster has tasks or capacity on Fargate.'],
      },
      Office: 'present',
      Lab: 'present',
    },
  },
  {
    name: 'a key of one’s own, by ARN or by reference',
    template: {
      Resources: {
        Shop: cluster({ ...onFargate, ...keyed('arn:aws:kms:eu-west-1:111122223333:key/shop') }),
        Office: cluster({ ...onFargate, ...keyed({ 'Fn::GetAtt': ['Key', 'Arn'] }) }),
        Key: { Type: 'AWS::KMS::Key', Properties: {} },
      },
    },
    gives: { Shop: 'absent', Office: 'absent' },
  },
  {
    name: 'for Fargate by its strategy, by an association, by a service, by a schedule',
    template: {
      Resources: {
        Strategy: cluster({ DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }] }),
        Associated: cluster(),
        Association: {
          Type: 'AWS::ECS::ClusterCapacityProviderAssociations',
          Properties: {
            Cluster: { Ref: 'Associated' },
            CapacityProviders: ['FARGATE'],
            DefaultCapacityProviderStrategy: [],
          },
        },
        Serving: cluster(),
        Web: service({ Cluster: { Ref: 'Serving' }, LaunchType: 'FARGATE', TaskDefinition: 'web:3' }),
        Nightly: cluster(),
        Report: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              {
                Id: 'report',
                Arn: { 'Fn::GetAtt': ['Nightly', 'Arn'] },
                EcsParameters: { TaskDefinitionArn: 'report', LaunchType: 'FARGATE' },
              },
            ],
          },
        },
      },
    },
    gives: { Strategy: 'present', Associated: 'present', Serving: 'present', Nightly: 'present' },
  },
  {
    name: 'a cluster on EC2, and one that nothing uses',
    template: {
      Resources: {
        Shop: cluster({ CapacityProviders: [{ Ref: 'Machines' }] }),
        Machines: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: 'machines' } },
        },
        Web: service({ Cluster: { Ref: 'Shop' }, LaunchType: 'EC2' }),
        Idle: cluster(),
        Elsewhere: service({ Cluster: 'office', LaunchType: 'FARGATE' }),
      },
    },
    gives: { Shop: 'not-applicable', Idle: 'not-applicable' },
  },
  {
    name: 'a launch type, a cluster or a provider that cannot be told; a key settles it',
    template: {
      Parameters: { LaunchType: { Type: 'String' }, Provider: { Type: 'String' }, Cluster: { Type: 'String' } },
      Resources: {
        Shop: cluster(),
        Web: service({ Cluster: { Ref: 'Shop' }, LaunchType: { Ref: 'LaunchType' } }),
        Office: cluster({ CapacityProviders: [{ Ref: 'Provider' }] }),
        Safe: cluster({ CapacityProviders: [{ Ref: 'Provider' }], ...keyed('key') }),
      },
    },
    gives: {
      Shop: { is: 'unknown', says: ['Whether tasks of the cluster run on Fargate is not known.'] },
      Office: 'unknown',
      Safe: 'absent',
    },
  },
  {
    name: 'a service on Fargate whose cluster is not known may run in any',
    template: {
      Parameters: { Cluster: { Type: 'String' } },
      Resources: { Shop: cluster(), Web: service({ Cluster: { Ref: 'Cluster' }, LaunchType: 'FARGATE' }) },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'a key by a parameter without a value',
    template: {
      Parameters: { Key: { Type: 'String' } },
      Resources: { Shop: cluster({ ...onFargate, ...keyed({ Ref: 'Key' }) }) },
    },
    gives: { '': 'unknown' },
  },
  { name: 'a reply with a configuration', files: reply({ configuration: {} }), gives: { '': 'present' } },
  {
    name: 'a reply that does not speak of the configuration',
    files: reply({}),
    gives: {
      '': {
        is: 'unknown',
        says: ['The reply names no configuration, but it does so only where include was CONFIGURATIONS.'],
      },
    },
  },
  {
    name: 'on Fargate in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        Shop: cluster(),
        Web: service({ Cluster: { Ref: 'Shop' }, LaunchType: { 'Fn::If': ['IsDev', 'EC2', 'FARGATE'] } }),
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is not "dev"'] } },
  },
])
