import { traitCases } from '../../../test/trait-cases.ts'
import { taskDefinitionInactiveInUse } from './task-definition-inactive-in-use.ts'

const arn = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:${name}`
const revision = (revision: number, status?: string) => ({
  taskDefinition: {
    taskDefinitionArn: arn(`task-definition/web:${revision}`),
    family: 'web',
    revision,
    status,
    containerDefinitions: [{ name: 'web' }],
  },
})
const running = (taskDefinition: string) => ({
  services: [{ serviceName: 'web', serviceArn: arn('service/shop/web'), taskDefinition }],
})

traitCases(taskDefinitionInactiveInUse, [
  {
    name: 'the revision was deregistered',
    files: {
      'service.json': running(arn('task-definition/web:3')),
      'web-3.json': revision(3, 'INACTIVE'),
      'web-4.json': revision(4, 'ACTIVE'),
    },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['status is "INACTIVE".', 'taskDefinition is revision 3 of web.'],
      },
    },
  },
  {
    name: 'the revision is being deleted',
    files: {
      'service.json': running(arn('task-definition/web:3')),
      'web-3.json': revision(3, 'DELETE_IN_PROGRESS'),
    },
    gives: { '': 'present' },
  },
  {
    name: 'the revision is active',
    files: { 'service.json': running(arn('task-definition/web:3')), 'web-3.json': revision(3, 'ACTIVE') },
    gives: { '': 'absent' },
  },
  {
    name: 'a template creates the revision that it uses',
    template: {
      Resources: {
        Web: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } },
        Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Web' } } },
      },
    },
    gives: { '': 'absent' },
  },
  {
    name: 'the revision is not in the scan',
    files: { 'service.json': running(arn('task-definition/web:3')), 'web-4.json': revision(4, 'ACTIVE') },
    gives: {
      '': {
        is: 'unknown',
        says: [
          'The task definition is not known: arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3 is not in this scan.',
        ],
      },
    },
  },
  {
    name: 'the reply does not give the status',
    files: { 'service.json': running(arn('task-definition/web:3')), 'web-3.json': revision(3) },
    gives: { '': { is: 'unknown', says: ['The reply does not give the status.'] } },
  },
  {
    name: 'a family alone leaves the revision to AWS',
    template: { Resources: { Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: 'web' } } } },
    files: { 'web-3.json': revision(3, 'INACTIVE') },
    gives: { '': 'unknown' },
  },
  {
    name: 'task sets name the task definition in its stead',
    properties: { DeploymentController: { Type: 'EXTERNAL' } },
    gives: { '': 'not-applicable' },
  },
])
