import { traitCases } from '../../../test/trait-cases.ts'
import { taskHostNetworkRootUser } from './task-host-network-root-user.ts'

traitCases(taskHostNetworkRootUser, [
  {
    name: 'names every container that is root, as one without a user counts',
    properties: {
      NetworkMode: 'host',
      ContainerDefinitions: [
        { Name: 'web', User: 'root' },
        { Name: 'worker', User: '0:1000' },
        { Name: 'log-router' },
        { Name: 'api', User: '1000:1000' },
        { Name: 'metrics', User: 'nobody' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['networkMode is "host".', 'user is "root".'],
      },
      worker: 'present',
      'log-router': {
        is: 'present',
        says: ['networkMode is "host".', 'user is not set, and the image may not name another than root.'],
      },
      api: 'absent',
      metrics: 'absent',
    },
  },
  {
    name: 'a privileged container is another trait',
    properties: { NetworkMode: 'host', ContainerDefinitions: [{ Name: 'metrics', Privileged: true, User: 'root' }] },
    gives: { metrics: 'absent' },
  },
  {
    name: 'root, but in a network of its own',
    properties: { NetworkMode: 'awsvpc', ContainerDefinitions: [{ Name: 'web', User: 'root' }] },
    gives: { web: 'absent' },
  },
  {
    name: 'the user decides, as far as it is known',
    template: {
      Parameters: { User: { Type: 'String' }, Group: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: 'host',
            ContainerDefinitions: [
              { Name: 'web', User: { Ref: 'User' } },
              { Name: 'worker', User: { 'Fn::Sub': '0:${Group}' } },
              { Name: 'api', User: { 'Fn::Sub': '1000:${Group}' } },
            ],
          },
        },
      },
    },
    gives: { web: 'unknown', worker: 'present', api: 'absent' },
  },
  {
    name: 'whether it is privileged is not known',
    template: {
      Parameters: { Power: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: 'host',
            ContainerDefinitions: [{ Name: 'web', User: 'root', Privileged: { Ref: 'Power' } }],
          },
        },
      },
    },
    gives: {
      web: { is: 'unknown', says: ['privileged is not known: parameter Power has no default and no value was given.'] },
    },
  },
])
