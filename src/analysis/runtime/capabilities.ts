import { type containerDefinition, kernelCapabilities } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Known, Unknown } from '../../model/slot.ts'
import { type Maybe, textEquals } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { partsOf, type Text } from '../texts.ts'

/**
 * Capabilities with which a container affects its host.
 *
 * BPF and PERFMON are not in the API's list of values, but the Managed Instances pages name them.
 */
export const dangerousCapabilities: readonly string[] = [
  'ALL',
  'SYS_ADMIN',
  'NET_ADMIN',
  'BPF',
  'PERFMON',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'SYS_TIME',
  'DAC_READ_SEARCH',
  'DAC_OVERRIDE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'SYSLOG',
  'LINUX_IMMUTABLE',
]

/** What the container adds to and drops from Docker's default capabilities; an empty structure where nothing is written. */
export function capabilitiesOf(
  container: StructOf<typeof containerDefinition>,
  world: World,
): Known<StructOf<typeof kernelCapabilities>> | Unknown {
  const parameters = world.read(container, 'linuxParameters')
  const capabilities = parameters.is === 'known' ? world.read(parameters.value, 'capabilities') : parameters
  if (capabilities.is === 'unknown') return capabilities
  const { origin } = capabilities
  if (capabilities.is === 'known') return capabilities
  return { is: 'known', value: { shape: kernelCapabilities, origin, slots: {} }, origin }
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
