import { namesResource } from '../../analysis/texts.ts'
import { fargateIn } from '../../analysis/workload/fargate-clusters.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const fargateEphemeralStorageNoCustomerKey = trait({
  id: 'fargate-ephemeral-storage-no-customer-key',
  category: 'Best Practice',
  resource: 'AWS::ECS::Cluster',
  title: 'Ephemeral storage uses an AWS-owned key',
  why: 'Nobody but AWS sees who uses the key to the data of the tasks, and nobody else can withdraw it.',
  fix: 'Set managedStorageConfiguration.fargateEphemeralStorageKmsKeyId to a single-Region key of your own.',
  example: {
    type: 'AWS::ECS::Cluster',
    set: {
      configuration: {
        managedStorageConfiguration: {
          fargateEphemeralStorageKmsKeyId:
            'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
    },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, ManagedStorageConfiguration',
    'Amazon ECS Developer Guide, Customer managed keys for AWS Fargate ephemeral storage for Amazon ECS',
  ],
  evaluate: (cluster, world) => {
    const { atLeast, because } = fargateIn(cluster, world)
    const says = 'Whether tasks of the cluster run on Fargate is not known.'
    const [first, ...others] = because
    if (atLeast[0])
      return whole(all([hasNoKey(cluster, world), yes('The cluster has tasks or capacity on Fargate.', atLeast[0])]))
    if (!first) return whole(notApplicable('Nothing in this scan runs on Fargate in the cluster.'))
    const missing = [{ says, origin: first }, ...others.map((origin) => ({ says, origin }))] as const
    return whole(all([hasNoKey(cluster, world), { is: 'unknown', missing }]))
  },
})

function hasNoKey(cluster: Resource<'AWS::ECS::Cluster'>, world: World): Answer {
  const configuration = world.read(cluster, 'configuration')
  if (configuration.is === 'absent' && cluster.from === 'reply') {
    // Amazon ECS API Reference, DescribeClusters: without include CONFIGURATIONS the reply says nothing of it.
    const says = 'The reply names no configuration, but it does so only where include was CONFIGURATIONS.'
    return { is: 'unknown', missing: [{ says, origin: configuration.origin }] }
  }
  const storage =
    configuration.is === 'known' ? world.read(configuration.value, 'managedStorageConfiguration') : configuration
  if (storage.is === 'unknown') return unknown(storage, 'managedStorageConfiguration')
  const key = storage.is === 'known' ? world.read(storage.value, 'fargateEphemeralStorageKmsKeyId') : storage
  if (key.is === 'unknown') return namesResource(key) ? no : unknown(key, 'fargateEphemeralStorageKmsKeyId')
  if (key.is === 'known') return no
  const source = 'Amazon ECS API Reference, ManagedStorageConfiguration'
  return unset('fargateEphemeralStorageKmsKeyId is not set.', source, key.origin)
}
