import { capabilitiesOf, isCapability } from '../../analysis/runtime/capabilities.ts'
import type { Text } from '../../analysis/texts.ts'
import { any, check, unknown, worsened } from '../answer.ts'
import { about, someItem, whole } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'

export const taskPidModeTaskShared = trait({
  id: 'task-pid-mode-task-shared',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: "Containers of the task see one another's processes",
  why: 'A break-in to one container sees the processes of all others in the task, with their arguments and environment.',
  fix: 'Remove pidMode unless a tracing sidecar needs it.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['pidMode'] },
  severity: 'low',
  references: ['Amazon ECS API Reference, RegisterTaskDefinition', 'Amazon ECS API Reference, KernelCapabilities'],
  evaluate: (task, world) => {
    const shared = check(world, task, 'pidMode', (mode) => mode === 'task')
    if (shared.is !== 'yes') return whole(shared)
    const traced = any(
      someItem(world, task, 'containerDefinitions', (container, name) => {
        const capabilities = capabilitiesOf(container, world)
        if (capabilities.is === 'unknown') return unknown(capabilities, 'linuxParameters')
        const tracing = (text: Text) => isCapability(text, ['SYS_PTRACE', 'ALL'])
        return about(name, has(world, capabilities.value, 'add', tracing, 'capabilities.add'))
      }),
    )
    return whole(worsened(shared, traced, 'medium'))
  },
})
