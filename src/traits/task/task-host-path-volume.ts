import { all, yes } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachHostVolume, hasPath, shownMount, someMount } from '../volumes.ts'

export const taskHostPathVolume = trait({
  id: 'task-host-path-volume',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task mounts a host path',
  why: 'A break-in to the container reaches files of the host, which outlive the task and which other tasks may share.',
  fix: "Remove sourcePath, so that the volume is the task's own, and keep what must last on EFS or EBS.",
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['volumes[data].host.sourcePath'] },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Use bind mounts with Amazon ECS',
    'Amazon ECS API Reference, HostVolumeProperties',
  ],
  evaluate: (task, world) =>
    eachHostVolume(task, world, (volume) => {
      const mounted = someMount(volume, (mount) => yes(`Mounted in ${shownMount(mount, world)}.`, mount.origin))
      return all([hasPath(volume), mounted])
    }),
})
