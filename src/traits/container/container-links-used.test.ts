import { traitCases } from '../../../test/trait-cases.ts'
import { containerLinksUsed } from './container-links-used.ts'

const containers = [
  { Name: 'web', Links: ['database:db', 'cache'] },
  { Name: 'database', Links: [] },
  { Name: 'cache' },
]

traitCases(containerLinksUsed, [
  {
    name: 'every link in bridge mode is named',
    properties: { NetworkMode: 'bridge', ContainerDefinitions: containers },
    gives: {
      web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['networkMode is "bridge".', 'links has "database:db".', 'links has "cache".'],
      },
      database: 'absent',
      cache: 'absent',
    },
  },
  {
    name: 'bridge is the default of Linux on EC2',
    properties: { ContainerDefinitions: containers },
    gives: {
      web: {
        is: 'present',
        says: ['networkMode is not set and AWS takes "bridge".', 'links has "database:db".', 'links has "cache".'],
      },
      database: 'absent',
      cache: 'absent',
    },
  },
  {
    name: 'and on hosts of one’s own',
    properties: { RequiresCompatibilities: ['EXTERNAL'], ContainerDefinitions: [{ Name: 'web', Links: ['cache'] }] },
    gives: { web: 'present' },
  },
  ...['awsvpc', 'host', 'none', 'default'].map((NetworkMode) => ({
    name: `ECS refuses links in mode ${NetworkMode}`,
    properties: { NetworkMode, ContainerDefinitions: [{ Name: 'web', Links: ['cache'] }] },
    gives: { web: 'not-applicable' as const },
  })),
  {
    name: 'Fargate has no bridge',
    properties: { RequiresCompatibilities: ['FARGATE'], ContainerDefinitions: [{ Name: 'web', Links: ['cache'] }] },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'nor is it the default of Windows',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web', Links: ['cache'] }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'an unknown mode leaves it open where there are links',
    properties: { NetworkMode: { 'Fn::ImportValue': 'mode' }, ContainerDefinitions: containers },
    gives: {
      web: { is: 'unknown', says: ['networkMode is not known: the export mode is not in this scan.'] },
      database: 'absent',
      cache: 'absent',
    },
  },
  {
    name: 'a link is one whatever its name; a list that cannot be read may be empty',
    properties: {
      NetworkMode: 'bridge',
      ContainerDefinitions: [
        { Name: 'web', Links: [{ 'Fn::Sub': '${AWS::StackName}-db:db' }] },
        { Name: 'worker', Links: { 'Fn::Split': [',', { 'Fn::ImportValue': 'links' }] } },
      ],
    },
    gives: {
      web: { is: 'present', says: ['networkMode is "bridge".', 'links has "${AWS::StackName}-db:db".'] },
      worker: 'unknown',
    },
  },
  {
    name: 'bridge in one world, awsvpc in the other',
    template: {
      Parameters: { Mode: { Type: 'String', AllowedValues: ['bridge', 'awsvpc'] } },
      Conditions: { IsBridge: { 'Fn::Equals': [{ Ref: 'Mode' }, 'bridge'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: { 'Fn::If': ['IsBridge', { Ref: 'AWS::NoValue' }, 'awsvpc'] },
            ContainerDefinitions: [{ Name: 'web', Links: ['cache'] }],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Mode is "bridge"'] } },
  },
])
