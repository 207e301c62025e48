import { check, unknown, unset } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachEfsVolume } from '../volumes.ts'

export const taskEfsIamAuthorizationDisabled = trait({
  id: 'task-efs-iam-authorization-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'EFS mount not bound to the task role',
  why: 'The mount asks for no role, so the file system must stay open to whatever reaches it over the network.',
  fix: 'Set authorizationConfig.iam and transitEncryption to ENABLED and admit the task role in the file system policy.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      volumes: [
        {
          name: 'uploads',
          efsVolumeConfiguration: { transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } },
        },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS API Reference, EFSAuthorizationConfig'],
  evaluate: (task, world) =>
    eachEfsVolume(task, world, (efs) => {
      const config = world.read(efs, 'authorizationConfig')
      if (config.is === 'known') return check(world, config.value, 'iam', (iam) => iam !== 'ENABLED')
      if (config.is === 'unknown') return unknown(config, 'authorizationConfig')
      const source = 'iam "DISABLED" (Amazon ECS API Reference, EFSAuthorizationConfig)'
      return unset('authorizationConfig is not set and AWS takes iam "DISABLED".', source, config.origin)
    }),
})
