import { describe, expect, test } from 'vitest'
import { Estate } from '../../model/estate.ts'
import { Reading } from '../reading.ts'
import { readJson } from '../syntax/json.ts'
import { readDocument } from './read-document.ts'

function read(documents: Readonly<Record<string, unknown>>) {
  const reading = new Reading({ region: undefined, account: undefined })
  const recognised = Object.entries(documents).map(([path, document]) => {
    const text = JSON.stringify(document)
    return readDocument(readJson(text), reading.addFile({ path, text }), path, reading)
  })
  reading.finishReplies()
  const { files, choices, gaps, resources, listed } = reading
  return { recognised, estate: new Estate({ files, choices: choices.all, gaps, resources, listed }) }
}

const containers = [{ name: 'web', image: 'web', privileged: true }]
const arn = (rest: string) => `arn:aws:ecs:eu-west-1:111122223333:${rest}`

const addressesOf = (estate: Estate) => estate.resources.map(({ type, address }) => `${type} ${address}`)

describe('readDocument', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'a task definition to be registered',
      { family: 'web', containerDefinitions: containers },
      ['AWS::ECS::TaskDefinition shop.json#web'],
    ],
    [
      'a task definition that was described',
      {
        taskDefinition: {
          taskDefinitionArn: arn('task-definition/web:7'),
          family: 'web',
          revision: 7,
          containerDefinitions: containers,
        },
        tags: [],
      },
      [`AWS::ECS::TaskDefinition ${arn('task-definition/web:7')}`],
    ],
    [
      'a service to be created',
      { serviceName: 'web', cluster: 'prod', taskDefinition: 'web:7', desiredCount: 2 },
      ['AWS::ECS::Service shop.json#web'],
    ],
    [
      'services that were described, with task sets',
      {
        services: [
          {
            serviceArn: arn('service/prod/web'),
            serviceName: 'web',
            taskSets: [{ id: 'ecs-svc/1', taskSetArn: arn('task-set/prod/web/ecs-svc/1') }],
          },
        ],
        failures: [],
      },
      [`AWS::ECS::Service ${arn('service/prod/web')}`, `AWS::ECS::TaskSet ${arn('task-set/prod/web/ecs-svc/1')}`],
    ],
    ['a cluster to be created', { clusterName: 'prod', settings: [] }, ['AWS::ECS::Cluster shop.json#prod']],
    [
      'clusters that were described',
      { clusters: [{ clusterArn: arn('cluster/prod'), clusterName: 'prod' }], failures: [] },
      [`AWS::ECS::Cluster ${arn('cluster/prod')}`],
    ],
    [
      'capacity providers',
      {
        capacityProviders: [
          { capacityProviderArn: arn('capacity-provider/spot'), name: 'spot', autoScalingGroupProvider: {} },
        ],
      },
      [`AWS::ECS::CapacityProvider ${arn('capacity-provider/spot')}`],
    ],
    [
      'a task to be run',
      { cluster: 'prod', taskDefinition: 'web', launchType: 'FARGATE' },
      ['Breakwater::ECS::Task shop.json#run-task'],
    ],
    [
      'a list of documents',
      [
        { family: 'web', containerDefinitions: containers },
        { family: 'web', containerDefinitions: containers },
        { clusterName: 'prod' },
      ],
      [
        'AWS::ECS::Cluster shop.json#prod',
        'AWS::ECS::TaskDefinition shop.json#web',
        'AWS::ECS::TaskDefinition shop.json#web[2]',
      ],
    ],
  ])('reads %s', (_name, document, addresses) => {
    const { recognised, estate } = read({ 'shop.json': document })
    expect(recognised).toEqual([true])
    expect(addressesOf(estate)).toEqual(addresses)
    expect(estate.gaps).toEqual([])
  })

  test.each([
    ['a package manifest', { name: 'shop', version: '1.0.0', dependencies: {} }],
    ['a cluster of another service', { clusterName: 'search', nodeType: 'dc2.large', masterUsername: 'shop' }],
    ['services of docker compose', { services: { web: { image: 'web' } } }],
    ['services without a name', { services: [{ image: 'web' }] }],
    ['a list of things with a name and an image', [{ name: 'web', image: 'web.png' }]],
    ['an empty list', []],
    ['a list with something else in it', [{ clusterName: 'prod' }, { name: 'shop' }]],
    ['a number', 1],
  ])('leaves %s alone', (_name, document) => {
    expect(read({ 'shop.json': document }).recognised).toEqual([false])
  })

  test('a list of containers by itself is a part of a task definition', () => {
    const { recognised, estate } = read({
      'shop.json': [{ name: 'web', image: 'web', essential: true, privileged: true }],
    })
    expect(recognised).toEqual([true])
    const [task] = estate.ofType('AWS::ECS::TaskDefinition')
    expect(task?.slots.networkMode).toMatchObject({ is: 'unknown', why: { because: 'not-in-files' } })
    expect(task?.slots.containerDefinitions).toMatchObject({ is: 'known' })
  })

  test('a request that is yet to be filled in is not judged by its placeholders', () => {
    const { estate } = read({
      'shop.json': { family: 'web', cpu: '{{cpu}}', memory: '512', containerDefinitions: containers },
    })
    const [task] = estate.ofType('AWS::ECS::TaskDefinition')
    expect(task?.slots.cpu).toMatchObject({ is: 'unknown', why: { because: 'placeholder', name: '{{cpu}}' } })
    expect(task?.slots.memory).toMatchObject({ is: 'known', value: '512' })
  })

  test('a reply is what was seen, a request what will be made', () => {
    const { estate } = read({
      'request.json': { family: 'web', containerDefinitions: containers },
      'reply.json': {
        taskDefinition: { taskDefinitionArn: arn('task-definition/web:7'), containerDefinitions: containers },
      },
    })
    expect(estate.ofType('AWS::ECS::TaskDefinition').map(({ from }) => from)).toEqual(['reply', 'request'])
    expect(estate.complete('AWS::ECS::Service', 'request.json#web')).toBe(false)
    expect(estate.complete('AWS::ECS::Service', arn('task-definition/web:7'))).toBe(false)
  })

  test('what two replies describe is read once', () => {
    const reply = { clusters: [{ clusterArn: arn('cluster/prod') }] }
    expect(addressesOf(read({ 'a.json': reply, 'b.json': reply }).estate)).toEqual([
      `AWS::ECS::Cluster ${arn('cluster/prod')}`,
    ])
  })

  test('references find what they name, by ARN and by name', () => {
    const { estate } = read({
      'service.json': { serviceName: 'web', cluster: 'prod', taskDefinition: 'web:7' },
      'task.json': {
        taskDefinition: {
          taskDefinitionArn: arn('task-definition/web:7'),
          family: 'web',
          revision: 7,
          containerDefinitions: containers,
        },
      },
      'older.json': {
        taskDefinition: {
          taskDefinitionArn: arn('task-definition/web:6'),
          family: 'web',
          revision: 6,
          containerDefinitions: containers,
        },
      },
      'clusters.json': { clusters: [{ clusterArn: arn('cluster/prod'), clusterName: 'prod' }] },
    })
    const at = (text: string) => estate.resolve({ to: ['AWS::ECS::TaskDefinition'], text })?.address
    expect(at('web:7')).toBe(arn('task-definition/web:7'))
    expect(at('web:6')).toBe(arn('task-definition/web:6'))
    expect(at(arn('task-definition/web:6'))).toBe(arn('task-definition/web:6'))
    expect(at('web')).toBe(arn('task-definition/web:7'))
    expect(at('web:5')).toBeUndefined()
    expect(estate.resolve({ to: ['AWS::ECS::Cluster'], text: 'prod' })?.address).toBe(arn('cluster/prod'))
  })

  test('a reply that is not whole says so', () => {
    const { estate } = read({
      'a.json': { services: [], failures: [{ arn: arn('service/prod/x'), reason: 'MISSING' }], nextToken: 'abc' },
    })
    expect(estate.gaps.map(({ code, says }) => `${code}: ${says}`)).toEqual([
      'reply-incomplete: The reply lists 1 failure.',
      'reply-incomplete: The reply has a further page.',
    ])
  })
})
