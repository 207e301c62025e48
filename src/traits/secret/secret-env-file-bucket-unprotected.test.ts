import { traitCases } from '../../../test/trait-cases.ts'
import { secretEnvFileBucketUnprotected } from './secret-env-file-bucket-unprotected.ts'

const bucket = (properties: object) => ({ Type: 'AWS::S3::Bucket', Properties: properties })
const file = (value: unknown) => ({ EnvironmentFiles: [{ Value: value, Type: 's3' }] })
const kms = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
  },
}

traitCases(secretEnvFileBucketUnprotected, [
  {
    name: 'the key, the block and the policy of the bucket',
    template: {
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'sound', ...file({ 'Fn::Sub': '${Sound.Arn}/web.env' }) },
              { Name: 'plain', ...file({ 'Fn::Sub': 'arn:aws:s3:::${Plain}/web.env' }) },
              { Name: 'named', ...file('arn:aws:s3:::shop-settings/web.env') },
              { Name: 'open', ...file({ 'Fn::Sub': '${Open.Arn}/web.env' }) },
              { Name: 'elsewhere', ...file('arn:aws:s3:::other-settings/web.env') },
              { Name: 'none' },
            ],
          },
        },
        Sound: bucket(kms),
        Plain: bucket({}),
        Named: bucket({
          ...kms,
          BucketName: 'shop-settings',
          PublicAccessBlockConfiguration: { BlockPublicAcls: true },
        }),
        Open: bucket(kms),
        OpenPolicy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: { Ref: 'Open' },
            PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] },
          },
        },
      },
    },
    gives: {
      sound: 'absent',
      plain: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ["template.json#Plain has no bucketEncryption and AWS takes S3's own key."],
      },
      named: {
        is: 'present',
        says: [
          'template.json#Named does not set blockPublicPolicy and AWS takes false.',
          'template.json#Named does not set ignorePublicAcls and AWS takes false.',
          'template.json#Named does not set restrictPublicBuckets and AWS takes false.',
        ],
      },
      open: {
        is: 'present',
        says: ['The policy of template.json#Open allows everyone, and no condition limits who.'],
      },
      elsewhere: {
        is: 'unknown',
        says: ['The bucket is not known: arn:aws:s3:::other-settings/web.env is not in this scan.'],
      },
      none: 'not-applicable',
    },
  },
])
