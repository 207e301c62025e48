import { traitCases } from '../../../test/trait-cases.ts'
import { secretInjectedAsEnvironment } from './secret-injected-as-environment.ts'

const task = (compatibility: string) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    RequiresCompatibilities: [compatibility],
    ContainerDefinitions: [{ Name: 'web', Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: '/shop/db' }] }],
  },
})
const service = (id: string, properties: object) => ({
  Type: 'AWS::ECS::Service',
  Properties: { TaskDefinition: { Ref: id }, ...properties },
})

traitCases(secretInjectedAsEnvironment, [
  {
    name: 'on hosts of one’s own, or with ECS Exec',
    template: {
      Parameters: { Exec: { Type: 'String' }, Type: { Type: 'String' } },
      Resources: {
        OnEc2: task('EC2'),
        OnFargate: task('FARGATE'),
        WithExec: task('FARGATE'),
        Shop: service('OnFargate', { LaunchType: 'FARGATE' }),
        Desk: service('WithExec', { LaunchType: 'FARGATE', EnableExecuteCommand: true }),
        None: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['EC2'], ContainerDefinitions: [{ Name: 'web' }] },
        },
        Anywhere: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: { Ref: 'Type' },
            ContainerDefinitions: [{ Name: 'web', Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: '/shop/db' }] }],
          },
        },
      },
    },
    gives: {
      'OnEc2/web': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['secrets puts a secret into the environment, and the container runtime of the host shows it.'],
      },
      'OnFargate/web': 'absent',
      'WithExec/web': {
        is: 'present',
        says: ['secrets puts a secret into the environment, and ECS Exec shows it to whoever may start it.'],
      },
      'None/web': 'not-applicable',
      'Anywhere/web': 'unknown',
    },
  },
])
