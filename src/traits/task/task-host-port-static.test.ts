import { traitCases } from '../../../test/trait-cases.ts'
import { taskHostPortStatic } from './task-host-port-static.ts'

traitCases(taskHostPortStatic, [
  {
    name: 'in bridge mode names every fixed port, and a free one is none',
    properties: {
      NetworkMode: 'bridge',
      ContainerDefinitions: [
        {
          Name: 'web',
          PortMappings: [
            { ContainerPort: 80, HostPort: 80 },
            { ContainerPort: 443, HostPort: '443' },
            { ContainerPort: 9000, HostPort: 0 },
          ],
        },
        { Name: 'worker', PortMappings: [{ ContainerPort: 8080 }, { ContainerPort: 8081, HostPort: 0 }] },
        { Name: 'log-router' },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'low', certainty: 'certain', says: ['hostPort is 80.', 'hostPort is 443.'] },
      worker: 'absent',
      'log-router': 'absent',
    },
  },
  {
    name: 'in host mode every port is the host’s',
    properties: {
      NetworkMode: 'host',
      ContainerDefinitions: [
        { Name: 'web', PortMappings: [{ ContainerPort: 80 }, { ContainerPort: 8443, HostPort: 8443 }] },
        { Name: 'worker' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        says: [
          'In host mode port 80 of the container is that of the host.',
          'In host mode port 8443 of the container is that of the host.',
        ],
      },
      worker: 'absent',
    },
  },
  {
    name: 'without networkMode it is bridge on EC2',
    properties: { ContainerDefinitions: [{ Name: 'web', PortMappings: [{ ContainerPort: 80, HostPort: 80 }] }] },
    gives: { web: { is: 'present', says: ['hostPort is 80.'] } },
  },
  {
    name: 'without networkMode there is no bridge on Fargate or Windows',
    template: {
      Resources: {
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [{ Name: 'web', PortMappings: [{ ContainerPort: 80, HostPort: 80 }] }],
          },
        },
        Desk: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
            ContainerDefinitions: [{ Name: 'desk', PortMappings: [{ ContainerPort: 80, HostPort: 80 }] }],
          },
        },
      },
    },
    gives: { 'Web/web': 'not-applicable', 'Desk/desk': 'not-applicable' },
  },
  {
    name: 'a network interface of its own has its own ports',
    properties: {
      NetworkMode: 'awsvpc',
      ContainerDefinitions: [{ Name: 'web', PortMappings: [{ ContainerPort: 80, HostPort: 80 }] }],
    },
    gives: { web: 'absent' },
  },
  {
    name: 'a port or a mode that is not known decides, unless there is no port at all',
    template: {
      Parameters: { Port: { Type: 'Number' }, Mode: { Type: 'String' } },
      Resources: {
        Bridged: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: 'bridge',
            ContainerDefinitions: [
              { Name: 'web', PortMappings: [{ ContainerPort: 80, HostPort: { Ref: 'Port' } }] },
              {
                Name: 'api',
                PortMappings: [
                  { ContainerPort: 80, HostPort: { Ref: 'Port' } },
                  { ContainerPort: 81, HostPort: 81 },
                ],
              },
            ],
          },
        },
        Open: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: { Ref: 'Mode' },
            ContainerDefinitions: [{ Name: 'web', PortMappings: [{ ContainerPort: 80 }] }, { Name: 'worker' }],
          },
        },
      },
    },
    gives: {
      'Bridged/web': 'unknown',
      'Bridged/api': { is: 'present', certainty: 'certain', says: ['hostPort is 81.'] },
      'Open/web': 'unknown',
      'Open/worker': 'absent',
    },
  },
])
