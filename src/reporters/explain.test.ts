import { describe, expect, test } from 'vitest'
import { traits } from '../traits/registry.ts'
import type { Responsibility, Trait } from '../traits/trait.ts'
import { explainAsJson, explainAsMarkdown, explainAsText, helpOf } from './explain.ts'

/** A trait of the shop, as far as it is explained. */
const declared: Trait = {
  id: 'task-pid-mode-host',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task shares the process namespace of the host',
  why: 'An intruder sees every process.',
  fix: 'Remove pidMode.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['pidMode'] },
  severity: 'high',
  references: ['AWS Security Hub User Guide, ECS.3'],
  evaluate: () => [],
}

test('for a terminal', () => {
  expect(explainAsText(declared, { colour: false })).toBe(
    `HIGH  Task shares the process namespace of the host  task-pid-mode-host, Misconfiguration

  judges  AWS::ECS::TaskDefinition
  why     An intruder sees every process.
  who     You, on every launch type.
  fix     Remove pidMode.

  CloudFormation
    Resources:
      TaskDefinition:
        Type: AWS::ECS::TaskDefinition
        Properties:
          # remove PidMode

  Terraform
    resource "aws_ecs_task_definition" "web" {
      # remove pid_mode
    }

  AWS CDK
    import * as ecs from 'aws-cdk-lib/aws-ecs'

    const cfnTaskDefinition = taskDefinition.node.defaultChild as ecs.CfnTaskDefinition
    cfnTaskDefinition.addPropertyDeletionOverride('PidMode')

  AWS CLI
    aws ecs describe-task-definition --task-definition web --include TAGS > now.json
    jq '.taskDefinition + (if (.tags | length) > 0 then {tags} else {} end)
      | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)
      | del(.pidMode)' now.json > fixed.json
    aws ecs register-task-definition --cli-input-json file://fixed.json
    aws ecs update-service --cluster shop --service web --task-definition web --force-new-deployment

  Sources
    AWS Security Hub User Guide, ECS.3
`,
  )
})

describe('who sees to it', () => {
  test.each<[string, Responsibility | undefined, string]>([
    ['nobody else', undefined, 'You, on every launch type.'],
    ['AWS on one', { FARGATE: 'AWS' }, 'You on EC2, EXTERNAL and MANAGED_INSTANCES; AWS on FARGATE.'],
    [
      'AWS on two',
      { FARGATE: 'AWS', MANAGED_INSTANCES: 'AWS' },
      'You on EC2 and EXTERNAL; AWS on FARGATE and MANAGED_INSTANCES.',
    ],
    [
      'nobody on one',
      { FARGATE: 'AWS', MANAGED_INSTANCES: 'nobody' },
      'You on EC2 and EXTERNAL; AWS on FARGATE; not there on MANAGED_INSTANCES.',
    ],
    [
      'nobody on all but one',
      { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
      'You on FARGATE; not there on EC2, EXTERNAL and MANAGED_INSTANCES.',
    ],
    [
      'AWS alone',
      { EC2: 'AWS', FARGATE: 'AWS', EXTERNAL: 'AWS', MANAGED_INSTANCES: 'AWS' },
      'AWS, on every launch type.',
    ],
  ])('%s', (_name, responsible, says) => {
    const { text, markdown } = helpOf({ ...declared, ...(responsible && { responsible }) })
    expect(text).toContain(`  who     ${says}\n`)
    expect(markdown).toContain(`**Who sees to it:** ${says.replaceAll('_', '\\_')}\n`)
  })
})

test('every resource type that is judged', () => {
  const wide: Trait = { ...declared, likewise: ['AWS::ECS::DaemonTaskDefinition'] }
  expect(explainAsText(wide, { colour: false })).toContain('AWS::ECS::TaskDefinition, AWS::ECS::DaemonTaskDefinition')
  expect(explainAsMarkdown(wide, { folded: true })).toContain(
    '`AWS::ECS::TaskDefinition`, `AWS::ECS::DaemonTaskDefinition`',
  )
})

test('markdown folds the snippets only where it is asked to', () => {
  expect(explainAsMarkdown(declared, { folded: true })).toContain('<details><summary>Terraform</summary>\n\n```hcl\n')
  expect(explainAsMarkdown(declared, { folded: false })).toContain('**Terraform**\n\n```hcl\n')
})

test('for programs', () => {
  expect(explainAsJson({ ...declared, responsible: { FARGATE: 'AWS', EXTERNAL: 'nobody' } })).toMatchObject({
    id: 'task-pid-mode-host',
    resources: ['AWS::ECS::TaskDefinition'],
    responsible: { EC2: 'customer', FARGATE: 'AWS', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'customer' },
    snippets: { terraform: 'resource "aws_ecs_task_definition" "web" {\n  # remove pid_mode\n}' },
  })
})

test.each(traits.map((trait) => [trait.id, trait] as const))('%s fits into the help of a tool', (_id, trait) => {
  const { text, markdown } = helpOf(trait)
  expect(text).toContain(trait.why)
  expect(text).toContain(trait.fix)
  for (const help of [text, markdown]) {
    expect(help.length).toBeLessThan(6_000)
    expect(help).not.toContain('undefined')
  }
})
