import { traitCases } from '../../../test/trait-cases.ts'
import { taskDefinitionServiceRevisionBehind } from './task-definition-service-revision-behind.ts'

const arn = (name: string, region = 'eu-west-1') => `arn:aws:ecs:${region}:111122223333:${name}`
const revision = (revision: number, status = 'ACTIVE', region?: string) => ({
  taskDefinition: {
    taskDefinitionArn: arn(`task-definition/web:${revision}`, region),
    family: 'web',
    revision,
    status,
    containerDefinitions: [{ name: 'web' }],
  },
})
const running = {
  services: [{ serviceName: 'web', serviceArn: arn('service/shop/web'), taskDefinition: arn('task-definition/web:3') }],
}

traitCases(taskDefinitionServiceRevisionBehind, [
  {
    name: 'a newer revision is active, and the newest is named',
    files: {
      'service.json': running,
      'web-3.json': revision(3),
      'web-10.json': revision(10),
      'web-9.json': revision(9),
      'web-11.json': revision(11, 'INACTIVE'),
    },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['taskDefinition is revision 3 of web.', 'Revision 10 of web is ACTIVE.'],
      },
    },
  },
  {
    name: 'the revision in use need not be in the scan',
    files: { 'service.json': running, 'web-4.json': revision(4) },
    gives: { '': 'present' },
  },
  {
    name: 'a newer revision that was withdrawn does not count, nor one of another Region',
    files: {
      'service.json': running,
      'web-3.json': revision(3),
      'web-4.json': revision(4, 'INACTIVE'),
      'web-5.json': revision(5, 'ACTIVE', 'us-east-1'),
    },
    gives: {
      '': {
        is: 'unknown',
        says: ['Whether a newer revision is ACTIVE is not known: not all revisions of the family are in this scan.'],
      },
    },
  },
  {
    name: 'a template that names a revision',
    template: { Resources: { Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: 'web:3' } } } },
    files: { 'web-4.json': revision(4) },
    gives: { '': 'present' },
  },
  {
    name: 'a family that two Regions have is neither',
    template: { Resources: { Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: 'web:3' } } } },
    files: { 'web-4.json': revision(4), 'web-5.json': revision(5, 'ACTIVE', 'us-east-1') },
    gives: { '': 'unknown' },
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
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Revision: { Type: 'String' } },
      Resources: {
        Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { 'Fn::Sub': 'web:${Revision}' } } },
      },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'task sets name the task definition in its stead',
    properties: { DeploymentController: { Type: 'EXTERNAL' } },
    gives: { '': 'not-applicable' },
  },
])
