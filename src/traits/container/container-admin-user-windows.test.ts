import { traitCases } from '../../../test/trait-cases.ts'
import { containerAdminUserWindows } from './container-admin-user-windows.ts'

const RuntimePlatform = { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }

traitCases(containerAdminUserWindows, [
  {
    name: 'the administrator by name in any letter case, or because nobody is named',
    properties: {
      RuntimePlatform,
      ContainerDefinitions: [
        { Name: 'web', User: 'ContainerAdministrator' },
        { Name: 'worker', User: 'containeradministrator' },
        { Name: 'backup' },
        { Name: 'log-router', User: 'ContainerUser' },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'medium', certainty: 'certain', says: ['user is "ContainerAdministrator".'] },
      worker: { is: 'present', says: ['user is "containeradministrator".'] },
      backup: { is: 'present', says: ['user is not set and Windows images take ContainerAdministrator.'] },
      'log-router': 'absent',
    },
  },
  {
    name: 'Linux has no such account, and Linux is the default',
    properties: { ContainerDefinitions: [{ Name: 'web', User: 'ContainerAdministrator' }, { Name: 'worker' }] },
    gives: { web: 'not-applicable', worker: 'not-applicable' },
  },
  {
    name: 'an unknown user',
    properties: {
      RuntimePlatform,
      ContainerDefinitions: [{ Name: 'web', User: { 'Fn::ImportValue': 'web-user' } }],
    },
    gives: { web: { is: 'unknown', says: ['user is not known: the export web-user is not in this scan.'] } },
  },
  {
    name: 'an operating system of which enough is known',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: { 'Fn::Sub': 'WINDOWS_SERVER_${AWS::StackName}' } },
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { web: 'present' },
  },
  {
    name: 'an unknown operating system leaves it open, unless the user is harmless anyway',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'shop-system' } },
      ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker', User: 'ContainerUser' }],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['operatingSystemFamily is not known: the export shop-system is not in this scan.'],
      },
      worker: 'absent',
    },
  },
  {
    name: 'Windows in one world only',
    template: {
      Parameters: { System: { Type: 'String', AllowedValues: ['linux', 'windows'] } },
      Conditions: { IsWindows: { 'Fn::Equals': [{ Ref: 'System' }, 'windows'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { 'Fn::If': ['IsWindows', RuntimePlatform, { Ref: 'AWS::NoValue' }] },
            ContainerDefinitions: [{ Name: 'web' }],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['System is not "linux"'] } },
  },
])
