import type { HostMount } from '../../analysis/host-mounts.ts'
import { all, graded, yes } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachHostVolume, hasSensitivePath, shownMount, someMount } from '../volumes.ts'

export const taskHostPathSensitive = trait({
  id: 'task-host-path-sensitive',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Mounted host path holds host secrets or control files',
  why: 'A break-in to the container reads the secrets of the host and, where it may write, takes over the host.',
  fix: 'Remove the volume.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].mountPoints[host-etc]', 'volumes[host-etc]'],
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'critical',
  references: [
    'Amazon ECS Developer Guide, Use bind mounts with Amazon ECS',
    'Amazon ECS API Reference, HostVolumeProperties',
  ],
  evaluate: (task, world) =>
    eachHostVolume(task, world, (volume) => {
      const mounted = someMount(volume, (mount) => {
        const { readOnly } = mount
        const how =
          readOnly.is === 'unknown' ? '' : readOnly.is === 'known' && readOnly.value ? ' read-only' : ' read-write'
        return yes(`Mounted${how} in ${shownMount(mount, world)}.`, mount.origin)
      })
      return graded(all([hasSensitivePath(volume), mounted]), isWritable(volume) ? 'critical' : 'high')
    }),
})

/** Is some mount surely writable, as one that says nothing is? */
const isWritable = ({ mounts }: HostMount) =>
  mounts.some(({ readOnly }) => readOnly.is === 'absent' || (readOnly.is === 'known' && !readOnly.value))
