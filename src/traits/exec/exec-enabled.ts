import type { task } from '../../model/resources/task.ts'
import type { Struct } from '../../model/shape.ts'
import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const execEnabled = trait({
  id: 'exec-enabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  likewise: ['Breakwater::ECS::Task'],
  title: 'Interactive shell into tasks possible',
  why: 'Stolen credentials that allow ecs:ExecuteCommand become a shell inside the tasks, with their role and their secrets.',
  fix: 'Set enableExecuteCommand to false, and enable it for as long as somebody has to look for a fault.',
  example: { type: 'AWS::ECS::Service', set: { enableExecuteCommand: false } },
  severity: 'medium',
  references: [
    'Amazon ECS API Reference, CreateService',
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
  ],
  evaluate: (starter, world) => {
    const entered: Struct<Pick<(typeof task)['fields'], 'enableExecuteCommand'>> = starter
    return whole(check(world, entered, 'enableExecuteCommand', (enabled) => enabled === true))
  },
})
