import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'
import { makeFolder } from './folder.ts'

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

/** The same in the words of Terraform's provider. */
const configuration = `
resource "aws_ecs_task_definition" "checkout" {
  family                   = "checkout"
  network_mode             = "bridge"
  pid_mode                 = "host"
  requires_compatibilities = ["EC2"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode(${JSON.stringify(containerDefinitions)})

  volume {
    name      = "docker"
    host_path = "/var/run/docker.sock"
  }

  volume {
    name = "uploads"
    efs_volume_configuration {
      file_system_id     = "fs-0123"
      transit_encryption = "DISABLED"
    }
  }

  tags = { team = "shop" }
}

resource "aws_ecs_service" "checkout" {
  name            = "checkout"
  cluster         = aws_ecs_cluster.prod.id
  task_definition = aws_ecs_task_definition.checkout.arn
  launch_type     = "EC2"
  desired_count   = 2
  tags            = { team = "shop" }
}

resource "aws_ecs_cluster" "prod" {
  name = "prod"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }

  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}
`

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
  Terraform: { 'main.tf': configuration },
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

async function judgementsOf(files: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const texts = Object.entries(files).map(([name, document]) => [
    name,
    typeof document === 'string' ? document : JSON.stringify(document, undefined, 2),
  ])
  const folder = makeFolder(Object.fromEntries(texts))
  try {
    const { estate } = await loadEstate([folder], { root: folder })
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

const wanted = await judgementsOf(notations['requests'] ?? {})

test('the environment is judged at all', () => {
  expect(wanted.filter((line) => line.includes(' present ')).length).toBeGreaterThan(10)
})

test.each(Object.keys(notations))('one environment gives the same judgements as %s', async (name) => {
  expect(await judgementsOf(notations[name] ?? {})).toEqual(wanted)
})

describe('one question in a template and in a configuration', () => {
  const task = (container: object) => ({
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { Family: 'shop', ContainerDefinitions: [{ Name: 'web', Image: 'shop/web:1', ...container }] },
  })
  const inTerraform = (container: string, more = '') => `
resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = jsonencode([{ name = "web", image = "shop/web:1", ${container} }])
}
${more}`
  const service = (group: unknown) => ({
    Type: 'AWS::ECS::Service',
    Properties: {
      TaskDefinition: 'shop',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0'], SecurityGroups: [group] } },
    },
  })

  test.each<[string, string, object, string]>([
    [
      'a value that is given at deployment and never shown',
      'secret-plaintext-env',
      {
        Parameters: { Password: { Type: 'String', NoEcho: true } },
        Resources: { Shop: task({ Environment: [{ Name: 'DB_PASSWORD', Value: { Ref: 'Password' } }] }) },
      },
      inTerraform(
        'environment = [{ name = "DB_PASSWORD", value = var.password }]',
        'variable "password" {\n  type      = string\n  sensitive = true\n}\n',
      ),
    ],
    [
      'one of several values that are given',
      'secret-plaintext-env',
      {
        Parameters: { Password: { Type: 'String' }, Host: { Type: 'String' } },
        Resources: {
          Shop: task({
            Environment: [{ Name: 'DATABASE_URL', Value: { 'Fn::Sub': 'postgresql://shop:${Password}@${Host}/shop' } }],
          }),
        },
      },
      inTerraform(
        'environment = [{ name = "DATABASE_URL", value = "postgresql://shop:${var.password}@${var.host}/shop" }]',
        'variable "password" {}\nvariable "host" {}\n',
      ),
    ],
    [
      'an image of a repository of the scan',
      'secret-private-registry-credential-missing',
      {
        Resources: {
          Images: { Type: 'AWS::ECR::Repository' },
          Shop: task({ Image: { 'Fn::Sub': '${Images.RepositoryUri}:1' } }),
        },
      },
      inTerraform(
        'image = "${aws_ecr_repository.images.repository_url}:1"',
        'resource "aws_ecr_repository" "images" {\n  name = "x"\n}\n',
      ).replace('image = "shop/web:1", ', ''),
    ],
    [
      'the default group of a network of the scan',
      'service-default-security-group',
      {
        Resources: {
          Network: { Type: 'AWS::EC2::VPC' },
          Shop: service({ 'Fn::GetAtt': ['Network', 'DefaultSecurityGroup'] }),
        },
      },
      `
resource "aws_vpc" "network" {}
resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = "shop"
  network_configuration {
    subnets         = ["subnet-0"]
    security_groups = [aws_vpc.network.default_security_group_id]
  }
}
`,
    ],
  ])('%s', async (_name, trait, inTemplate, written) => {
    const of = async (files: Readonly<Record<string, unknown>>) =>
      (await judgementsOf(files))
        .filter((line) => line.split(' ')[1] === trait)
        // What a value is called is each notation's own.
        .map((line) => line.split(' ').slice(0, 6).join(' '))
    const found = await of({ 'main.tf': written })
    expect(found).toEqual(await of({ 'template.json': inTemplate }))
    expect(found).toHaveLength(1)
  })

  test('a password that Terraform makes is one in plain text', async () => {
    const made = inTerraform(
      'environment = [{ name = "DB_LOGIN", value = random_password.db.result }]',
      'resource "random_password" "db" {\n  length = 20\n}\n',
    )
    expect((await judgementsOf({ 'main.tf': made })).filter((line) => line.includes('secret-plaintext-env'))).toEqual([
      expect.stringContaining('secret-plaintext-env web present'),
    ])
  })
})
