import { capabilitiesOf, dangerousCapabilities, isCapability } from '../../analysis/runtime/capabilities.ts'
import { unknown } from '../answer.ts'
import { onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'

export const containerDangerousLinuxCapability = trait({
  id: 'container-dangerous-linux-capability',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container adds a host-affecting Linux capability',
  why: 'An intruder can use the capability on the kernel that the container shares with the host and break out.',
  fix: 'Remove the capability from linuxParameters.capabilities.add.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].linuxParameters.capabilities.add[SYS_ADMIN]'],
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: [
    'Amazon ECS API Reference, KernelCapabilities',
    'Amazon ECS Developer Guide, Amazon ECS task and container security best practices',
  ],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'Windows containers have no Linux capabilities.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(linux, () => {
        const capabilities = capabilitiesOf(container, world)
        if (capabilities.is === 'unknown') return unknown(capabilities, 'linuxParameters.capabilities')
        return has(
          world,
          capabilities.value,
          'add',
          (name) => isCapability(name, dangerousCapabilities),
          'capabilities.add',
        )
      }),
    )
  },
})
