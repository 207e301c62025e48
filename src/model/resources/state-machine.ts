import { list, map, reference, shape, struct, text } from '../shape.ts'
import { launch, taskOverride } from './service.ts'

const page = 'AWS Step Functions Developer Guide, Amazon States Language'

/** Parameters of the integration with `ecs:runTask`; those of any other integration have other fields. */
const runTask = shape('AWS Step Functions Developer Guide, Run Amazon ECS or Fargate tasks', {
  ...launch,
  cluster: reference('AWS::ECS::Cluster'),
  overrides: struct(taskOverride, { loose: true }),
})

/** `resource` names the integration, e.g. `arn:aws:states:::ecs:runTask.sync`. */
export const step = {
  type: text(),
  resource: text(),
  parameters: struct(runTask, { loose: true }),
  arguments: struct(runTask, { loose: true }),
}

// Parallel and Map states hold state machines of their own: three levels are read, which is as deep as people nest them.
const innermost = shape(page, { states: map(struct(shape(page, step))) })
const inner = shape(page, {
  states: map(
    struct(
      shape(page, {
        ...step,
        branches: list(struct(innermost)),
        itemProcessor: struct(innermost, { also: ['iterator'] }),
      }),
    ),
  ),
})

export const definition = shape(page, {
  states: map(
    struct(
      shape(page, { ...step, branches: list(struct(inner)), itemProcessor: struct(inner, { also: ['iterator'] }) }),
    ),
  ),
})

export const stateMachine = shape('AWS Step Functions API Reference, CreateStateMachine', {
  name: text({ also: ['stateMachineName'] }),
  definition: struct(definition, { also: ['definitionString'] }),
})
