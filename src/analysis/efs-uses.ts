import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import type { Address, Resource } from '../model/resource.ts'
import { leavesOf, type Read, type Slot, type Unknown } from '../model/slot.ts'
import type { World } from '../model/world.ts'

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
  const index = indexOf(world.estate)
  const uses: EfsUse[] = []
  const unread: Unknown[] = []
  for (const task of new Set([...(index.get(fileSystem.address) ?? []), ...(index.get(open) ?? [])])) {
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

/** The key of task definitions with a volume that is not wholly known. */
const open = Symbol('open')

type Index = ReadonlyMap<Address | typeof open, readonly TaskDefinition[]>

const indexes = new WeakMap<Estate, Index>()

/** The task definitions that may name each file system, in whatever world. Computed once an estate. */
function indexOf(estate: Estate): Index {
  const known = indexes.get(estate)
  if (known) return known
  const index = new Map<Address | typeof open, TaskDefinition[]>()
  for (const task of estate.ofType('AWS::ECS::TaskDefinition')) {
    const named = new Set<Address | typeof open>()
    const valuesOf = <T>(slot: Slot<T> | undefined): readonly T[] =>
      [...leavesOf(slot)].flatMap((read: Read<T>) => {
        if (read.is === 'unknown') named.add(open)
        return read.is === 'known' ? [read.value] : []
      })
    for (const { items } of valuesOf(task.slots.volumes)) {
      for (const volume of items.flatMap((item) => valuesOf(item))) {
        for (const efs of valuesOf(volume.slots.efsVolumeConfiguration)) {
          for (const target of valuesOf(efs.slots.fileSystemId)) {
            const resource = estate.resolve(target)
            if (resource) named.add(resource.address)
          }
        }
      }
    }
    for (const key of named) index.set(key, [...(index.get(key) ?? []), task])
  }
  indexes.set(estate, index)
  return index
}
