import { execUsesOf } from '../../analysis/workload/exec-uses.ts'
import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, check, notApplicable, unknown, unset } from '../answer.ts'
import { type Applies, onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const execInitProcessMissing = trait({
  id: 'exec-init-process-missing',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'No init process with exec',
  why: 'Whatever a session leaves running stays in the container as a process that nobody ends.',
  fix: 'Set linuxParameters.initProcessEnabled to true.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', linuxParameters: { initProcessEnabled: true } }] },
  },
  severity: 'info',
  references: [
    'Amazon ECS API Reference, LinuxParameters',
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
  ],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'Windows containers have no init process.')
    const entered = withExec(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(entered, () => where(linux, () => lacksInit(container, world))),
    )
  },
})

function withExec(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Applies {
  const { uses, unread } = execUsesOf(task, world)
  if (uses.length > 0) return 'yes'
  const [first] = unread
  if (first) return unknown(first, 'Whether a service runs it with ECS Exec')
  return notApplicable('Nothing in this scan runs it with ECS Exec.')
}

function lacksInit(container: StructOf<typeof containerDefinition>, world: World): Answer {
  const linux = world.read(container, 'linuxParameters')
  if (linux.is === 'unknown') return unknown(linux, 'linuxParameters')
  if (linux.is === 'known') return check(world, linux.value, 'initProcessEnabled', (enabled) => enabled !== true)
  const source = 'initProcessEnabled false (Amazon ECS API Reference, LinuxParameters)'
  return unset('linuxParameters is not set, and with it initProcessEnabled.', source, linux.origin)
}
