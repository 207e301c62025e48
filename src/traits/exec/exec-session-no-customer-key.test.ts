import { traitCases } from '../../../test/trait-cases.ts'
import { execSessionNoCustomerKey } from './exec-session-no-customer-key.ts'

const configured = (exec: object) => ({ Configuration: { ExecuteCommandConfiguration: exec } })
const service = (properties: object) => ({
  Type: 'AWS::ECS::Service',
  Properties: { Cluster: { Ref: 'Shop' }, ...properties },
})

traitCases(execSessionNoCustomerKey, [
  {
    name: 'set up without a key',
    properties: configured({ Logging: 'DEFAULT' }),
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['kmsKeyId is not set.'] } },
  },
  { name: 'with a key', properties: configured({ KmsKeyId: 'alias/exec' }), gives: { '': 'absent' } },
  {
    name: 'used without being set up',
    template: {
      Resources: { Shop: { Type: 'AWS::ECS::Cluster', Properties: {} }, Web: service({ EnableExecuteCommand: true }) },
    },
    gives: {
      '': { is: 'present', says: ['executeCommandConfiguration is not set, so there is no kmsKeyId.'] },
    },
  },
  {
    name: 'neither used nor set up',
    template: { Resources: { Shop: { Type: 'AWS::ECS::Cluster', Properties: {} }, Web: service({}) } },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a key of the template or of another stack; a parameter that may be empty; a use in a cluster of another stack',
    template: {
      Parameters: { Key: { Type: 'String' } },
      Resources: {
        Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Keyed: {
          Type: 'AWS::ECS::Cluster',
          Properties: configured({ KmsKeyId: { 'Fn::ImportValue': 'exec-key' } }),
        },
        Own: { Type: 'AWS::ECS::Cluster', Properties: configured({ KmsKeyId: { 'Fn::GetAtt': ['ExecKey', 'Arn'] } }) },
        Given: { Type: 'AWS::ECS::Cluster', Properties: configured({ KmsKeyId: { Ref: 'Key' } }) },
        ExecKey: { Type: 'AWS::KMS::Key', Properties: {} },
        Web: service({ EnableExecuteCommand: true, Cluster: { 'Fn::ImportValue': 'cluster' } }),
      },
    },
    gives: { Shop: 'unknown', Keyed: 'absent', Own: 'absent', Given: 'unknown' },
  },
])
