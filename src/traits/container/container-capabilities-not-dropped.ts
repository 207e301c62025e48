import { capabilitiesOf, isCapability } from '../../analysis/runtime/capabilities.ts'
import type { Text } from '../../analysis/texts.ts'
import { unknown } from '../answer.ts'
import { onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { lacks } from '../texts.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, KernelCapabilities'

export const containerCapabilitiesNotDropped = trait({
  id: 'container-capabilities-not-dropped',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Default Linux capabilities kept',
  why: 'An intruder who becomes root in the container can forge packets and change the owners and users of files.',
  fix: 'Set linuxParameters.capabilities.drop to ALL and add back the few that the program needs.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', linuxParameters: { capabilities: { drop: ['ALL'] } } }] },
  },
  severity: 'low',
  references: [source, 'Amazon ECS Developer Guide, Amazon ECS task and container security best practices'],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'Windows containers have no Linux capabilities.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(linux, () => {
        const capabilities = capabilitiesOf(container, world)
        if (capabilities.is === 'unknown') return unknown(capabilities, 'linuxParameters.capabilities')
        const drops = (name: Text) => isCapability(name, ['ALL', 'NET_RAW'])
        return lacks(world, capabilities.value, 'drop', drops, 'both ALL and NET_RAW', 'capabilities.drop')
      }),
    )
  },
})
