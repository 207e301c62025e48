import type { containerDefinition, kernelCapabilities } from '../model/resources/container-definition.ts'
import type { StructOf } from '../model/shape.ts'
import type { Read } from '../model/slot.ts'
import { type Maybe, textEquals } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { partsOf, type Text } from './texts.ts'

/** What the container adds to and drops from Docker's default capabilities; absent where it changes nothing. */
export function capabilitiesOf(
  container: StructOf<typeof containerDefinition>,
  world: World,
): Read<StructOf<typeof kernelCapabilities>> {
  const parameters = world.read(container, 'linuxParameters')
  if (parameters.is === 'known') return world.read(parameters.value, 'capabilities')
  return parameters.is === 'unknown' ? parameters : { is: 'absent', origin: parameters.origin }
}

/**
 * Does the text name one of the capabilities, which are given in capitals and without `CAP_`?
 *
 * ECS takes names without the prefix; Linux and Docker also write `CAP_SYS_ADMIN` and `sys_admin`.
 */
export function isCapability(text: Text, names: readonly string[]): Maybe {
  const parts = partsOf(text).map((part) => {
    if (typeof part === 'string') return part.toUpperCase()
    return part.text === undefined ? part : part.text.toUpperCase()
  })
  const answers = names.flatMap((name) => [textEquals(parts, name), textEquals(parts, `CAP_${name}`)])
  return answers.includes(true) || (answers.includes('unknown') && 'unknown')
}
