import { traitCases } from '../../../test/trait-cases.ts'
import { serviceDeploymentRollbackDisabled } from './service-deployment-rollback-disabled.ts'

const breaker = (Enable: unknown, Rollback: unknown) => ({ DeploymentCircuitBreaker: { Enable, Rollback } })
const alarms = (Enable: boolean, Rollback: boolean) => ({ Alarms: { AlarmNames: ['errors'], Enable, Rollback } })

traitCases(serviceDeploymentRollbackDisabled, [
  {
    name: 'nothing is written',
    properties: { ServiceName: 'web' },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['deploymentConfiguration is not set, so nothing rolls back.'],
      },
    },
  },
  {
    name: 'a circuit breaker that stops and goes no way back',
    properties: { DeploymentConfiguration: breaker(true, false) },
    gives: {
      '': {
        is: 'present',
        says: ['deploymentCircuitBreaker: rollback is false.', 'alarms is not set.'],
      },
    },
  },
  {
    name: 'a circuit breaker that rolls back',
    properties: { DeploymentConfiguration: breaker(true, true) },
    gives: { '': 'absent' },
  },
  {
    name: 'alarms that roll back',
    properties: { DeploymentConfiguration: alarms(true, true) },
    gives: { '': 'absent' },
  },
  {
    name: 'alarms that only stop',
    properties: { DeploymentConfiguration: alarms(true, false) },
    gives: { '': 'present' },
  },
  {
    name: 'limits alone',
    properties: { DeploymentConfiguration: { MaximumPercent: 200, MinimumHealthyPercent: 100 } },
    gives: { '': 'present' },
  },
  {
    name: 'what is not deployed by rolling updates of Amazon ECS',
    template: {
      Resources: {
        Web: { Type: 'AWS::ECS::Service', Properties: { DeploymentController: { Type: 'CODE_DEPLOY' } } },
        Api: { Type: 'AWS::ECS::Service', Properties: { DeploymentController: { Type: 'EXTERNAL' } } },
        Cart: { Type: 'AWS::ECS::Service', Properties: { DeploymentConfiguration: { Strategy: 'BLUE_GREEN' } } },
        Stock: { Type: 'AWS::ECS::Service', Properties: { DeploymentController: { Type: 'ECS' } } },
      },
    },
    gives: { Web: 'not-applicable', Api: 'not-applicable', Cart: 'not-applicable', Stock: 'present' },
  },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Rollback: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Service',
          Properties: { DeploymentConfiguration: breaker(true, { Ref: 'Rollback' }) },
        },
      },
    },
    gives: { '': 'unknown' },
  },
])
