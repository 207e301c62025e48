import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensForwardPortExposed } from './log-firelens-forward-port-exposed.ts'

const router = (...PortMappings: readonly object[]) => ({
  Name: 'log-router',
  FirelensConfiguration: { Type: 'fluentbit' },
  PortMappings,
})

traitCases(logFirelensForwardPortExposed, [
  {
    name: 'the router maps the port on which it takes logs',
    properties: {
      ContainerDefinitions: [
        router({ ContainerPort: 2020 }, { ContainerPort: '24224', HostPort: 0 }),
        { Name: 'web', PortMappings: [{ ContainerPort: 24224 }] },
      ],
    },
    gives: {
      'log-router': { is: 'present', severity: 'medium', certainty: 'certain', says: ['containerPort is 24224.'] },
      web: 'not-applicable',
    },
  },
  {
    name: 'a range that holds it',
    properties: { ContainerDefinitions: [router({ ContainerPortRange: '24000-24224' })] },
    gives: { 'log-router': { is: 'present', says: ['containerPortRange is "24000-24224".'] } },
  },
  {
    name: 'other ports and ranges, or none',
    template: {
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [router({ ContainerPort: 2020 }, { ContainerPortRange: '24225-24300' })],
          },
        },
        None: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [router()] } },
      },
    },
    gives: { 'It/log-router': 'absent', 'None/log-router': 'absent' },
  },
  {
    name: 'a port that cannot be read',
    template: {
      Parameters: { Port: { Type: 'Number' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [router({ ContainerPort: { Ref: 'Port' } })] },
        },
      },
    },
    gives: { 'log-router': 'unknown' },
  },
])
