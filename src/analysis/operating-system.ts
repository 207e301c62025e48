import type { Resource } from '../model/resource.ts'
import type { Known, Unknown } from '../model/slot.ts'
import { textStartsWith } from '../model/text.ts'
import { placeOf, type World } from '../model/world.ts'

/**
 * The operating system that a task definition is for; Linux where it says nothing.
 *
 * Source: Amazon ECS API Reference, "RuntimePlatform".
 */
export function operatingSystemOf(
  task: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): Known<'linux' | 'windows'> | Unknown {
  const platform = world.read(task, 'runtimePlatform')
  if (platform.is === 'unknown') return platform
  if (platform.is === 'absent') return { is: 'known', value: 'linux', origin: placeOf(task) }
  const family = world.read(platform.value, 'operatingSystemFamily')
  if (family.is === 'unknown') {
    const windows = textStartsWith(family.parts ?? [{ name: 'operatingSystemFamily' }], 'WINDOWS')
    return windows === 'unknown' ? family : { is: 'known', value: windows ? 'windows' : 'linux', origin: family.origin }
  }
  const text = family.is === 'known' ? family.value : 'LINUX'
  return { is: 'known', value: text.toUpperCase().startsWith('WINDOWS') ? 'windows' : 'linux', origin: family.origin }
}
