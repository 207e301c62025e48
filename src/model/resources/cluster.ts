import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference } from './network-references.ts'
import { capacityProviderStrategyItem } from './service.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

export const clusterSetting = shape(page('ClusterSetting'), { name: text(), value: text() }, ['name'])

export const managedStorageConfiguration = shape(page('ManagedStorageConfiguration'), {
  kmsKeyId: text(),
  fargateEphemeralStorageKmsKeyId: text(),
})

export const executeCommandLogConfiguration = shape(page('ExecuteCommandLogConfiguration'), {
  cloudWatchLogGroupName: text(),
  cloudWatchEncryptionEnabled: flag({ default: false }),
  s3BucketName: text(),
  s3EncryptionEnabled: flag({ default: false }),
  s3KeyPrefix: text(),
})

export const executeCommandConfiguration = shape(page('ExecuteCommandConfiguration'), {
  kmsKeyId: text(),
  logging: oneOf(['NONE', 'DEFAULT', 'OVERRIDE'], { default: 'DEFAULT' }),
  logConfiguration: struct(executeCommandLogConfiguration),
})

export const clusterConfiguration = shape(page('ClusterConfiguration'), {
  executeCommandConfiguration: struct(executeCommandConfiguration),
  managedStorageConfiguration: struct(managedStorageConfiguration),
})

export const cluster = shape(page('Cluster'), {
  clusterName: text(),
  clusterArn: text(),
  status: text(),
  settings: list(struct(clusterSetting), { also: ['clusterSettings'] }),
  configuration: struct(clusterConfiguration),
  capacityProviders: list(text()),
  defaultCapacityProviderStrategy: list(struct(capacityProviderStrategyItem)),
  tags,
})

/** CloudFormation's and Terraform's way to give a cluster its capacity providers. */
export const clusterCapacityProviderAssociations = shape(page('PutClusterCapacityProviders'), {
  cluster: reference('AWS::ECS::Cluster'),
  capacityProviders: list(text()),
  defaultCapacityProviderStrategy: list(struct(capacityProviderStrategyItem)),
})

export const managedScaling = shape(page('ManagedScaling'), {
  status: oneOf(['ENABLED', 'DISABLED']),
  targetCapacity: number(),
})

export const autoScalingGroupProvider = shape(page('AutoScalingGroupProvider'), {
  autoScalingGroupArn: reference('AWS::AutoScaling::AutoScalingGroup'),
  managedScaling: struct(managedScaling),
  managedTerminationProtection: oneOf(['ENABLED', 'DISABLED'], { default: 'DISABLED' }),
  managedDraining: oneOf(['ENABLED', 'DISABLED'], { default: 'ENABLED' }),
})

export const instanceLaunchTemplate = shape(page('InstanceLaunchTemplate'), {
  ec2InstanceProfileArn: text(),
  networkConfiguration: struct(
    shape(page('ManagedInstancesNetworkConfiguration'), {
      subnets: list(subnetReference),
      securityGroups: list(securityGroupOrDefault),
    }),
  ),
  monitoring: oneOf(['BASIC', 'DETAILED'], { default: 'BASIC' }),
  instanceMetadataTagsPropagation: flag({ default: true }),
  fipsEnabled: flag(),
})

export const managedInstancesProvider = shape(page('ManagedInstancesProvider'), {
  infrastructureRoleArn: reference('AWS::IAM::Role'),
  instanceLaunchTemplate: struct(instanceLaunchTemplate),
  propagateTags: text(),
})

/** Either provider says what kind of capacity it is; `type` stands in replies only. */
export const capacityProvider = shape(page('CapacityProvider'), {
  name: text(),
  capacityProviderArn: text(),
  type: text(),
  cluster: reference('AWS::ECS::Cluster', { also: ['clusterName'] }),
  autoScalingGroupProvider: struct(autoScalingGroupProvider),
  managedInstancesProvider: struct(managedInstancesProvider),
  tags,
})
