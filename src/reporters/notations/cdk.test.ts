import { expect, test } from 'vitest'
import type { Example } from '../../traits/trait.ts'
import { cdk } from './cdk.ts'

const ofTask = (...lines: readonly string[]) =>
  [
    "import * as ecs from 'aws-cdk-lib/aws-ecs'",
    '',
    'const cfnTaskDefinition = taskDefinition.node.defaultChild as ecs.CfnTaskDefinition',
    ...lines,
  ].join('\n')

test.each<[string, Example, string]>([
  [
    'what is not there yet is made',
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      set: {
        secretId: 'shop/db',
        rotationLambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate',
        rotationRules: { automaticallyAfterDays: 30 },
      },
      isNew: true,
    },
    `import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager'

new secretsmanager.CfnRotationSchedule(this, 'RotationSchedule', {
  secretId: 'shop/db',
  rotationLambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate',
  rotationRules: { automaticallyAfterDays: 30 },
})`,
  ],
  [
    'what goes is deleted, what is set overrides',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: { containerDefinitions: [{ name: 'web', user: '1000' }] },
      remove: ['pidMode', 'containerDefinitions[web].privileged'],
    },
    ofTask(
      '// 0: the place of web in ContainerDefinitions, counted from 0',
      "cfnTaskDefinition.addPropertyOverride('ContainerDefinitions.0.User', '1000')",
      "cfnTaskDefinition.addPropertyDeletionOverride('ContainerDefinitions.0.Privileged')",
      "cfnTaskDefinition.addPropertyDeletionOverride('PidMode')",
    ),
  ],
  [
    'structures in the names of CloudFormation',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: {
        volumes: [
          { name: 'uploads', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789', transitEncryption: 'ENABLED' } },
        ],
      },
    },
    ofTask(
      '// 0: the place of uploads in Volumes, counted from 0',
      "cfnTaskDefinition.addPropertyOverride('Volumes.0.EFSVolumeConfiguration', {",
      "  FilesystemId: 'fs-0123456789',",
      "  TransitEncryption: 'ENABLED',",
      '})',
    ),
  ],
  [
    'a list that may not be there is given as a whole, and an item is not taken out by its place',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: {
        containerDefinitions: [
          {
            name: 'web',
            secrets: [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop' }],
          },
        ],
      },
      remove: ['containerDefinitions[web].environment[DB_PASSWORD]'],
    },
    ofTask(
      '// 0: the place of web in ContainerDefinitions, counted from 0',
      '// Secrets as a whole: repeat what it has already.',
      "cfnTaskDefinition.addPropertyOverride('ContainerDefinitions.0.Secrets', [",
      '  {',
      "    Name: 'DB_PASSWORD',",
      "    ValueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop',",
      '  },',
      '])',
      '// Remove DB_PASSWORD from Environment where it is added: an override cannot take an item out.',
    ),
  ],
  [
    'tags',
    { type: 'AWS::ECS::TaskDefinition', set: { tags: [{ key: 'team', value: 'shop' }] }, remove: ['tags[owner]'] },
    [
      "import { Tags } from 'aws-cdk-lib'",
      '',
      "Tags.of(taskDefinition).add('team', 'shop')",
      "Tags.of(taskDefinition).remove('owner')",
    ].join('\n'),
  ],
  [
    'a type that only a generated construct makes',
    { type: 'AWS::ECS::DaemonTaskDefinition', remove: ['pidMode'] },
    "daemonTaskDefinition.addPropertyDeletionOverride('PidMode')",
  ],
  [
    'a text that is made from values',
    {
      type: 'AWS::Events::Rule',
      set: { targets: [{ id: 'nightly', input: { containerOverrides: [{ name: 'web', command: ['run'] }] } }] },
    },
    [
      "import * as events from 'aws-cdk-lib/aws-events'",
      '',
      'const cfnRule = rule.node.defaultChild as events.CfnRule',
      '// 0: the place of nightly in Targets, counted from 0',
      "cfnRule.addPropertyOverride('Targets.0.Input', JSON.stringify({",
      "  containerOverrides: [{ name: 'web', command: ['run'] }],",
      '}))',
    ].join('\n'),
  ],
  [
    'a definition that is text when it is made',
    {
      type: 'AWS::StepFunctions::StateMachine',
      set: { definition: { states: { Run: { parameters: { launchType: 'FARGATE' } } } } },
    },
    [
      '// The definition is one text by then: change the state where it is made.',
      "// Definition.States.Run.Parameters.LaunchType: 'FARGATE'",
    ].join('\n'),
  ],
  [
    'what CloudFormation cannot make',
    { type: 'Breakwater::ECS::Task' },
    '// CloudFormation starts no tasks: see to it where the task is started.',
  ],
  [
    'a parameter of a template',
    { type: 'Breakwater::TemplateParameter', set: { name: 'DbPassword', noEcho: true }, remove: ['default'] },
    "// remove default from DbPassword\nconst dbPassword = new cdk.CfnParameter(this, 'DbPassword', { noEcho: true })",
  ],
])('%s', (_name, example, snippet) => {
  expect(cdk(example)).toBe(snippet)
})
