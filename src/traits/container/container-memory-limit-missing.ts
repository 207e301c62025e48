import { placeOf } from '../../model/world.ts'
import { all, check, unset } from '../answer.ts'
import { onLaunchType, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Fargate asks every task for its memory; nothing else does. */
const unlimited = ['EC2', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

const source = 'Amazon ECS API Reference, ContainerDefinition'

export const containerMemoryLimitMissing = trait({
  id: 'container-memory-limit-missing',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'No memory ceiling',
  why: 'An intruder or a fault in one container can take all memory of the host and stop every other task there.',
  fix: 'Set memory, the hard limit, on the container or on the task.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { containerDefinitions: [{ name: 'web', memory: 512 }] } },
  responsible: { FARGATE: 'AWS' },
  severity: 'low',
  references: [source, 'Amazon ECS Developer Guide, Amazon ECS task and container security best practices'],
  evaluate: (task, world) => {
    const limited = onLaunchType(task, world, unlimited, 'A Fargate task always has a limit.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(limited, () => {
        const ofTask = check(world, task, 'memory', (memory) => memory === undefined)
        const ofContainer = check(world, container, 'memory', (memory) => memory === undefined)
        const neither = all([ofTask, ofContainer])
        if (neither.is !== 'yes') return neither
        return unset('memory is set neither on the container nor on the task.', source, placeOf(container))
      }),
    )
  },
})
