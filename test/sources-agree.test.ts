import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'

/** The shop's checkout service, once as AWS's API names it. */
const containerDefinitions = [
  {
    name: 'checkout',
    image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout:1.4',
    privileged: true,
    user: '0',
    memory: 512,
    portMappings: [{ containerPort: 8080, hostPort: 80 }],
    mountPoints: [{ sourceVolume: 'docker', containerPath: '/var/run/docker.sock' }],
    linuxParameters: { capabilities: { add: ['SYS_ADMIN'], drop: ['NET_RAW'] }, initProcessEnabled: true },
    systemControls: [{ namespace: 'net.ipv4.ip_forward', value: '1' }],
  },
  {
    name: 'log-router',
    image: 'fluent-bit',
    user: '1000',
    readonlyRootFilesystem: true,
    healthCheck: { command: ['CMD', 'true'] },
  },
]
const volumes = [
  { name: 'docker', host: { sourcePath: '/var/run/docker.sock' } },
  { name: 'uploads', efsVolumeConfiguration: { fileSystemId: 'fs-0123', transitEncryption: 'DISABLED' } },
]
const taskDefinition = {
  family: 'checkout',
  networkMode: 'bridge',
  pidMode: 'host',
  requiresCompatibilities: ['EC2'],
  cpu: '256',
  memory: '512',
  containerDefinitions,
  volumes,
  tags: [{ key: 'team', value: 'shop' }],
}
const service = {
  serviceName: 'checkout',
  cluster: 'prod',
  taskDefinition: 'checkout',
  launchType: 'EC2',
  desiredCount: 2,
  tags: [{ key: 'team', value: 'shop' }],
}
const cluster = {
  clusterName: 'prod',
  settings: [{ name: 'containerInsights', value: 'disabled' }],
  configuration: { executeCommandConfiguration: { logging: 'NONE' } },
}

/** The same in CloudFormation's letter case. */
function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [(key[0] ?? '').toUpperCase() + key.slice(1), pascal(item)]),
  )
}

const template = {
  Resources: {
    checkout: { Type: 'AWS::ECS::TaskDefinition', Properties: pascal(taskDefinition) },
    service: {
      Type: 'AWS::ECS::Service',
      Properties: { ...(pascal(service) as object), TaskDefinition: { Ref: 'checkout' }, Cluster: { Ref: 'cluster' } },
    },
    cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: {
        ClusterName: 'prod',
        ClusterSettings: pascal(cluster.settings),
        Configuration: pascal(cluster.configuration),
      },
    },
  },
}

const arn = (rest: string) => `arn:aws:ecs:eu-west-1:111122223333:${rest}`
const notations: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  CloudFormation: { 'template.json': template },
  'CloudFormation with JSON in a string': {
    'template.json': {
      Resources: {
        ...template.Resources,
        checkout: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ...(pascal(taskDefinition) as object),
            ContainerDefinitions: JSON.stringify(pascal(containerDefinitions)),
          },
        },
      },
    },
  },
  requests: { 'task.json': taskDefinition, 'service.json': service, 'cluster.json': cluster },
  replies: {
    'task.json': {
      taskDefinition: {
        ...taskDefinition,
        taskDefinitionArn: arn('task-definition/checkout:7'),
        revision: 7,
        status: 'ACTIVE',
        tags: undefined,
      },
      tags: taskDefinition.tags,
    },
    'services.json': {
      services: [
        {
          ...service,
          cluster: undefined,
          clusterArn: arn('cluster/prod'),
          serviceArn: arn('service/prod/checkout'),
          taskDefinition: arn('task-definition/checkout:7'),
        },
      ],
      failures: [],
    },
    'clusters.json': { clusters: [{ ...cluster, clusterArn: arn('cluster/prod'), tags: [] }], failures: [] },
  },
}

/** Templates make a new revision and everything that uses it; replies show one of many, and perhaps not every user. */
const dependOnWholeness = [
  'container-health-check-missing',
  'task-definition-inactive-in-use',
  'task-definition-service-revision-behind',
]

function judgementsOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-'))
  try {
    for (const [name, document] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(document, undefined, 2))
    const { estate } = readEstate([folder], { root: folder })
    expect(estate.gaps).toEqual([])
    return [...judge(estate, traits, undeclared)]
      .filter(({ trait }) => !dependOnWholeness.includes(trait.id))
      .map(({ trait, resource, subject, verdict }) => {
        const detail =
          verdict.is === 'present'
            ? `${verdict.certainty} ${verdict.severity}: ${verdict.evidence.map(({ says }) => says).join(' ')}`
            : verdict.is === 'unknown'
              ? verdict.missing.map(({ says }) => says).join(' ')
              : ''
        return `${resource.type} ${trait.id} ${subject} ${verdict.is} ${detail}`
      })
      .sort()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const wanted = judgementsOf(notations['requests'] ?? {})

test('the environment is judged at all', () => {
  expect(wanted.filter((line) => line.includes(' present ')).length).toBeGreaterThan(10)
})

test.each(Object.keys(notations))('one environment gives the same judgements as %s', (name) => {
  expect(judgementsOf(notations[name] ?? {})).toEqual(wanted)
})
