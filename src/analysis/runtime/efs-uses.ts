import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import { leavesOf, type Slot, type Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Named, referenceIndex } from '../references.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>
type FileSystem = Resource<'AWS::EFS::FileSystem'>

/** A volume that is a file system. */
export interface EfsUse {
  readonly task: TaskDefinition
  readonly volume: string
  readonly origin: Origin
}

/** The volumes that are a file system, and what of the volumes could not be read and may be it. */
export interface EfsUses {
  readonly uses: readonly EfsUse[]
  readonly unread: readonly Unknown[]
}

/** Every volume of the scan's task definitions that is the file system. */
export function usesOfFileSystem(fileSystem: FileSystem, world: World): EfsUses {
  const index = mounting(world.estate)
  const uses: EfsUse[] = []
  const unread: Unknown[] = []
  for (const task of new Set([...(index.to.get(fileSystem.address) ?? []), ...index.unread])) {
    if (!world.exists(task)) continue
    const volumes = world.items(task, 'volumes')
    unread.push(...volumes.unknown)
    for (const { key, value: volume } of volumes.items) {
      const efs = world.read(volume, 'efsVolumeConfiguration')
      const named = efs.is === 'known' ? world.follow(efs.value, 'fileSystemId') : efs
      if (named.is === 'known' && named.value.address === fileSystem.address) {
        uses.push({ task, volume: key, origin: named.origin })
      } else if (named.is === 'unknown' && named.why.because !== 'not-scanned') unread.push(named)
    }
  }
  return { uses, unread }
}

/** The task definitions that may name each file system; unread: with a volume that is not wholly known. */
const mounting = referenceIndex(
  (estate) => estate.ofType('AWS::ECS::TaskDefinition'),
  (task) => efsSlots(task),
)

function efsSlots(task: TaskDefinition): readonly Named[] {
  const slots: Named[] = []
  const into = <T>(slot: Slot<T> | undefined, use: (value: T) => void) => {
    for (const read of leavesOf(slot)) {
      if (read.is === 'known') use(read.value)
      else if (read.is === 'unknown') slots.push(read)
    }
  }
  into(task.slots.volumes, ({ items }) => {
    for (const item of items) {
      into(item, (volume) => into(volume.slots.efsVolumeConfiguration, (efs) => slots.push(efs.slots.fileSystemId)))
    }
  })
  return slots
}
