import { traitCases } from '../../../test/trait-cases.ts'
import { logDriverLocalOnly } from './log-driver-local-only.ts'

const containers = (drivers: Readonly<Record<string, unknown>>) => ({
  ContainerDefinitions: Object.entries(drivers).map(([Name, LogDriver]) => ({ Name, LogConfiguration: { LogDriver } })),
})
const agent = (folder: string) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    Volumes: [{ Name: 'logs', Host: { SourcePath: folder } }],
    ContainerDefinitions: [
      {
        Name: 'agent',
        LogConfiguration: { LogDriver: 'awslogs' },
        MountPoints: [{ SourceVolume: 'logs', ContainerPath: '/logs', ReadOnly: true }],
      },
    ],
  },
})
const service = (task: string, properties: object = {}) => ({
  Type: 'AWS::ECS::Service',
  Properties: { Cluster: { Ref: 'Shop' }, TaskDefinition: { Ref: task }, LaunchType: 'EC2', ...properties },
})

traitCases(logDriverLocalOnly, [
  {
    name: 'what stays on the host may be shipped from there by what is not seen; none is nowhere',
    properties: {
      ...containers({ web: 'json-file', worker: 'journald', cron: 'none', api: 'awslogs', search: 'syslog' }),
    },
    gives: {
      web: { is: 'present', severity: 'low', certainty: 'possible', says: ['logDriver is "json-file".'] },
      worker: { is: 'present', certainty: 'possible' },
      cron: { is: 'present', certainty: 'certain', says: ['logDriver is "none".'] },
      api: 'absent',
      search: 'absent',
    },
  },
  {
    name: 'without a log configuration it is another question',
    properties: { ContainerDefinitions: [{ Name: 'web' }, { Name: 'api', LogConfiguration: {} }] },
    gives: { web: 'not-applicable', api: 'not-applicable' },
  },
  {
    name: 'an agent in the same cluster mounts what Docker writes',
    template: {
      Resources: {
        Shop: { Type: 'AWS::ECS::Cluster' },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: containers({ web: 'json-file', worker: 'journald', cron: 'none' }),
        },
        Web: service('It'),
        Agent: agent('/var/lib/docker/containers/'),
        Agents: service('Agent', { SchedulingStrategy: 'DAEMON' }),
      },
    },
    gives: { 'It/web': 'absent', 'It/worker': 'present', 'It/cron': 'present', 'Agent/agent': 'absent' },
  },
  {
    name: 'an agent of another cluster, or one that mounts other logs, ships none of these',
    template: {
      Resources: {
        Shop: { Type: 'AWS::ECS::Cluster' },
        Warehouse: { Type: 'AWS::ECS::Cluster' },
        It: { Type: 'AWS::ECS::TaskDefinition', Properties: containers({ web: 'json-file' }) },
        Web: service('It'),
        Agent: agent('/var/lib/docker/containers'),
        Agents: service('Agent', { Cluster: { Ref: 'Warehouse' } }),
        Proxy: agent('/var/log/squid'),
        Proxies: service('Proxy'),
      },
    },
    gives: { 'It/web': 'present', 'Agent/agent': 'absent', 'Proxy/agent': 'absent' },
  },
  {
    name: 'a driver that cannot be read',
    template: {
      Parameters: { Driver: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: containers({ web: { Ref: 'Driver' } }) } },
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['logDriver is not known: parameter Driver has no default and no value was given.'],
      },
    },
  },
])
