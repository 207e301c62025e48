import { check } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachEfsVolume } from '../volumes.ts'

export const taskEfsTransitEncryptionDisabled = trait({
  id: 'task-efs-transit-encryption-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'EFS volume mounted without TLS',
  why: 'Whoever can listen between the host and the file system reads the files and can change them on their way.',
  fix: 'Set transitEncryption to ENABLED.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { volumes: [{ name: 'uploads', efsVolumeConfiguration: { transitEncryption: 'ENABLED' } }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS API Reference, EFSVolumeConfiguration', 'AWS Security Hub User Guide, ECS.18'],
  evaluate: (task, world) =>
    eachEfsVolume(task, world, (efs) => check(world, efs, 'transitEncryption', (value) => value !== 'ENABLED')),
})
