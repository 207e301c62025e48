import { granteesOf } from '../analysis/identity/principals.ts'
import { referenceIndex } from '../analysis/references.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, unknown, unset, yes } from './answer.ts'
import { someItem } from './subjects.ts'

type Bucket = Resource<'AWS::S3::Bucket'>

/** Does a bucket not encrypt with a key of KMS? Sentences name the bucket, since they stand in judgements of others. */
export function isWithoutKmsKey(bucket: Bucket, world: World): Answer {
  const encryption = world.read(bucket, 'bucketEncryption')
  const source = 'SSE-S3 (Amazon S3 User Guide, Setting default server-side encryption behavior for Amazon S3 buckets)'
  if (encryption.is === 'unknown') return unknown(encryption, 'bucketEncryption')
  if (encryption.is === 'absent')
    return unset(`${bucket.address} has no bucketEncryption and AWS takes S3's own key.`, source, encryption.origin)
  return any(
    someItem(world, encryption.value, 'serverSideEncryptionConfiguration', (rule) => {
      const standard = world.read(rule, 'serverSideEncryptionByDefault')
      if (standard.is === 'unknown') return unknown(standard, 'serverSideEncryptionByDefault')
      const algorithm = standard.is === 'known' ? world.read(standard.value, 'sseAlgorithm') : standard
      if (algorithm.is === 'unknown') return unknown(algorithm, 'sseAlgorithm')
      return algorithm.is === 'known' && algorithm.value === 'AES256'
        ? yes(`${bucket.address} encrypts with S3's own key, not one of KMS.`, algorithm.origin)
        : no
    }),
  )
}

const blocks = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'] as const

/**
 * May a bucket be opened to everyone? Where nothing is written AWS blocks it.
 *
 * Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function isNotBlocked(bucket: Bucket, world: World): Answer {
  const block = world.read(bucket, 'publicAccessBlockConfiguration')
  if (block.is === 'absent') return no
  if (block.is === 'unknown') return unknown(block, 'publicAccessBlockConfiguration')
  return any(
    blocks.map((field) => {
      const on = world.read(block.value, field)
      if (on.is === 'unknown') return unknown(on, field)
      if (on.is === 'known') return on.value ? no : yes(`${bucket.address} has ${field} false.`, on.origin)
      return unset(`${bucket.address} does not set ${field} and AWS takes false.`, block.value.shape.source, on.origin)
    }),
  )
}

/** Does a bucket's policy or ACL let everyone in? */
export function isOpenToEveryone(bucket: Bucket, world: World): Answer {
  const acl = world.read(bucket, 'accessControl')
  const policies = (policiesOf(world.estate).to.get(bucket.address) ?? []).filter((policy) => world.exists(policy))
  return any([
    acl.is === 'unknown' ? unknown(acl, 'accessControl') : no,
    acl.is === 'known' && /^(?:Public|Authenticated)/i.test(acl.value)
      ? yes(`${bucket.address} has the ACL ${acl.value}.`, acl.origin)
      : no,
    ...policies.map((policy) => {
      const named = world.follow(policy, 'bucket')
      const document = world.read(policy, 'policyDocument')
      if (named.is !== 'known' || named.value.address !== bucket.address || document.is === 'absent') return no
      if (document.is === 'unknown') return unknown(document, 'policyDocument')
      return any(
        granteesOf(document.value, world).map((grantee) => {
          if (grantee.is === 'unknown') return unknown(grantee.read, 'Whom policyDocument allows')
          return grantee.is === 'everyone' && !grantee.limited
            ? yes(`The policy of ${bucket.address} allows everyone, and no condition limits who.`, grantee.origin)
            : no
        }),
      )
    }),
  ])
}

const policiesOf = referenceIndex(
  (estate) => estate.ofType('AWS::S3::BucketPolicy'),
  (policy) => [policy.slots.bucket],
)
