import type { Origin } from '../../model/origin.ts'
import type { mountPoint } from '../../model/resources/container-definition.ts'
import type { taskDefinition } from '../../model/resources/task-definition.ts'
import type { Struct, StructOf } from '../../model/shape.ts'
import type { Known, Read, Unknown } from '../../model/slot.ts'
import { type Maybe, type Part, showText, textEquals, textStartsWith, wholeText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'

/** A place in a container where a volume is mounted. */
export interface Mount {
  readonly container: string
  readonly point: StructOf<typeof mountPoint>
  /** False, the default, lets the container write. */
  readonly readOnly: Read<boolean>
  readonly origin: Origin
}

/** A path of the host that a task may use: the volume that names it and the containers that mount it. */
export interface HostMount {
  readonly volume: string
  readonly sourcePath: Known<string> | Unknown
  readonly mounts: readonly Mount[]
  /** Mounts that may be of this volume: their list or name could not be read. */
  readonly unread: readonly Unknown[]
}

/** A task definition of either kind. */
type Mounting = Struct<Pick<(typeof taskDefinition)['fields'], 'containerDefinitions' | 'volumes'>>

/** The volumes of a task with a path of the host, and who mounts them; a volume that nobody mounts has no mounts. */
export function hostMountsOf(task: Mounting, world: World): readonly HostMount[] {
  const containers = world.items(task, 'containerDefinitions')
  return world.items(task, 'volumes').items.flatMap(({ key, value: volume }) => {
    const host = world.read(volume, 'host')
    if (host.is === 'absent') return []
    const sourcePath = host.is === 'known' ? world.read(host.value, 'sourcePath') : host
    if (sourcePath.is === 'absent') return []
    const name = world.read(volume, 'name')
    const mounts: Mount[] = []
    const unread: Unknown[] = [...containers.unknown]
    for (const { key: container, value } of containers.items) {
      const points = world.items(value, 'mountPoints')
      unread.push(...points.unknown)
      for (const { value: point } of points.items) {
        const source = world.read(point, 'sourceVolume')
        const same = sameName(name, source)
        if (same === true) mounts.push(mountAt(container, point, world))
        else if (same === 'unknown' && source.is === 'unknown') unread.push(source)
      }
    }
    return [{ volume: key, sourcePath, mounts, unread }]
  })
}

function mountAt(container: string, point: StructOf<typeof mountPoint>, world: World): Mount {
  const source = world.read(point, 'sourceVolume')
  return { container, point, readOnly: world.read(point, 'readOnly'), origin: source.origin }
}

/** Do two names mean the same? Two names with the same holes do. */
export function sameName(one: Read<string>, other: Read<string>): Maybe {
  const [first, second] = [partsOf(one), partsOf(other)]
  if (!first || !second) return one.is === 'absent' || other.is === 'absent' ? false : 'unknown'
  const [whole, parts] = wholeText(first) === undefined ? [wholeText(second), first] : [wholeText(first), second]
  if (whole !== undefined) return textEquals(parts, whole)
  return showText(first) === showText(second) ? true : 'unknown'
}

function partsOf(read: Read<string>): readonly Part[] | undefined {
  return read.is === 'known' ? [read.value] : read.is === 'unknown' ? read.parts : undefined
}

/**
 * Does a mounted host path give access to `target`: is it that path, or a folder above it?
 *
 * `target` is absolute and has no slash at its end. A path that is only partly known may do so where its holes allow it.
 */
export function pathReaches(path: HostMount['sourcePath'], target: string): Maybe {
  if (path.is === 'known') return reaches(path.value, target)
  const { parts } = path
  if (!parts) return 'unknown'
  const steps = target.split('/')
  const folders = steps.map((_, depth) => steps.slice(0, depth + 1).join('/'))
  return oneOf(folders.flatMap((folder) => [textEquals(parts, folder), textEquals(parts, `${folder}/`)]))
}

/** Is a mounted host path `folder` or inside it? `folder` is absolute and has no slash at its end. */
export function pathIsWithin(path: HostMount['sourcePath'], folder: string): Maybe {
  if (path.is === 'known') return reaches(folder, normal(path.value))
  if (!path.parts) return 'unknown'
  return oneOf([textEquals(path.parts, folder), textStartsWith(path.parts, `${folder}/`)])
}

const oneOf = (answers: readonly Maybe[]): Maybe => answers.includes(true) || (answers.includes('unknown') && 'unknown')

function reaches(path: string, target: string): boolean {
  const folder = normal(path)
  return folder === '/' || target === folder || target.startsWith(`${folder}/`)
}

/** A path without doubled slashes, `.` steps and the slash at its end, as the host resolves it. */
function normal(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return `/${steps.join('/')}`
}
