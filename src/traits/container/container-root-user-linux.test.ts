import { traitCases } from '../../../test/trait-cases.ts'
import { containerRootUserLinux } from './container-root-user-linux.ts'

const imageDecides = 'user is not set, so the image decides, and its configuration is not in this scan.'

traitCases(containerRootUserLinux, [
  {
    name: 'root by name or id, with or without a group',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', User: 'root' },
        { Name: 'worker', User: 0 },
        { Name: 'log-router', User: '0:1000' },
        { Name: 'backup', User: 'root:staff' },
        { Name: 'agent', User: '00' },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'medium', certainty: 'certain', says: ['user is "root".'] },
      worker: { is: 'present', says: ['user is "0".'] },
      'log-router': { is: 'present', says: ['user is "0:1000".'] },
      backup: 'present',
      agent: 'present',
    },
  },
  {
    name: 'another user, even in the group of root',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', User: '1000' },
        { Name: 'worker', User: '10:0' },
        { Name: 'log-router', User: 'rooter' },
        { Name: 'backup', User: 'app:root' },
      ],
    },
    gives: { web: 'absent', worker: 'absent', 'log-router': 'absent', backup: 'absent' },
  },
  {
    name: 'where user names nobody the image decides',
    properties: {
      ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker', User: '' }, { Name: 'backup', User: ':1000' }],
    },
    gives: {
      web: { is: 'unknown', says: [imageDecides] },
      worker: { is: 'unknown', says: [imageDecides] },
      backup: { is: 'unknown', says: [imageDecides] },
    },
  },
  {
    name: 'what is known of the text may be enough',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', User: { 'Fn::Sub': '0:${AWS::StackName}' } },
        { Name: 'worker', User: { 'Fn::Sub': 'app-${AWS::StackName}' } },
        { Name: 'log-router', User: { 'Fn::Sub': '0${AWS::StackName}' } },
        { Name: 'backup', User: { 'Fn::Sub': '${AWS::StackName}:0' } },
      ],
    },
    gives: {
      web: { is: 'present', says: ['user is "0:${AWS::StackName}".'] },
      worker: 'absent',
      'log-router': 'unknown',
      backup: { is: 'unknown', says: ['user is not known: AWS::StackName is known only at deployment.'] },
    },
  },
  {
    name: 'Windows has no root',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' },
      ContainerDefinitions: [{ Name: 'web', User: 'root' }, { Name: 'worker' }],
    },
    gives: { web: 'not-applicable', worker: 'not-applicable' },
  },
  {
    name: 'an unknown operating system and an unset user are both missing',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'shop-system' } },
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['operatingSystemFamily is not known: the export shop-system is not in this scan.', imageDecides],
      },
    },
  },
  {
    name: 'root in one Region of two',
    template: {
      Conditions: { IsIreland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'web', User: { 'Fn::If': ['IsIreland', 'app', 'root'] } }] },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['AWS::Region is not "eu-west-1"'] } },
  },
])
