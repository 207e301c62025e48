import { type HostMount, hostMountsOf, type Mount } from '../analysis/runtime/host-mounts.ts'
import { sensitivityOf } from '../analysis/runtime/sensitive-paths.ts'
import { partsOf, shownText } from '../analysis/texts.ts'
import type { Resource } from '../model/resource.ts'
import type { efsVolumeConfiguration } from '../model/resources/task-definition.ts'
import type { StructOf } from '../model/shape.ts'
import { textEquals } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from './answer.ts'
import { eachItem } from './subjects.ts'
import type { Found } from './trait.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

/** Judges each volume that is a path of the host; of any other volume the answer is no. */
export function eachHostVolume(
  task: TaskDefinition,
  world: World,
  judge: (mount: HostMount) => Answer,
): readonly Found[] {
  const mounts = new Map(hostMountsOf(task, world).map((mount) => [mount.volume, mount]))
  return eachItem(world, task, 'volumes', (_volume, key) => {
    const mount = mounts.get(key)
    return mount ? judge(mount) : no
  })
}

/** Is a path of the host named? An empty one is none: Docker then makes a folder for the volume. */
export function hasPath({ sourcePath }: HostMount): Answer {
  const empty = textEquals(partsOf(sourcePath), '')
  if (empty === 'unknown' && sourcePath.is === 'unknown') return unknown(sourcePath, 'sourcePath')
  return empty === true ? no : yes(`sourcePath is "${shownText(sourcePath)}".`, sourcePath.origin)
}

/** Does the path of the host give access to its secrets or controls? */
export function hasSensitivePath({ sourcePath }: HostMount): Answer {
  const { is, holds } = sensitivityOf(sourcePath)
  if (is === 'unknown' && sourcePath.is === 'unknown') return unknown(sourcePath, 'sourcePath')
  const more = holds.length > 3 ? ` and ${holds.length - 3} more of their kind` : ''
  const which = holds.length > 0 ? `, which holds ${holds.slice(0, 3).join(', ')}${more}` : ''
  return is === true ? yes(`sourcePath is "${shownText(sourcePath)}"${which}.`, sourcePath.origin) : no
}

/** Judges each mount of the volume; what may be one more keeps a no from being certain. */
export const someMount = ({ mounts, unread }: HostMount, judge: (mount: Mount) => Answer): Answer =>
  any([...mounts.map(judge), ...unread.map((read) => unknown(read, 'A part of mountPoints'))])

/** Where a volume is mounted, e.g. `web at "/data"`. */
export function shownMount({ container, point }: Mount, world: World): string {
  const path = world.read(point, 'containerPath')
  return path.is === 'absent' ? container : `${container} at "${shownText(path)}"`
}

/** Judges each volume that is an EFS file system. */
export const eachEfsVolume = (
  task: TaskDefinition,
  world: World,
  judge: (efs: StructOf<typeof efsVolumeConfiguration>) => Answer,
): readonly Found[] =>
  eachItem(world, task, 'volumes', (volume) => {
    const efs = world.read(volume, 'efsVolumeConfiguration')
    if (efs.is === 'absent') return notApplicable('The volume is not an EFS file system.')
    return efs.is === 'unknown' ? unknown(efs, 'efsVolumeConfiguration') : judge(efs.value)
  })
