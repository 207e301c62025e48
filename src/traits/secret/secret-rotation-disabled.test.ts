import { traitCases } from '../../../test/trait-cases.ts'
import { secretRotationDisabled } from './secret-rotation-disabled.ts'

const secret = { Type: 'AWS::SecretsManager::Secret', Properties: {} }
const reads = (...ids: readonly string[]) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    ContainerDefinitions: [{ Name: 'web', Secrets: ids.map((id) => ({ Name: id, ValueFrom: { Ref: id } })) }],
  },
})
const schedule = (SecretId: unknown) => ({
  Type: 'AWS::SecretsManager::RotationSchedule',
  Properties: { SecretId, RotationRules: { AutomaticallyAfterDays: 30 } },
})

traitCases(secretRotationDisabled, [
  {
    name: 'with a schedule, with one through the database, with none, and read by nobody',
    template: {
      Resources: {
        It: reads('Rotated', 'Attached', 'Still'),
        Rotated: secret,
        Attached: secret,
        Still: secret,
        Unread: secret,
        Schedule: schedule({ Ref: 'Rotated' }),
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: { SecretId: { Ref: 'Attached' }, TargetType: 'AWS::RDS::DBInstance' },
        },
        AttachedSchedule: schedule({ Ref: 'Attachment' }),
      },
    },
    gives: {
      Rotated: 'absent',
      Attached: 'absent',
      Still: { is: 'present', severity: 'medium', certainty: 'certain', says: ['It has no rotation schedule.'] },
      Unread: 'not-applicable',
    },
  },
  {
    name: 'a schedule of who knows what',
    template: {
      Parameters: { Which: { Type: 'String' } },
      Resources: { It: reads('Db'), Db: secret, Schedule: schedule({ Ref: 'Which' }) },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: { It: reads('Db'), Db: secret, Schedule: { ...schedule({ Ref: 'Db' }), Condition: 'IsProd' } },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
