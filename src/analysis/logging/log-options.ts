import type { logConfiguration } from '../../model/resources/container-definition.ts'
import type { Entries, Field, Struct, StructOf } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'

/** A structure that has options by name. */
type WithOptions = Struct<{ readonly options: Field<Entries<string>> }>

/** One of the options; absent where none of them has the name, whatever its letter case. */
export function optionOf(configuration: WithOptions, name: string, world: World): Read<string> {
  const options = world.read(configuration, 'options')
  if (options.is === 'unknown') return options
  const absent: Read<string> = { is: 'absent', origin: options.origin }
  if (options.is === 'absent') return absent
  for (const [key, slot] of options.value.entries) {
    if (key.toLowerCase() !== name.toLowerCase()) continue
    const read = world.settle(slot)
    if (read.is !== 'absent') return read
  }
  return absent
}

/** An option of a log driver; unknown where a secret that is fetched at deployment stands for it. */
export function logOptionOf(
  configuration: StructOf<typeof logConfiguration>,
  name: string,
  world: World,
): Read<string> {
  const option = optionOf(configuration, name, world)
  if (option.is !== 'absent') return option
  const secrets = world.items(configuration, 'secretOptions')
  const [unread] = secrets.unknown
  for (const { key, value } of secrets.items) {
    if (key.toLowerCase() !== name.toLowerCase()) continue
    const from = world.read(value, 'valueFrom')
    return { is: 'unknown', why: { because: 'dynamic-reference', service: 'a secret' }, origin: from.origin }
  }
  return unread ?? option
}
