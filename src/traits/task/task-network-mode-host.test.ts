import { traitCases } from '../../../test/trait-cases.ts'
import { taskNetworkModeHost } from './task-network-mode-host.ts'

traitCases(taskNetworkModeHost, [
  {
    name: 'the proxy listens in the network of the host',
    properties: { Family: 'proxy', NetworkMode: 'host' },
    gives: { '': { is: 'present', severity: 'high', certainty: 'certain', says: ['networkMode is "host".'] } },
  },
  { name: 'a network interface of its own', properties: { NetworkMode: 'awsvpc' }, gives: { '': 'absent' } },
  { name: 'the bridge of Docker', properties: { NetworkMode: 'bridge' }, gives: { '': 'absent' } },
  { name: 'absent means bridge', properties: { Family: 'web' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Mode: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: { Ref: 'Mode' } } } },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'a parameter with a value does not',
    template: {
      Parameters: { Mode: { Type: 'String', Default: 'host' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: { Ref: 'Mode' } } } },
    },
    gives: { '': { is: 'present', certainty: 'certain' } },
  },
])
