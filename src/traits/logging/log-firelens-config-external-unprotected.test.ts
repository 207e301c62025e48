import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensConfigExternalUnprotected } from './log-firelens-config-external-unprotected.ts'

const task = (value: unknown, type: unknown = 's3') => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    ContainerDefinitions: [
      {
        Name: 'log-router',
        FirelensConfiguration: {
          Type: 'fluentbit',
          Options: { 'config-file-type': type, 'config-file-value': value },
        },
      },
    ],
  },
})
const versioned = { VersioningConfiguration: { Status: 'Enabled' } }
const blocked = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
}
const bucket = (properties: object = versioned) => ({ Type: 'AWS::S3::Bucket', Properties: properties })
const policy = (Bucket: string, statement: object) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket: { Ref: Bucket }, PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } },
})
const object = { 'Fn::Sub': '${Config.Arn}/router.conf' }

traitCases(logFirelensConfigExternalUnprotected, [
  {
    name: 'a bucket that keeps no versions, however it is named',
    template: {
      Resources: {
        ByArn: task(object),
        ByRef: task({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Config}/router.conf' }),
        ByName: task('arn:aws:s3:::shop-config/router.conf'),
        Config: bucket({ BucketName: 'shop-config' }),
        Suspended: task({ 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Old', 'Arn'] }, 'router.conf']] }),
        Old: bucket({ VersioningConfiguration: { Status: 'Suspended' } }),
      },
    },
    gives: {
      'ByArn/log-router': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['versioningConfiguration of the bucket is not set.'],
      },
      'ByRef/log-router': 'present',
      'ByName/log-router': 'present',
      'Suspended/log-router': { is: 'present', says: ['status is "Suspended".'] },
    },
  },
  {
    name: 'versions are kept and nobody else may write',
    template: {
      Resources: {
        It: task(object),
        Config: bucket(),
        Policy: policy('Config', { Principal: '*', Action: 's3:GetObject' }),
        Other: policy('Config', { Principal: { Service: 'delivery.logs.amazonaws.com' }, Action: 's3:PutObject' }),
      },
    },
    gives: { 'log-router': 'absent' },
  },
  {
    name: 'everyone may write, if public access is not blocked',
    template: {
      Resources: {
        It: task(object),
        Config: bucket({ ...versioned, PublicAccessBlockConfiguration: { ...blocked, RestrictPublicBuckets: false } }),
        Policy: policy('Config', { Principal: { AWS: '*' }, Action: ['s3:Get*', 's3:Put*'] }),
        Legacy: task({ 'Fn::Sub': '${Old.Arn}/router.conf' }),
        Old: bucket(),
        OldPolicy: policy('Old', { Principal: '*', Action: 's3:*' }),
        Blocked: task({ 'Fn::Sub': '${Safe.Arn}/router.conf' }),
        Safe: bucket({ ...versioned, PublicAccessBlockConfiguration: blocked, AccessControl: 'PublicReadWrite' }),
        SafePolicy: policy('Safe', { Principal: '*', Action: 's3:*' }),
        ByAcl: task({ 'Fn::Sub': '${Open.Arn}/router.conf' }),
        Open: bucket({
          ...versioned,
          PublicAccessBlockConfiguration: { ...blocked, IgnorePublicAcls: false },
          AccessControl: 'PublicReadWrite',
        }),
      },
    },
    gives: {
      'It/log-router': {
        is: 'present',
        certainty: 'certain',
        says: ['The policy of the bucket lets everyone write.'],
      },
      'Legacy/log-router': { is: 'present', certainty: 'possible' },
      'Blocked/log-router': 'absent',
      'ByAcl/log-router': { is: 'present', says: ['accessControl is "PublicReadWrite".'] },
    },
  },
  {
    name: 'a bucket, an option or a policy that cannot be read',
    template: {
      Parameters: { Object: { Type: 'String' }, Type: { Type: 'String' } },
      Resources: {
        Elsewhere: task('arn:aws:s3:::shop-config/router.conf'),
        ByParameter: task({ Ref: 'Object' }),
        ByType: task(object, { Ref: 'Type' }),
        ByCondition: task(object),
        Config: bucket(),
        Policy: policy('Config', {
          Principal: '*',
          Action: 's3:PutObject',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
        }),
      },
    },
    gives: {
      'Elsewhere/log-router': {
        is: 'unknown',
        says: [
          'The bucket of the configuration is not known: arn:aws:s3:::shop-config/router.conf is not in this scan.',
        ],
      },
      'ByParameter/log-router': 'unknown',
      'ByType/log-router': 'unknown',
      'ByCondition/log-router': {
        is: 'unknown',
        says: ['Whether the policy of the bucket lets others write is not known: it depends on a condition.'],
      },
    },
  },
  {
    name: 'no configuration in S3',
    template: {
      Resources: {
        File: task('/extra.conf', 'file'),
        None: task(undefined),
        Web: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'web' }] } },
      },
    },
    gives: {
      'File/log-router': 'not-applicable',
      'None/log-router': 'not-applicable',
      'Web/web': 'not-applicable',
    },
  },
])
