import { check, no, unknown } from '../answer.ts'
import { onLaunchType, where } from '../applies.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const fargateEphemeralStorageSize = trait({
  id: 'fargate-ephemeral-storage-size',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Ephemeral storage outside the allowed or needed size',
  why: 'ECS refuses the task, so the version that is meant to run, with its fixes, does not.',
  fix: 'Remove ephemeralStorage, which leaves 20 GiB, or set sizeInGiB to 21 to 200.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { ephemeralStorage: { sizeInGiB: 21 } } },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'info',
  references: ['Amazon ECS API Reference, EphemeralStorage'],
  evaluate: (task, world) =>
    whole(
      where(onLaunchType(task, world, ['FARGATE'], 'Only Fargate heeds ephemeralStorage.'), () => {
        const storage = world.read(task, 'ephemeralStorage')
        if (storage.is === 'absent') return no
        if (storage.is === 'unknown') return unknown(storage, 'ephemeralStorage')
        return check(world, storage.value, 'sizeInGiB', (size) => size !== undefined && (size < 21 || size > 200))
      }),
    ),
})
