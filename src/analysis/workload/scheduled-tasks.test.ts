import { describe, expect, test } from 'vitest'
import { estateOf } from '../../../test/trait-cases.ts'
import { World } from '../../model/world.ts'
import { launchTypesOf } from './launch-types.ts'
import { usesIn, usesOf } from './uses.ts'

const start = (more: object = {}) => ({
  Cluster: { Ref: 'Shop' },
  TaskDefinition: { Ref: 'Report' },
  LaunchType: 'FARGATE',
  ...more,
})
const state = (Parameters: object) => ({ Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters })

/** The shop's report, started by a state machine with these states. */
const estate = (States: object) =>
  estateOf('AWS::ECS::TaskDefinition', {
    template: {
      Resources: {
        Report: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'report', NetworkMode: 'awsvpc' } },
        Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Nightly: { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: { States } } },
      },
    },
  })

test('a task that a pipe runs is a use of its task definition and cluster', () => {
  const shop = estateOf('AWS::ECS::TaskDefinition', {
    template: {
      Resources: {
        Report: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'report', NetworkMode: 'awsvpc' } },
        Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Orders: {
          Type: 'AWS::Pipes::Pipe',
          Properties: {
            Target: { 'Fn::GetAtt': ['Shop', 'Arn'] },
            TargetParameters: {
              EcsTaskParameters: {
                TaskDefinitionArn: { Ref: 'Report' },
                CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }],
              },
            },
          },
        },
      },
    },
  })
  const world = new World(shop)
  const [task] = shop.ofType('AWS::ECS::TaskDefinition')
  const [cluster] = shop.ofType('AWS::ECS::Cluster')
  if (!task || !cluster) throw new Error('the template has both')
  expect(usesOf(task, world).map(({ starter }) => starter.type)).toEqual(['AWS::Pipes::Pipe'])
  expect(usesIn(cluster, world)).toHaveLength(1)
  expect([...launchTypesOf(task, world).atLeast]).toEqual(['FARGATE'])
})

describe('a task that a state machine runs', () => {
  test.each([
    ['a state', { Run: state(start()) }],
    ['a state in a branch', { Both: { Type: 'Parallel', Branches: [{ States: { Run: state(start()) } }] } }],
    ['a state of a map', { Each: { Type: 'Map', Iterator: { States: { Run: state(start()) } } } }],
    [
      'a state with JSONata',
      { Run: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', Arguments: start(), QueryLanguage: 'JSONata' } },
    ],
  ])('%s is a use of its task definition and cluster', (_name, states) => {
    const shop = estate(states)
    const world = new World(shop)
    const [task] = shop.ofType('AWS::ECS::TaskDefinition')
    const [cluster] = shop.ofType('AWS::ECS::Cluster')
    if (!task || !cluster) throw new Error('the template has both')
    expect(usesOf(task, world).map(({ starter }) => starter.type)).toEqual(['AWS::StepFunctions::StateMachine'])
    expect(usesIn(cluster, world)).toHaveLength(1)
    expect([...launchTypesOf(task, world).atLeast]).toEqual(['FARGATE'])
  })

  test('another integration with the same words is none', () => {
    const shop = estate({ Log: { ...state(start()), Resource: 'arn:aws:states:::sns:publish' } })
    const [task] = shop.ofType('AWS::ECS::TaskDefinition')
    if (!task) throw new Error('the template has one')
    expect(usesOf(task, new World(shop))).toEqual([])
  })
})
