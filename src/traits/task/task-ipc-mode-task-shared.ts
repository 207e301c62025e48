import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskIpcModeTaskShared = trait({
  id: 'task-ipc-mode-task-shared',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Containers of the task share IPC',
  why: 'A break-in to one container reads and changes the shared memory of all others in the task.',
  fix: 'Set ipcMode to none.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { ipcMode: 'none' } },
  responsible: { FARGATE: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, RegisterTaskDefinition'],
  evaluate: (task, world) => whole(check(world, task, 'ipcMode', (mode) => mode === 'task')),
})
