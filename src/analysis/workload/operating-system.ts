import type { Resource } from '../../model/resource.ts'
import type { Known, Read, Unknown } from '../../model/slot.ts'
import { textStartsWith } from '../../model/text.ts'
import { placeOf, type World } from '../../model/world.ts'
import { textsOf } from '../texts.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>
type OperatingSystem = Known<'linux' | 'windows'> | Unknown

/**
 * The operating system that a task definition is for. Where it says nothing, Linux, unless something in it exists on
 * Windows only: on EC2 a task for Windows need not say so.
 *
 * Source: Amazon ECS API Reference, "RuntimePlatform".
 */
export function operatingSystemOf(task: TaskDefinition, world: World): OperatingSystem {
  return world.once(operatingSystemOf, task, () => read(task, world))
}

function read(task: TaskDefinition, world: World): OperatingSystem {
  const platform = world.read(task, 'runtimePlatform')
  if (platform.is === 'unknown') return platform
  const family = platform.is === 'known' ? world.read(platform.value, 'operatingSystemFamily') : platform
  if (family.is === 'unknown') {
    const windows = textStartsWith(family.parts ?? [{ name: 'operatingSystemFamily' }], 'WINDOWS')
    return windows === 'unknown' ? family : { is: 'known', value: windows ? 'windows' : 'linux', origin: family.origin }
  }
  if (family.is === 'known') {
    const windows = family.value.toUpperCase().startsWith('WINDOWS')
    return { is: 'known', value: windows ? 'windows' : 'linux', origin: family.origin }
  }
  const sign = signOfWindows(task, world)
  return { is: 'known', value: sign ? 'windows' : 'linux', origin: sign?.origin ?? placeOf(task) }
}

/** A drive or a named pipe of Windows. */
const windowsPath = /^(?:[A-Za-z]:[\\/]|\\\\|\/\/\.\/pipe\/)/
const windowsImage = /^mcr\.microsoft\.com\/(?:windows|dotnet\/framework)/

function signOfWindows(task: TaskDefinition, world: World): Known<string> | undefined {
  const isSign = (value: Read<string>, sign: RegExp): value is Known<string> =>
    value.is === 'known' && sign.test(value.value)
  for (const { value: volume } of world.items(task, 'volumes').items) {
    const host = world.read(volume, 'host')
    const path = host.is === 'known' ? world.read(host.value, 'sourcePath') : undefined
    if (path && isSign(path, windowsPath)) return path
  }
  for (const { value: container } of world.items(task, 'containerDefinitions').items) {
    const image = world.read(container, 'image')
    if (isSign(image, windowsImage)) return image
    for (const { value: point } of world.items(container, 'mountPoints').items) {
      const path = world.read(point, 'containerPath')
      if (isSign(path, windowsPath)) return path
    }
    const options = world.read(container, 'dockerSecurityOptions')
    const credentials =
      options.is === 'known' && textsOf(options.value, world).find((option) => isSign(option, /^credentialspec:/))
    if (credentials && credentials.is === 'known') return credentials
  }
  return undefined
}
