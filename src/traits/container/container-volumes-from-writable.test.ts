import { traitCases } from '../../../test/trait-cases.ts'
import { containerVolumesFromWritable } from './container-volumes-from-writable.ts'

traitCases(containerVolumesFromWritable, [
  {
    name: 'each entry that is not read-only is evidence of its own',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'backup',
          VolumesFrom: [
            { SourceContainer: 'web' },
            { SourceContainer: 'worker', ReadOnly: true },
            { SourceContainer: 'database', ReadOnly: false },
          ],
        },
        { Name: 'log-router', VolumesFrom: [{ SourceContainer: 'web', ReadOnly: 'true' }] },
        { Name: 'web', VolumesFrom: [] },
        { Name: 'worker' },
      ],
    },
    gives: {
      backup: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['readOnly is not set and AWS takes false.', 'readOnly is false.'],
      },
      'log-router': 'absent',
      web: 'absent',
      worker: 'absent',
    },
  },
  {
    name: 'an entry that cannot be read',
    properties: {
      ContainerDefinitions: [
        { Name: 'backup', VolumesFrom: [{ SourceContainer: 'web', ReadOnly: { 'Fn::ImportValue': 'read-only' } }] },
        { Name: 'worker', VolumesFrom: { 'Fn::ImportValue': 'volumes' } },
        { Name: 'log-router', VolumesFrom: [{ SourceContainer: 'web' }, { 'Fn::ImportValue': 'volume' }] },
      ],
    },
    gives: {
      backup: { is: 'unknown', says: ['readOnly is not known: the export read-only is not in this scan.'] },
      worker: 'unknown',
      'log-router': 'present',
    },
  },
  {
    name: 'writable while migrating',
    template: {
      Parameters: { Phase: { Type: 'String', AllowedValues: ['migrate', 'serve'] } },
      Conditions: { IsServing: { 'Fn::Equals': [{ Ref: 'Phase' }, 'serve'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'backup',
                VolumesFrom: [{ SourceContainer: 'web', ReadOnly: { 'Fn::If': ['IsServing', true, false] } }],
              },
            ],
          },
        },
      },
    },
    gives: { backup: { is: 'present', certainty: 'possible', when: ['Phase is "migrate"'] } },
  },
])
