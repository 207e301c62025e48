import { expect, test } from 'vitest'
import { either, filledIn, json, mapped } from '../../../../test/evaluated.ts'

const open = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] }
const policyDocument = {
  statement: [{ effect: 'Allow', principal: { AWS: ['*'] }, action: ['s3:GetObject'], resource: ['*'] }],
}
const kms = [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms', kms_master_key_id: 'key' }] }]
const bucketEncryption = {
  serverSideEncryptionConfiguration: [
    { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'key' } },
  ],
}

test('a bucket has what is configured beside it', () => {
  expect(
    mapped({
      'module.files.aws_s3_bucket.shop': {},
      'aws_s3_bucket.shop': { bucket: 'shop-files', tags: { owner: 'shop' } },
      'aws_s3_bucket_server_side_encryption_configuration.shop': { bucket: '${aws_s3_bucket.shop.id}', rule: kms },
      'aws_s3_bucket_public_access_block.shop': {
        bucket: 'shop-files',
        block_public_acls: true,
        block_public_policy: either('prod', true, false),
      },
      'aws_s3_bucket_versioning.shop': {
        when: 'prod',
        bucket: '${aws_s3_bucket.shop.bucket}',
        versioning_configuration: [{ status: 'Enabled' }],
      },
      'aws_s3_bucket_acl.shop': { bucket: '${aws_s3_bucket_versioning.shop.id}', acl: 'private' },
      'aws_s3_bucket_acl.other': { bucket: 'not-in-the-scan', acl: 'public-read' },
      'aws_s3_bucket_policy.shop': { bucket: '${aws_s3_bucket_acl.shop.id}', policy: json(open) },
    }),
  ).toMatchObject({
    'aws_s3_bucket.shop': {
      is: 'AWS::S3::Bucket',
      bucketName: 'shop-files',
      tags: [{ key: 'owner', value: 'shop' }],
      bucketEncryption,
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: { yes: true, no: false } },
      versioningConfiguration: { yes: { status: 'Enabled' } },
      accessControl: 'private',
    },
    'aws_s3_bucket_policy.shop': { is: 'AWS::S3::BucketPolicy', bucket: 'aws_s3_bucket.shop', policyDocument },
  })
})

test('what old providers had inside a bucket', () => {
  expect(
    mapped({
      'aws_s3_bucket.shop': {
        bucket: 'shop-files',
        acl: 'public-read',
        policy: either('prod', json(open)),
        versioning: [{ enabled: true }],
        server_side_encryption_configuration: [{ rule: kms }],
      },
    }),
  ).toEqual({
    'aws_s3_bucket.shop': {
      is: 'AWS::S3::Bucket',
      bucketName: 'shop-files',
      accessControl: 'public-read',
      versioningConfiguration: { status: 'Enabled' },
      bucketEncryption,
    },
    'aws_s3_bucket.shop.policy': {
      is: 'AWS::S3::BucketPolicy',
      guard: { is: 'choice', on: 0, yes: true, no: false },
      bucket: 'aws_s3_bucket.shop',
      policyDocument: { yes: policyDocument },
    },
  })
})

test('what the provider will fill in says nothing', () => {
  const address = 'aws_s3_bucket.shop'
  const names = [
    'acl',
    'arn',
    'bucket',
    'id',
    'policy',
    'server_side_encryption_configuration',
    'tags_all',
    'versioning',
  ]
  const attributes = Object.fromEntries(names.map((name) => [name, filledIn(address, name)]))
  expect(mapped({ [address]: attributes })).toEqual({ [address]: { is: 'AWS::S3::Bucket' } })
})
