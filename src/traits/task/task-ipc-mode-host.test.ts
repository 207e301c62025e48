import { traitCases } from '../../../test/trait-cases.ts'
import { taskIpcModeHost } from './task-ipc-mode-host.ts'

traitCases(taskIpcModeHost, [
  {
    name: 'the cache shares memory with the host',
    properties: { Family: 'cache', IpcMode: 'host' },
    gives: { '': { is: 'present', severity: 'high', certainty: 'certain', says: ['ipcMode is "host".'] } },
  },
  { name: 'shared inside the task only', properties: { IpcMode: 'task' }, gives: { '': 'absent' } },
  { name: 'shared with nobody', properties: { IpcMode: 'none' }, gives: { '': 'absent' } },
  { name: 'left to Docker', properties: { Family: 'web' }, gives: { '': 'absent' } },
  {
    name: 'an export of another stack decides',
    properties: { IpcMode: { 'Fn::ImportValue': 'shop-ipc-mode' } },
    gives: { '': { is: 'unknown', says: ['ipcMode is not known: the export shop-ipc-mode is not in this scan.'] } },
  },
])
