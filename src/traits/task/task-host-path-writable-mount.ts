import { all, check } from '../answer.ts'
import { about } from '../subjects.ts'
import { trait } from '../trait.ts'
import { eachHostVolume, hasPath, shownMount, someMount } from '../volumes.ts'

export const taskHostPathWritableMount = trait({
  id: 'task-host-path-writable-mount',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Host path mounted read-write',
  why: 'A break-in to the container changes files of the host, on which the host or other tasks rely.',
  fix: 'Set readOnly to true on the mount point.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        { name: 'web', mountPoints: [{ sourceVolume: 'settings', containerPath: '/etc/web', readOnly: true }] },
      ],
    },
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, MountPoint', 'Amazon ECS Developer Guide, Use bind mounts with Amazon ECS'],
  evaluate: (task, world) =>
    eachHostVolume(task, world, (volume) => {
      const path = hasPath(volume)
      const writable = someMount(volume, (mount) =>
        about(
          shownMount(mount, world),
          check(world, mount.point, 'readOnly', (readOnly) => readOnly !== true),
        ),
      )
      return path.is === 'yes' ? writable : all([path, writable])
    }),
})
