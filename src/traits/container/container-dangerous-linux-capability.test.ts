import { traitCases } from '../../../test/trait-cases.ts'
import { containerDangerousLinuxCapability } from './container-dangerous-linux-capability.ts'

const adding = (...Add: unknown[]) => ({ LinuxParameters: { Capabilities: { Add } } })

traitCases(containerDangerousLinuxCapability, [
  {
    name: 'each capability is evidence of its own, however it is written',
    properties: {
      ContainerDefinitions: [
        { Name: 'agent', ...adding('SYS_ADMIN', 'CHOWN', 'CAP_NET_ADMIN', 'cap_bpf') },
        { Name: 'worker', ...adding('ALL') },
        { Name: 'web', ...adding('NET_BIND_SERVICE', 'SYS_PTRACE', 'SYS_NICE') },
        { Name: 'log-router', LinuxParameters: { InitProcessEnabled: true } },
        { Name: 'backup' },
      ],
    },
    gives: {
      agent: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: [
          'capabilities.add has "SYS_ADMIN".',
          'capabilities.add has "CAP_NET_ADMIN".',
          'capabilities.add has "cap_bpf".',
        ],
      },
      worker: { is: 'present', says: ['capabilities.add has "ALL".'] },
      web: 'absent',
      'log-router': 'absent',
      backup: 'absent',
    },
  },
  {
    name: 'dropping one is no adding',
    properties: {
      ContainerDefinitions: [{ Name: 'web', LinuxParameters: { Capabilities: { Drop: ['ALL', 'SYS_ADMIN'] } } }],
    },
    gives: { web: 'absent' },
  },
  {
    name: 'one that is known is enough; an unknown one alone is not',
    properties: {
      ContainerDefinitions: [
        { Name: 'agent', ...adding({ 'Fn::ImportValue': 'agent-capability' }, 'SYSLOG') },
        { Name: 'web', ...adding({ 'Fn::ImportValue': 'web-capability' }, 'CHOWN') },
        { Name: 'worker', ...adding({ 'Fn::Sub': 'NET_BIND_${AWS::StackName}' }) },
        { Name: 'backup', ...adding({ 'Fn::Sub': 'cap_sys_${AWS::StackName}' }) },
      ],
    },
    gives: {
      agent: { is: 'present', says: ['capabilities.add has "SYSLOG".'] },
      web: {
        is: 'unknown',
        says: ['A part of capabilities.add is not known: the export web-capability is not in this scan.'],
      },
      worker: 'absent',
      backup: 'unknown',
    },
  },
  {
    name: 'a list, or all that holds it, that cannot be read',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'web',
          LinuxParameters: { Capabilities: { Add: { 'Fn::Split': [',', { 'Fn::ImportValue': 'added' }] } } },
        },
        { Name: 'worker', LinuxParameters: { 'Fn::ImportValue': 'parameters' } },
      ],
    },
    gives: {
      web: 'unknown',
      worker: {
        is: 'unknown',
        says: ['linuxParameters.capabilities is not known: the export parameters is not in this scan.'],
      },
    },
  },
  {
    name: 'Windows has no capabilities',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web', ...adding('SYS_ADMIN') }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'added for tracing only',
    template: {
      Parameters: { Tracing: { Type: 'String', AllowedValues: ['on', 'off'] } },
      Conditions: { IsTraced: { 'Fn::Equals': [{ Ref: 'Tracing' }, 'on'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...adding({ 'Fn::If': ['IsTraced', 'PERFMON', { Ref: 'AWS::NoValue' }] }) },
            ],
          },
        },
      },
    },
    gives: {
      web: {
        is: 'present',
        certainty: 'possible',
        when: ['Tracing is "on"'],
        says: ['capabilities.add has "PERFMON".'],
      },
    },
  },
])
