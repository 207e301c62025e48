import { publicWritersOf } from '../../analysis/identity/bucket-writers.ts'
import { optionOf } from '../../analysis/logging/log-options.ts'
import { bucketOfObject } from '../../analysis/s3-objects.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, notApplicable, possibly, unknown, unset, yes } from '../answer.ts'
import { eachRouter, isConfiguredFromS3 } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logFirelensConfigExternalUnprotected = trait({
  id: 'log-firelens-config-external-unprotected',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Router configuration can be replaced',
  why: 'Whoever replaces the configuration sends the logs to themselves, drops what would betray them, or runs code in the router.',
  fix: 'Turn versioning on for the bucket and let nobody but the deployment write to it.',
  example: { type: 'AWS::S3::Bucket', set: { versioningConfiguration: { status: 'Enabled' } } },
  responsible: { FARGATE: 'nobody' },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Send Amazon ECS logs to an AWS service or AWS Partner',
    'Amazon S3 User Guide, Security best practices for Amazon S3',
  ],
  evaluate: (task, world) =>
    eachRouter(task, world, (configuration) => {
      const fromS3 = isConfiguredFromS3(configuration, world)
      if (fromS3.is === 'no') return notApplicable('The configuration of the router does not come from S3.')
      if (fromS3.is !== 'yes') return fromS3
      const object = optionOf(configuration, 'config-file-value', world)
      if (object.is === 'absent') return notApplicable('No object in S3 is named.')
      const bucket = bucketOfObject(object, world)
      if (bucket.is === 'unknown') return unknown(bucket, 'The bucket of the configuration')
      return any([isUnversioned(bucket.value, world), isWritableByEveryone(bucket.value, world)])
    }),
})

type Bucket = Resource<'AWS::S3::Bucket'>

function isUnversioned(bucket: Bucket, world: World): Answer {
  const versioning = world.read(bucket, 'versioningConfiguration')
  if (versioning.is === 'unknown') return unknown(versioning, 'versioningConfiguration')
  if (versioning.is === 'known') return check(world, versioning.value, 'status', (status) => status !== 'Enabled')
  const source = 'versioning Suspended (Amazon S3 API Reference, VersioningConfiguration)'
  return unset('versioningConfiguration of the bucket is not set.', source, versioning.origin)
}

function isWritableByEveryone(bucket: Bucket, world: World): Answer {
  const block = world.read(bucket, 'publicAccessBlockConfiguration')
  if (block.is === 'unknown') return unknown(block, 'publicAccessBlockConfiguration')
  const isOn = (field: 'ignorePublicAcls' | 'restrictPublicBuckets') => {
    const read = block.is === 'known' ? world.read(block.value, field) : undefined
    return read?.is === 'known' && read.value
  }
  const { always, onCondition, unread } = publicWritersOf(bucket, world)
  const byPolicy = isOn('restrictPublicBuckets')
    ? []
    : [
        ...always.map((origin) => yes('The policy of the bucket lets everyone write.', origin)),
        ...onCondition.map((origin): Answer => {
          const says = 'Whether the policy of the bucket lets others write is not known: it depends on a condition.'
          return { is: 'unknown', missing: [{ says, origin }] }
        }),
        ...unread.map((read) => unknown(read, 'A part of the policy of the bucket')),
      ]
  const byAcl = check(world, bucket, 'accessControl', (acl) => acl === 'PublicReadWrite')
  // A new bucket that says nothing blocks both; one that was made before April 2023 does not.
  return any(
    [...byPolicy, isOn('ignorePublicAcls') ? no : byAcl].map(block.is === 'absent' ? possibly : (answer) => answer),
  )
}
