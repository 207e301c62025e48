import { expect, test } from 'vitest'
import { estateOf } from '../../test/trait-cases.ts'
import type { Intent } from '../model/config.ts'
import { undeclared } from '../model/config.ts'
import { launchTypes } from '../model/resources/service.ts'
import { traits } from './registry.ts'
import { judge } from './runner.ts'

type LaunchType = (typeof launchTypes)[number]

/** The providers that each launch type's tasks are started by; Managed Instances have no launch type that can be written. */
const startedOn = (type: LaunchType) =>
  type === 'MANAGED_INSTANCES' ? { CapacityProviderStrategy: [{ CapacityProvider: 'managed' }] } : { LaunchType: type }

/** A careless shop whose tasks all run on one launch type: each question about tasks is asked where it can be. */
function shopOn(type: LaunchType) {
  const awsvpc = type === 'EC2' || type === 'EXTERNAL' ? {} : { NetworkMode: 'awsvpc' }
  const NetworkConfiguration = {
    AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: ['subnet-0a1b2c3d4e5f67890'] },
  }
  const started = { ...startedOn(type), ...(type !== 'EXTERNAL' && { NetworkConfiguration }) }
  const logs = { LogDriver: 'awsfirelens', Options: { Name: 'http', Host: 'logs.shop.example' } }
  const web = {
    Name: 'web',
    Image: 'web:1',
    Links: ['cache'],
    DnsServers: ['8.8.8.8'],
    VersionConsistency: 'disabled',
    Environment: [{ Name: 'ECS_AWSVPC_BLOCK_IMDS', Value: 'true' }],
    LinuxParameters: { Tmpfs: [{ ContainerPath: '/tmp', Size: 64 }] },
    LogConfiguration: logs,
    PortMappings: [{ ContainerPort: 8080, HostPort: 8080 }],
  }
  const router = {
    Name: 'router',
    Image: 'fluent-bit',
    FirelensConfiguration: {
      Type: 'fluentbit',
      Options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::shop/a' },
    },
    LogConfiguration: { LogDriver: 'json-file' },
  }
  const task = (properties: object) => ({
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { RequiresCompatibilities: [type], Cpu: '256', ContainerDefinitions: [web, router], ...properties },
  })
  return {
    Resources: {
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'shop' } },
      Managed: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: {
          Name: 'managed',
          ManagedInstancesProvider: { InfrastructureRoleArn: 'arn:aws:iam::111122223333:role/ecs' },
        },
      },
      Task: task({ ...awsvpc, EphemeralStorage: { SizeInGiB: 300 } }),
      HostTask: task({ NetworkMode: 'bridge' }),
      Kiosk: task({ RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
      Web: {
        Type: 'AWS::ECS::Service',
        Properties: {
          Cluster: { Ref: 'Cluster' },
          TaskDefinition: { Ref: 'Task' },
          PlatformVersion: '1.3.0',
          EnableExecuteCommand: true,
          ServiceConnectConfiguration: { Enabled: true },
          ...started,
        },
      },
      Canary: {
        Type: 'AWS::ECS::TaskSet',
        Properties: {
          Cluster: { Ref: 'Cluster' },
          Service: { Ref: 'Web' },
          TaskDefinition: { Ref: 'Task' },
          ...started,
        },
      },
      Nightly: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Targets: [
            {
              Id: 'report',
              Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
              EcsParameters: {
                ...started,
                NetworkConfiguration: { AwsVpcConfiguration: NetworkConfiguration.AwsvpcConfiguration },
                TaskDefinitionArn: { Ref: 'Task' },
              },
            },
          ],
        },
      },
    },
  }
}

const strict: Intent = { ...undeclared, strictIsolation: true }

/** The traits that ask something of the shop on a launch type, and those that have no question there. */
function askedOn(type: LaunchType) {
  const asked = new Set<string>()
  for (const { trait, verdict } of judge(estateOf('AWS::ECS::Cluster', { template: shopOn(type) }), traits, strict)) {
    if (verdict.is !== 'not-applicable') asked.add(trait.id)
  }
  return asked
}

const asked = new Map(launchTypes.map((type) => [type, askedOn(type)]))
const askedSomewhere = traits.filter(({ id }) => launchTypes.some((type) => asked.get(type)?.has(id)))

test('where a trait has no question, it does not say that the customer sees to it', () => {
  const wrong = askedSomewhere.flatMap(({ id, responsible = {} }) =>
    launchTypes
      .filter((type) => !asked.get(type)?.has(id) && responsible[type] === undefined)
      .map((type) => `${id} is not applicable on ${type}`),
  )
  expect(wrong).toEqual([])
})

test('the shop has what tells launch types apart', () => {
  const told = askedSomewhere.filter(({ id }) => !launchTypes.every((type) => asked.get(type)?.has(id)))
  expect(told.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'container-memory-limit-missing',
      'container-no-new-privileges-missing',
      'fargate-ephemeral-storage-size',
      'service-public-ip-assigned',
      'task-network-mode-not-awsvpc',
    ]),
  )
})

test('on some launch type the customer or AWS sees to it', () => {
  const nobodys = traits.filter(({ responsible = {} }) => launchTypes.every((type) => responsible[type] === 'nobody'))
  expect(nobodys.map(({ id }) => id)).toEqual([])
})
