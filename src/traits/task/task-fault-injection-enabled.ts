import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskFaultInjectionEnabled = trait({
  id: 'task-fault-injection-enabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Fault-injection endpoint reachable in the task',
  why: 'A break-in to any container of the task can slow down its network or cut it off.',
  fix: 'Set enableFaultInjection to false outside experiments.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { enableFaultInjection: false } },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Use fault injection with your Amazon ECS and Fargate workloads'],
  evaluate: (task, world) => whole(check(world, task, 'enableFaultInjection', (enabled) => enabled === true)),
})
