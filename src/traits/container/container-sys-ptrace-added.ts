import { capabilitiesOf, isCapability } from '../../analysis/runtime/capabilities.ts'
import type { Text } from '../../analysis/texts.ts'
import { launchTypesOf } from '../../analysis/workload/launch-types.ts'
import { check, graded, unknown, worsened } from '../answer.ts'
import { onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'

export const containerSysPtraceAdded = trait({
  id: 'container-sys-ptrace-added',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container may trace system calls (SYS_PTRACE)',
  why: 'An intruder can read and change the memory of every process that the container sees, with the secrets in it.',
  fix: 'Remove SYS_PTRACE from linuxParameters.capabilities.add, or give it to one tracing sidecar alone.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].linuxParameters.capabilities.add[SYS_PTRACE]'],
  },
  severity: 'medium',
  references: ['Amazon ECS API Reference, KernelCapabilities'],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'Windows containers have no Linux capabilities.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(linux, () => {
        const capabilities = capabilitiesOf(container, world)
        if (capabilities.is === 'unknown') return unknown(capabilities, 'linuxParameters.capabilities')
        const isPtrace = (name: Text) => isCapability(name, ['SYS_PTRACE'])
        const added = has(world, capabilities.value, 'add', isPtrace, 'capabilities.add')
        if (added.is !== 'yes') return added
        const ofHost = check(world, task, 'pidMode', (pidMode) => pidMode === 'host')
        if (ofHost.is === 'yes') return worsened(added, ofHost, 'high')
        const onlyFargate = [...launchTypesOf(task, world).atMost].every((type) => type === 'FARGATE')
        return onlyFargate ? graded(added, 'low') : added
      }),
    )
  },
})
