import { flag, list, reference, shape, struct, text } from '../shape.ts'
import { policyDocument } from './policy.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon S3 API Reference, ${name}`

/** Since January 2023 every new object is encrypted with S3's own key (AES256) where nothing is written. */
export const bucketEncryption = shape(page('ServerSideEncryptionConfiguration'), {
  serverSideEncryptionConfiguration: list(
    struct(
      shape(page('ServerSideEncryptionRule'), {
        serverSideEncryptionByDefault: struct(
          shape(page('ServerSideEncryptionByDefault'), { sseAlgorithm: text(), kmsMasterKeyId: text() }),
        ),
        bucketKeyEnabled: flag(),
      }),
    ),
    { also: ['rules'] },
  ),
})

/** Since April 2023 all four are on for a new bucket that says nothing; one that writes the structure sets each itself. */
export const publicAccessBlock = shape(page('PublicAccessBlockConfiguration'), {
  blockPublicAcls: flag({ default: false }),
  blockPublicPolicy: flag({ default: false }),
  ignorePublicAcls: flag({ default: false }),
  restrictPublicBuckets: flag({ default: false }),
})

export const bucket = shape(page('CreateBucket'), {
  bucketName: text(),
  bucketEncryption: struct(bucketEncryption),
  publicAccessBlockConfiguration: struct(publicAccessBlock),
  versioningConfiguration: struct(shape(page('VersioningConfiguration'), { status: text({ default: 'Suspended' }) })),
  accessControl: text(),
  tags,
})

export const bucketPolicy = shape(page('PutBucketPolicy'), {
  bucket: reference('AWS::S3::Bucket'),
  policyDocument: struct(policyDocument),
})
