import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskIpcModeHost = trait({
  id: 'task-ipc-mode-host',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task shares the host IPC namespace',
  why: 'A break-in to a container reads and changes the shared memory of the host and of every other task that joins it.',
  fix: 'Remove ipcMode or, on EC2 and on hosts of your own, set it to none.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['ipcMode'] },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, RegisterTaskDefinition'],
  evaluate: (task, world) => whole(check(world, task, 'ipcMode', (mode) => mode === 'host')),
})
