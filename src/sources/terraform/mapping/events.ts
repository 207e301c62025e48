import { block, type Mappings, resource, words } from './attributes.ts'
import { awsvpc } from './ecs-fields.ts'

/**
 * EventBridge, its pipes and its scheduler. A rule and each of its targets are resources of their own: a target stands for the part of
 * the rule that it is.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_cloudwatch_event_*, aws_pipes_pipe
 * and aws_scheduler_schedule.
 */
export const events: Mappings = {
  aws_cloudwatch_event_rule: resource('AWS::Events::Rule', {
    is_enabled: words('state', { true: 'ENABLED', false: 'DISABLED' }),
  }),
  aws_cloudwatch_event_target: resource('AWS::Events::Rule', {
    target_id: 'targets.id',
    arn: 'targets.arn',
    input: 'targets.input',
    input_transformer: 'targets.inputTransformer',
    ecs_target: block('targets.ecsParameters', { ...awsvpc, placement_constraint: 'placementConstraints' }),
  }),
  aws_pipes_pipe: resource('AWS::Pipes::Pipe', {
    target_parameters: block(undefined, {
      ecs_task_parameters: block(undefined, {
        network_configuration: block(undefined, { aws_vpc_configuration: 'awsvpcConfiguration' }),
        placement_constraint: 'placementConstraints',
        overrides: block(undefined, { container_override: 'containerOverrides' }),
      }),
    }),
  }),
  aws_scheduler_schedule: resource('AWS::Scheduler::Schedule', {
    target: block(undefined, { ecs_parameters: block(undefined, awsvpc) }),
  }),
}
