import { traitCases } from '../../../test/trait-cases.ts'
import { secretSidecarDoesNotExit } from './secret-sidecar-does-not-exit.ts'

const mount = (ReadOnly: unknown) => ({
  MountPoints: [
    { SourceVolume: 'secrets', ContainerPath: '/run/secrets', ...(ReadOnly !== undefined && { ReadOnly }) },
  ],
})
const reader = (Condition?: unknown) => ({
  Name: 'web',
  ...mount(true),
  ...(Condition !== undefined && { DependsOn: [{ ContainerName: 'fetch', Condition }] }),
})
const volumes = { Volumes: [{ Name: 'secrets' }] }

traitCases(secretSidecarDoesNotExit, [
  {
    name: 'exits, and the reader waits for it',
    properties: {
      ...volumes,
      ContainerDefinitions: [{ Name: 'fetch', Essential: false, ...mount(undefined) }, reader('SUCCESS')],
    },
    gives: { fetch: 'absent' },
  },
  {
    name: 'is essential, and the reader waits for its start only',
    properties: { ...volumes, ContainerDefinitions: [{ Name: 'fetch', ...mount(false) }, reader('START')] },
    gives: {
      fetch: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['essential is not set and AWS takes true.', 'web does not depend on it with the condition SUCCESS.'],
      },
    },
  },
  {
    name: 'COMPLETE also follows a failed fetch',
    properties: {
      ...volumes,
      ContainerDefinitions: [{ Name: 'fetch', Essential: false, ...mount(false) }, reader('COMPLETE')],
    },
    gives: { fetch: 'present' },
  },
  {
    name: 'a condition that cannot be read',
    properties: {
      ...volumes,
      ContainerDefinitions: [
        { Name: 'fetch', Essential: false, ...mount(false) },
        reader({ 'Fn::ImportValue': 'condition' }),
      ],
    },
    gives: { fetch: 'unknown' },
  },
  {
    name: 'a volume that is shared for another end',
    properties: {
      Volumes: [{ Name: 'static' }],
      ContainerDefinitions: [
        { Name: 'app', MountPoints: [{ SourceVolume: 'static', ContainerPath: '/static' }] },
        { Name: 'web', MountPoints: [{ SourceVolume: 'static', ContainerPath: '/static', ReadOnly: true }] },
      ],
    },
    gives: { '': 'not-applicable' },
  },
])
