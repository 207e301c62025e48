import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskPidModeHost = trait({
  id: 'task-pid-mode-host',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task shares the host process namespace',
  why: 'A break-in to a container sees every process of the host and, as root, reads the secrets in their environment and memory.',
  fix: 'Remove pidMode.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['pidMode'] },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, RegisterTaskDefinition', 'AWS Security Hub User Guide, ECS.3'],
  evaluate: (task, world) => whole(check(world, task, 'pidMode', (mode) => mode === 'host')),
})
