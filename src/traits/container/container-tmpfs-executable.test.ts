import { traitCases } from '../../../test/trait-cases.ts'
import { containerTmpfsExecutable } from './container-tmpfs-executable.ts'

const mounting = (...options: unknown[]) => ({
  LinuxParameters: {
    Tmpfs: options.map((MountOptions, index) => ({ ContainerPath: `/tmp/${index}`, Size: 64, MountOptions })),
  },
})

traitCases(containerTmpfsExecutable, [
  {
    name: 'noexec and nosuid are asked of every tmpfs; nodev decides nothing',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...mounting(['noexec', 'nosuid']) },
        { Name: 'worker', ...mounting(['noexec', 'nosuid', 'nodev'], ['nodev'], ['noexec', 'mode=1777']) },
        { Name: 'backup', LinuxParameters: { Tmpfs: [{ ContainerPath: '/tmp', Size: 64 }] } },
        { Name: 'log-router', LinuxParameters: { InitProcessEnabled: true } },
        { Name: 'agent' },
      ],
    },
    gives: {
      web: 'absent',
      worker: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['mountOptions lacks noexec.', 'mountOptions lacks nosuid.', 'mountOptions lacks nosuid.'],
      },
      backup: {
        is: 'present',
        says: ['mountOptions is not set, so it lacks noexec.', 'mountOptions is not set, so it lacks nosuid.'],
      },
      'log-router': 'absent',
      agent: 'absent',
    },
  },
  {
    name: 'an option that cannot be read may be the one that lacks',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...mounting(['noexec', { 'Fn::ImportValue': 'option' }]) },
        { Name: 'worker', ...mounting(['noexec', { 'Fn::Sub': 'size=${AWS::StackName}' }]) },
        { Name: 'backup', LinuxParameters: { 'Fn::ImportValue': 'parameters' } },
        { Name: 'agent', LinuxParameters: { Tmpfs: { 'Fn::ImportValue': 'tmpfs' } } },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['A part of mountOptions is not known: the export option is not in this scan.'],
      },
      worker: { is: 'present', says: ['mountOptions lacks nosuid.'] },
      backup: 'unknown',
      agent: 'unknown',
    },
  },
  {
    name: 'executable while debugging',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...mounting(['nosuid', { 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, 'noexec'] }]) },
            ],
          },
        },
      },
    },
    gives: {
      web: {
        is: 'present',
        certainty: 'possible',
        when: ['Stage is "dev"'],
        says: ['mountOptions lacks noexec.'],
      },
    },
  },
])
