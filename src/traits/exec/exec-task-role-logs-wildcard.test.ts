import { traitCases } from '../../../test/trait-cases.ts'
import { execTaskRoleLogsWildcard } from './exec-task-role-logs-wildcard.ts'

const logs = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents']
const document = (Action: unknown, Resource: unknown) => ({ Statement: [{ Effect: 'Allow', Action, Resource }] })
const role = (Action?: unknown, Resource?: unknown) => ({
  Type: 'AWS::IAM::Role',
  Properties: Action ? { Policies: [{ PolicyName: 'exec', PolicyDocument: document(Action, Resource) }] } : {},
})
const shop = (more: object, EnableExecuteCommand: unknown = true) => ({
  Parameters: { Exec: { Type: 'String' }, Group: { Type: 'String' } },
  Resources: {
    Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' }, EnableExecuteCommand } },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { TaskRoleArn: { 'Fn::GetAtt': ['TaskRole', 'Arn'] }, ContainerDefinitions: [{ Name: 'web' }] },
    },
    ...more,
  },
})
const group = 'arn:aws:logs:eu-west-1:111122223333:log-group'

traitCases(execTaskRoleLogsWildcard, [
  {
    name: 'a policy beside the role, as CDK writes it',
    template: shop({
      TaskRole: role(),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'exec', PolicyDocument: document(logs, '*'), Roles: [{ Ref: 'TaskRole' }] },
      },
    }),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: [
          'logs:CreateLogStream and logs:PutLogEvents are allowed on every log group.',
          'template.json#Web lets people enter its tasks.',
        ],
      },
    },
  },
  { name: 'inside the role', template: shop({ TaskRole: role('logs:*', `${group}:*`) }), gives: { '': 'present' } },
  {
    name: 'the log group of the sessions only',
    template: shop({ TaskRole: role(logs, `${group}:exec-sessions:*`) }),
    gives: { '': 'absent' },
  },
  {
    name: 'reading is not writing',
    template: shop({ TaskRole: role('logs:Describe*', '*') }),
    gives: { '': 'absent' },
  },
  { name: 'everything is another matter', template: shop({ TaskRole: role('*', '*') }), gives: { '': 'absent' } },
  {
    name: 'without ECS Exec, and roles of nothing',
    template: shop({ TaskRole: role(logs, '*'), Other: role(logs, '*') }, false),
    gives: { TaskRole: 'not-applicable', Other: 'not-applicable' },
  },
  {
    name: 'a parameter decides whether it can be entered, or where it may write',
    template: shop({ TaskRole: role(logs, '*') }, { Ref: 'Exec' }),
    gives: { '': 'unknown' },
  },
  {
    name: 'or where it may write',
    template: shop({ TaskRole: role(logs, { Ref: 'Group' }) }),
    gives: { '': 'unknown' },
  },
])
