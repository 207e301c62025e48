import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { sameName } from '../runtime/host-mounts.ts'
import { shownText } from '../texts.ts'

type Container = StructOf<typeof containerDefinition>

/** A container that mounts a volume. */
export interface Sharer {
  readonly name: string
  readonly container: Container
  readonly readOnly: Read<boolean>
  readonly origin: Origin
}

/** A volume through which one container of a task hands a secret to others. */
export interface SecretVolume {
  readonly volume: string
  readonly fetcher: Sharer
  readonly readers: readonly Sharer[]
}

/** Words that say of a volume, a path, a container or an image that it is about secrets. */
const secretWord = /(?:^|[^a-z])(?:secrets?|credentials?|creds|vault-agent)(?:[^a-z]|$)/i

/**
 * The volumes of the task's own through which a sidecar hands over secrets.
 *
 * Volumes are shared for many ends; one of secrets says so by its name or its place, or by the sidecar that writes it. The
 * sidecar is who says so itself, else the only one who may write.
 *
 * Source: Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS container", a sidecar container.
 */
export function secretVolumesOf(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): readonly SecretVolume[] {
  return world.items(task, 'volumes').items.flatMap(({ key: volume, value }) => {
    const host = world.read(value, 'host')
    const path = host.is === 'known' ? world.read(host.value, 'sourcePath') : host
    if (path.is !== 'absent' || value.slots.efsVolumeConfiguration) return []
    const name = world.read(value, 'name')
    const sharers = sharersOf(name, task, world)
    if (sharers.length < 2) return []
    const writers = sharers.filter(
      ({ readOnly }) => readOnly.is !== 'unknown' && !(readOnly.is === 'known' && readOnly.value),
    )
    const named = writers.filter((sharer) => fetches(sharer, world))
    const [fetcher, ...others] = named.length > 0 ? named : writers
    const saysSo = named.length > 0 || secretWord.test(volume) || sharers.some(({ path }) => secretWord.test(path))
    if (!fetcher || others.length > 0 || !saysSo) return []
    return [{ volume, fetcher, readers: sharers.filter((sharer) => sharer !== fetcher) }]
  })
}

function sharersOf(volume: Read<string>, task: Resource<'AWS::ECS::TaskDefinition'>, world: World) {
  return world.items(task, 'containerDefinitions').items.flatMap(({ key: name, value: container }) =>
    world.items(container, 'mountPoints').items.flatMap(({ value: point }) => {
      const source = world.read(point, 'sourceVolume')
      if (sameName(volume, source) !== true) return []
      const path = world.read(point, 'containerPath')
      const readOnly = world.read(point, 'readOnly')
      return [{ name, container, readOnly, origin: source.origin, path: path.is === 'absent' ? '' : shownText(path) }]
    }),
  )
}

function fetches({ name, container }: Sharer, world: World): boolean {
  const image = world.read(container, 'image')
  return secretWord.test(name) || (image.is !== 'absent' && secretWord.test(shownText(image)))
}
