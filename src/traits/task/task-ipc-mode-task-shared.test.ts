import { traitCases } from '../../../test/trait-cases.ts'
import { taskIpcModeTaskShared } from './task-ipc-mode-task-shared.ts'

traitCases(taskIpcModeTaskShared, [
  {
    name: 'web and cache share memory',
    properties: { IpcMode: 'task', ContainerDefinitions: [{ Name: 'web' }, { Name: 'cache' }] },
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['ipcMode is "task".'] } },
  },
  { name: 'the namespace of the host is another trait', properties: { IpcMode: 'host' }, gives: { '': 'absent' } },
  { name: 'left to Docker', properties: { Family: 'web' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Ipc: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: { Ref: 'Ipc' } } } },
    },
    gives: { '': 'unknown' },
  },
])
