import { traitCases } from '../../../test/trait-cases.ts'
import { taskPidModeTaskShared } from './task-pid-mode-task-shared.ts'

traitCases(taskPidModeTaskShared, [
  {
    name: 'web and log router see one another',
    properties: { PidMode: 'task', ContainerDefinitions: [{ Name: 'web' }, { Name: 'log-router' }] },
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['pidMode is "task".'] } },
  },
  {
    name: 'graver where containers may trace the others, and each is named',
    properties: {
      PidMode: 'task',
      ContainerDefinitions: [
        { Name: 'web', LinuxParameters: { Capabilities: { Add: ['NET_BIND_SERVICE'] } } },
        { Name: 'tracer', LinuxParameters: { Capabilities: { Add: ['SYS_PTRACE'] } } },
        { Name: 'debugger', LinuxParameters: { Capabilities: { Add: ['ALL'] } } },
      ],
    },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: [
          'pidMode is "task".',
          'tracer: capabilities.add has "SYS_PTRACE".',
          'debugger: capabilities.add has "ALL".',
        ],
      },
    },
  },
  {
    name: 'a tracer alone, in a namespace of its own',
    properties: {
      ContainerDefinitions: [{ Name: 'tracer', LinuxParameters: { Capabilities: { Add: ['SYS_PTRACE'] } } }],
    },
    gives: { '': 'absent' },
  },
  { name: 'the namespace of the host is another trait', properties: { PidMode: 'host' }, gives: { '': 'absent' } },
  {
    name: 'a value that AWS does not have is unknown',
    properties: { PidMode: 'TASK' },
    gives: { '': { is: 'unknown', says: ['pidMode is not known: "TASK" is not one of host, task.'] } },
  },
])
