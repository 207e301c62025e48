import { expect, test } from 'vitest'
import { estateOf } from '../../../test/trait-cases.ts'
import { World } from '../../model/world.ts'
import { firelensOf, logsThroughRouter, startsAfter } from './firelens.ts'

const router = { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } }
const sends = { LogConfiguration: { LogDriver: 'awsfirelens' } }

function read(...ContainerDefinitions: readonly object[]) {
  const estate = estateOf('AWS::ECS::TaskDefinition', {
    template: {
      Parameters: { Value: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions } } },
    },
  })
  const [task] = estate.ofType('AWS::ECS::TaskDefinition')
  if (!task) throw new Error('there is no task definition')
  const world = new World(estate)
  const named = (name: string) => {
    const found = world.items(task, 'containerDefinitions').items.find(({ key }) => key === name)
    if (!found) throw new Error(`there is no container ${name}`)
    return found.value
  }
  return { task, world, named }
}

test('routers are told by their configuration, senders by their driver', () => {
  const { task, world, named } = read(router, { Name: 'web', ...sends }, { Name: 'worker' })
  const { routers, senders, mayRoute, maySend } = firelensOf(task, world)
  expect(routers.map(({ name }) => name)).toEqual(['log-router'])
  expect(senders).toEqual([named('web')])
  expect([mayRoute, maySend]).toEqual([[], []])
})

test('what cannot be read may be either', () => {
  const value = { Ref: 'Value' }
  const { task, world } = read(
    { Name: 'web', FirelensConfiguration: value },
    { Name: 'worker', LogConfiguration: { LogDriver: value } },
    { Name: 'cron', LogConfiguration: value },
  )
  const { routers, senders, mayRoute, maySend } = firelensOf(task, world)
  expect([routers, senders]).toEqual([[], []])
  expect([mayRoute.length, maySend.length]).toEqual([1, 2])
})

test.each([
  ['through the router', sends, true],
  ['elsewhere', { LogConfiguration: { LogDriver: 'awslogs' } }, false],
  ['nowhere', {}, false],
  ['by a driver that begins otherwise', { LogConfiguration: { LogDriver: { 'Fn::Sub': 'aws-${Value}' } } }, false],
])('a container logs %s', (_name, properties, through) => {
  const { world, named } = read({ Name: 'web', ...properties })
  expect(logsThroughRouter(named('web'), world)).toBe(through)
})

const after = (...names: readonly unknown[]) => ({
  DependsOn: names.map((ContainerName) => ({ ContainerName, Condition: 'START' })),
})

test.each([
  ['nothing', {}, false],
  ['the router', after('log-router'), true],
  ['one that waits for the router', after('cache'), true],
  ['one that does not', after('search'), false],
  ['a circle', after('web'), false],
  ['what cannot be read', after({ Ref: 'Value' }), 'unknown'],
  ['the router and what cannot be read', after({ Ref: 'Value' }, 'log-router'), true],
  ['a list that cannot be read', { DependsOn: { Ref: 'Value' } }, 'unknown'],
])('waiting for %s', (_name, properties, waits) => {
  const { task, world, named } = read(
    router,
    { Name: 'web', ...properties },
    { Name: 'cache', ...after('log-router') },
    { Name: 'search' },
  )
  expect(startsAfter(named('web'), named('log-router'), task, world)).toBe(waits)
})
