import { traitCases } from '../../../test/trait-cases.ts'
import { daemonTaskDefinitionPrivileged } from './daemon-task-definition-privileged.ts'

traitCases(daemonTaskDefinitionPrivileged, [
  {
    name: 'names every power of the metrics daemon',
    properties: {
      Family: 'metrics',
      PidMode: 'shared',
      IpcMode: 'shared',
      Volumes: [
        { Name: 'root', Host: { SourcePath: '/' } },
        { Name: 'buffer', Host: { SourcePath: '/var/tmp/metrics' } },
      ],
      ContainerDefinitions: [
        {
          Name: 'metrics',
          Privileged: true,
          MountPoints: [{ SourceVolume: 'root', ContainerPath: '/host', ReadOnly: true }],
        },
        {
          Name: 'tracer',
          LinuxParameters: { Capabilities: { Add: ['CAP_BPF', 'SYS_PTRACE', 'PERFMON'] } },
          MountPoints: [{ SourceVolume: 'buffer', ContainerPath: '/buffer' }],
        },
      ],
    },
    gives: {
      '': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: [
          'pidMode is "shared".',
          'ipcMode is "shared".',
          'metrics: privileged is true.',
          'tracer: capabilities.add has "CAP_BPF".',
          'tracer: capabilities.add has "PERFMON".',
          'root: sourcePath is "/", which holds /etc, /etc/ecs, /root and 10 more of their kind.',
          'root: Mounted in metrics at "/host".',
        ],
      },
    },
  },
  {
    name: 'a daemon that ships logs and no more',
    properties: {
      Family: 'log-router',
      PidMode: 'none',
      ContainerDefinitions: [
        { Name: 'log-router', LinuxParameters: { Capabilities: { Add: ['NET_BIND_SERVICE'], Drop: ['ALL'] } } },
      ],
    },
    gives: { '': 'absent' },
  },
  {
    name: 'a parameter decides, unless another power is certain',
    template: {
      Parameters: { Namespace: { Type: 'String' } },
      Resources: {
        Metrics: { Type: 'AWS::ECS::DaemonTaskDefinition', Properties: { PidMode: { Ref: 'Namespace' } } },
        Tracer: {
          Type: 'AWS::ECS::DaemonTaskDefinition',
          Properties: {
            PidMode: { Ref: 'Namespace' },
            ContainerDefinitions: [{ Name: 'tracer', Privileged: 'true' }],
          },
        },
      },
    },
    gives: {
      Metrics: 'unknown',
      Tracer: { is: 'present', certainty: 'certain', says: ['tracer: privileged is true.'] },
    },
  },
  {
    name: 'privileged in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::DaemonTaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'metrics', Privileged: { 'Fn::If': ['IsDev', true, false] } }] },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
