import { type Attribute, addition, block, type Mappings, resource, satellite, words } from './attributes.ts'

const rule = (to: string): Attribute =>
  block(to, { apply_server_side_encryption_by_default: 'serverSideEncryptionByDefault' })

/**
 * Amazon S3. What a bucket once held inline is a resource beside it since version 4 of the provider.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_s3_bucket*.
 */
export const s3: Mappings = {
  aws_s3_bucket: resource(
    'AWS::S3::Bucket',
    {
      bucket: 'bucketName',
      acl: 'accessControl',
      versioning: block('versioningConfiguration', {
        enabled: words('status', { true: 'Enabled', false: 'Suspended' }),
      }),
      server_side_encryption_configuration: block('bucketEncryption', {
        rule: rule('serverSideEncryptionConfiguration'),
      }),
    },
    { splits: { aws_s3_bucket_policy: { link: 'bucket', attributes: ['policy'] } } },
  ),
  aws_s3_bucket_acl: satellite(addition('aws_s3_bucket', 'bucket', { acl: 'accessControl' })),
  aws_s3_bucket_policy: resource('AWS::S3::BucketPolicy', { policy: 'policyDocument' }),
  aws_s3_bucket_public_access_block: satellite(
    addition('aws_s3_bucket', 'bucket', {
      block_public_acls: 'publicAccessBlockConfiguration.blockPublicAcls',
      block_public_policy: 'publicAccessBlockConfiguration.blockPublicPolicy',
      ignore_public_acls: 'publicAccessBlockConfiguration.ignorePublicAcls',
      restrict_public_buckets: 'publicAccessBlockConfiguration.restrictPublicBuckets',
    }),
  ),
  aws_s3_bucket_server_side_encryption_configuration: satellite(
    addition('aws_s3_bucket', 'bucket', { rule: rule('bucketEncryption.serverSideEncryptionConfiguration') }),
  ),
  aws_s3_bucket_versioning: satellite(addition('aws_s3_bucket', 'bucket', {})),
}
