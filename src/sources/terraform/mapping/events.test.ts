import { expect, test } from 'vitest'
import { json, mapped } from '../../../../test/evaluated.ts'

test('pipes that start tasks', () => {
  expect(
    mapped({
      'aws_pipes_pipe.orders': {
        name: 'orders',
        source: '${aws_sqs_queue.orders.arn}',
        target: '${aws_ecs_cluster.shop.arn}',
        target_parameters: [
          {
            ecs_task_parameters: [
              {
                task_definition_arn: '${aws_ecs_task_definition.shop.arn}',
                launch_type: 'FARGATE',
                network_configuration: [
                  { aws_vpc_configuration: [{ subnets: ['subnet-1'], assign_public_ip: 'ENABLED' }] },
                ],
                overrides: [
                  { container_override: [{ name: 'web', environment: [{ name: 'MODE', value: 'orders' }] }] },
                ],
              },
            ],
          },
        ],
      },
    }),
  ).toMatchObject({
    'aws_pipes_pipe.orders': {
      is: 'AWS::Pipes::Pipe',
      name: 'orders',
      target: 'aws_ecs_cluster.shop',
      targetParameters: {
        ecsTaskParameters: {
          taskDefinition: 'aws_ecs_task_definition.shop',
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
          overrides: { containerOverrides: [{ name: 'web', environment: [{ name: 'MODE', value: 'orders' }] }] },
        },
      },
    },
  })
})

test('rules, targets and schedules that start tasks', () => {
  expect(
    mapped({
      'aws_cloudwatch_event_rule.nightly': { name: 'nightly', schedule_expression: 'rate(1 day)', is_enabled: false },
      'aws_cloudwatch_event_target.nightly': {
        id: 'nightly-1',
        rule: '${aws_cloudwatch_event_rule.nightly.name}',
        target_id: 'report',
        arn: '${aws_ecs_cluster.shop.arn}',
        input: json({ containerOverrides: [{ name: 'web', command: ['report'] }] }),
        ecs_target: [
          {
            task_definition_arn: '${aws_ecs_task_definition.shop.arn}',
            task_count: 1,
            launch_type: 'FARGATE',
            placement_constraint: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
            network_configuration: [{ subnets: ['subnet-1'], assign_public_ip: true }],
          },
        ],
      },
      'aws_cloudwatch_event_target.queue': { arn: 'arn:aws:sqs:eu-west-1:111122223333:shop', ecs_target: [] },
      'aws_scheduler_schedule.nightly': {
        name: 'nightly',
        schedule_expression: 'rate(1 day)',
        target: [
          {
            arn: '${aws_ecs_cluster.shop.arn}',
            input: '{"containerOverrides":[]}',
            ecs_parameters: [
              {
                task_definition_arn: '${aws_ecs_task_definition.shop.arn}',
                capacity_provider_strategy: [{ capacity_provider: 'FARGATE' }],
                network_configuration: [{ subnets: ['subnet-1'], assign_public_ip: false }],
              },
            ],
          },
        ],
      },
      'aws_sfn_state_machine.nightly': {
        name: 'nightly',
        definition: json({
          States: {
            Run: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', Parameters: { LaunchType: 'EC2' } },
          },
        }),
      },
    }),
  ).toEqual({
    'aws_cloudwatch_event_rule.nightly': {
      is: 'AWS::Events::Rule',
      name: 'nightly',
      scheduleExpression: 'rate(1 day)',
      state: 'DISABLED',
    },
    'aws_cloudwatch_event_target.nightly': {
      is: 'AWS::Events::Rule',
      targets: [
        {
          id: 'report',
          arn: 'aws_ecs_cluster.shop',
          input: { containerOverrides: [{ name: 'web', command: ['report'] }] },
          ecsParameters: {
            taskDefinition: 'aws_ecs_task_definition.shop',
            taskCount: 1,
            launchType: 'FARGATE',
            networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
            placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
          },
        },
      ],
    },
    'aws_cloudwatch_event_target.queue': {
      is: 'AWS::Events::Rule',
      targets: [{ arn: 'arn:aws:sqs:eu-west-1:111122223333:shop' }],
    },
    'aws_scheduler_schedule.nightly': {
      is: 'AWS::Scheduler::Schedule',
      name: 'nightly',
      scheduleExpression: 'rate(1 day)',
      target: {
        arn: 'aws_ecs_cluster.shop',
        input: { containerOverrides: [] },
        ecsParameters: {
          taskDefinition: 'aws_ecs_task_definition.shop',
          capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'DISABLED' } },
        },
      },
    },
    'aws_sfn_state_machine.nightly': {
      is: 'AWS::StepFunctions::StateMachine',
      name: 'nightly',
      definition: {
        states: { Run: { type: 'Task', resource: 'arn:aws:states:::ecs:runTask', parameters: { launchType: 'EC2' } } },
      },
    },
  })
})
