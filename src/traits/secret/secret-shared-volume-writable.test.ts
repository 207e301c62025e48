import { traitCases } from '../../../test/trait-cases.ts'
import { secretSharedVolumeWritable } from './secret-shared-volume-writable.ts'

const task = (...readers: readonly unknown[]) => ({
  Volumes: [{ Name: 'handover' }],
  ContainerDefinitions: [
    { Name: 'fetch-secrets', MountPoints: [{ SourceVolume: 'handover', ContainerPath: '/out' }] },
    ...readers.map((ReadOnly, index) => ({
      Name: `web-${index}`,
      MountPoints: [{ SourceVolume: 'handover', ContainerPath: '/in', ...(ReadOnly !== undefined && { ReadOnly }) }],
    })),
  ],
})

traitCases(secretSharedVolumeWritable, [
  {
    name: 'who only reads must not be able to write',
    properties: task(true, false, undefined, { 'Fn::ImportValue': 'read-only' }),
    gives: {
      'web-0': 'absent',
      'web-1': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['fetch-secrets hands over secrets in handover, and readOnly is false.'],
      },
      'web-2': { is: 'present', says: ['fetch-secrets hands over secrets in handover, and readOnly is not set.'] },
      'web-3': 'unknown',
    },
  },
  {
    name: 'nobody hands anything over',
    properties: { Volumes: [{ Name: 'handover' }], ContainerDefinitions: [{ Name: 'web' }] },
    gives: { '': 'not-applicable' },
  },
])
