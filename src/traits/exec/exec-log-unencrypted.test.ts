import { traitCases } from '../../../test/trait-cases.ts'
import { execLogUnencrypted } from './exec-log-unencrypted.ts'

const logsTo = (log: object, Logging: unknown = 'OVERRIDE') => ({
  Configuration: { ExecuteCommandConfiguration: { Logging, LogConfiguration: log } },
})

traitCases(execLogUnencrypted, [
  {
    name: 'names every destination',
    properties: logsTo({ CloudWatchLogGroupName: 'exec', S3BucketName: 'shop-exec', S3EncryptionEnabled: false }),
    gives: {
      'CloudWatch Logs': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['cloudWatchEncryptionEnabled is not set and AWS takes false.'],
      },
      S3: { is: 'present', says: ['s3EncryptionEnabled is false.'] },
    },
  },
  {
    name: 'encrypted, and one destination only',
    properties: logsTo({ CloudWatchLogGroupName: 'exec', CloudWatchEncryptionEnabled: true }),
    gives: { 'CloudWatch Logs': 'absent' },
  },
  { name: 'no destination', properties: { ClusterName: 'shop' }, gives: { '': 'not-applicable' } },
  {
    name: 'destinations that are not used',
    properties: logsTo({ CloudWatchLogGroupName: 'exec' }, 'NONE'),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Encrypt: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Cluster',
          Properties: logsTo({ S3BucketName: 'shop-exec', S3EncryptionEnabled: { Ref: 'Encrypt' } }),
        },
      },
    },
    gives: { S3: 'unknown' },
  },
])
