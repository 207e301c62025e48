import { traitCases } from '../../../test/trait-cases.ts'
import { containerCapabilitiesNotDropped } from './container-capabilities-not-dropped.ts'

const dropping = (...Drop: unknown[]) => ({ LinuxParameters: { Capabilities: { Drop } } })

traitCases(containerCapabilitiesNotDropped, [
  {
    name: 'ALL or NET_RAW is asked for, on any launch type',
    properties: {
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [
        { Name: 'web', ...dropping('ALL') },
        { Name: 'worker', ...dropping('CHOWN', 'cap_net_raw') },
        { Name: 'backup', ...dropping('CHOWN', 'MKNOD') },
        { Name: 'agent', ...dropping() },
        { Name: 'log-router', LinuxParameters: { InitProcessEnabled: true } },
        { Name: 'proxy' },
      ],
    },
    gives: {
      web: 'absent',
      worker: 'absent',
      backup: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['capabilities.drop lacks both ALL and NET_RAW.'],
      },
      agent: { is: 'present', says: ['capabilities.drop lacks both ALL and NET_RAW.'] },
      'log-router': {
        is: 'present',
        says: ['capabilities.drop is not set, so it lacks both ALL and NET_RAW.'],
      },
      proxy: { is: 'present', says: ['capabilities.drop is not set, so it lacks both ALL and NET_RAW.'] },
    },
  },
  {
    name: 'an unknown capability may be the one; a known one settles it',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...dropping('CHOWN', { 'Fn::ImportValue': 'dropped' }) },
        { Name: 'worker', ...dropping('ALL', { 'Fn::ImportValue': 'dropped' }) },
        { Name: 'backup', LinuxParameters: { Capabilities: { 'Fn::ImportValue': 'capabilities' } } },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['A part of capabilities.drop is not known: the export dropped is not in this scan.'],
      },
      worker: 'absent',
      backup: 'unknown',
    },
  },
  {
    name: 'Windows has no capabilities',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'kept outside production',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'web',
                LinuxParameters: {
                  'Fn::If': ['IsProd', { Capabilities: { Drop: ['ALL'] } }, { Ref: 'AWS::NoValue' }],
                },
              },
            ],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
