import type { Mount } from '../../analysis/runtime/host-mounts.ts'
import { all, graded, knownBy, yes } from '../answer.ts'
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
        const where = `in ${shownMount(mount, world)}.`
        const how =
          readOnly.is === 'unknown' ? '' : readOnly.is === 'known' && readOnly.value ? ' read-only' : ' read-write'
        const found = knownBy(`Mounted ${where}`, yes(`Mounted${how} ${where}`, mount.origin))
        return graded(found, isWritable(mount) ? 'critical' : 'high')
      })
      return all([hasSensitivePath(volume), mounted])
    }),
})

/** Is the mount surely writable, as one that says nothing is? */
const isWritable = ({ readOnly }: Mount) => readOnly.is === 'absent' || (readOnly.is === 'known' && !readOnly.value)
