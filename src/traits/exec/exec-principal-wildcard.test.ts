import { traitCases } from '../../../test/trait-cases.ts'
import { execPrincipalWildcard } from './exec-principal-wildcard.ts'

const task = (path: string) => `arn:aws:ecs:eu-west-1:111122223333:task/${path}`
const cluster = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:cluster/${name}`
const allow = (Sid: string, more: object) => ({
  Sid,
  Effect: 'Allow',
  Action: 'ecs:ExecuteCommand',
  Resource: '*',
  ...more,
})
const policy = (...Statement: readonly object[]) => ({
  PolicyName: 'support',
  PolicyDocument: { Version: '2012-10-17', Statement },
})

traitCases(execPrincipalWildcard, [
  {
    name: 'names every statement that covers it',
    properties: policy(
      allow('Plain', {}),
      allow('Cased', { Action: ['ECS:execute*', 'logs:GetLogEvents'] }),
      allow('Service', { Action: 'ecs:*' }),
      allow('Marks', { Action: 'ecs:ExecuteComman?' }),
      allow('Others', { Action: ['ecs:Describe*', 'ecs:List*'] }),
      allow('AllBut', { Action: undefined, NotAction: ['iam:*'] }),
      allow('AllButThis', { Action: undefined, NotAction: ['ecs:*'] }),
    ),
    gives: {
      Plain: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['action ecs:ExecuteCommand covers ecs:ExecuteCommand on every task.'],
      },
      Cased: 'present',
      Service: { is: 'present', says: ['action ecs:* covers ecs:ExecuteCommand on every task.'] },
      Marks: 'present',
      Others: 'absent',
      AllBut: 'present',
      AllButThis: 'absent',
    },
  },
  {
    name: 'resources: every task, or those of a cluster',
    template: {
      Parameters: { Name: { Type: 'String' }, Which: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::IAM::Policy',
          Properties: policy(
            allow('Every', { Resource: task('*') }),
            allow('Region', {
              Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:*' },
            }),
            allow('OneCluster', { Resource: [task('shop/*'), cluster('shop')] }),
            allow('NamedCluster', { Resource: [task('*'), cluster('shop')] }),
            allow('EveryCluster', { Resource: [task('*'), cluster('*')] }),
            allow('ClustersOnly', { Resource: cluster('*') }),
            allow('ByName', { Resource: { 'Fn::Sub': 'arn:aws:ecs:eu-west-1:111122223333:task/${Name}/*' } }),
            allow('Given', { Resource: { Ref: 'Which' } }),
            allow('AllBut', { Resource: undefined, NotResource: [task('payments/*')] }),
          ),
        },
      },
    },
    gives: {
      Every: 'present',
      Region: 'present',
      OneCluster: 'absent',
      NamedCluster: 'absent',
      EveryCluster: 'present',
      ClustersOnly: 'absent',
      ByName: 'absent',
      Given: { is: 'unknown', says: ['Whether it allows ecs:ExecuteCommand on every task is not known.'] },
      AllBut: 'present',
    },
  },
  {
    name: 'conditions: those that pick tasks count',
    properties: policy(
      allow('Cluster', { Condition: { ArnEquals: { 'ecs:cluster': cluster('shop') } } }),
      allow('Container', { Condition: { StringEquals: { 'ecs:container-name': 'web' } } }),
      allow('Tag', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'shop' } } }),
      allow('AnyTag', { Condition: { StringLike: { 'aws:ResourceTag/team': '*' } } }),
      allow('Factor', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    ),
    gives: { Cluster: 'absent', Container: 'absent', Tag: 'absent', AnyTag: 'present', Factor: 'present' },
  },
  {
    name: 'the same policy forbids it',
    properties: policy(allow('All', { Action: '*' }), { ...allow('NoShell', {}), Effect: 'Deny' }),
    gives: { All: 'absent', NoShell: 'absent' },
  },
  {
    name: 'wherever a policy stands; what a role trusts is none',
    template: {
      Resources: {
        Support: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [allow('Trust', { Action: 'sts:AssumeRole' })] },
            Policies: [
              policy(allow('Enter', {})),
              { ...policy(allow('Read', { Action: 'ecs:List*' })), PolicyName: 'read' },
            ],
          },
        },
        Bare: { Type: 'AWS::IAM::Role', Properties: {} },
        Operators: { Type: 'AWS::IAM::Group', Properties: { Policies: [policy(allow('Enter', {}))] } },
        Deployer: { Type: 'AWS::IAM::User', Properties: { Policies: [policy(allow('Enter', {}))] } },
        Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: policy(allow('Enter', {})) },
        Inline: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: 'support', ...policy(allow('Enter', {})) } },
        Single: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'one',
            PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
          },
        },
      },
    },
    gives: {
      'Support/support/Enter': 'present',
      'Support/read/Read': 'absent',
      Bare: 'absent',
      'Operators/support/Enter': 'present',
      'Deployer/support/Enter': 'present',
      'Managed/Enter': 'present',
      'Inline/Enter': 'present',
      'Single/[0]': 'present',
    },
  },
])
