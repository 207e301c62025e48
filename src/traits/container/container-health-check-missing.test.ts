import { traitCases } from '../../../test/trait-cases.ts'
import { containerHealthCheckMissing } from './container-health-check-missing.ts'

const HealthCheck = { Command: ['CMD-SHELL', 'curl -f http://localhost/health || exit 1'] }

/** A service `Shop` with these load balancers that runs a task of `web` and `log-router` without health checks. */
const served = (LoadBalancers: unknown) => ({
  Resources: {
    Web: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'web' }, { Name: 'log-router' }] },
    },
    Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Web' }, LoadBalancers } },
  },
})

const target = (ContainerName: unknown) => ({ ContainerName, ContainerPort: 80, TargetGroupArn: 'shop' })

traitCases(containerHealthCheckMissing, [
  {
    name: 'none, or one that is switched off',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', HealthCheck },
        { Name: 'worker' },
        { Name: 'log-router', HealthCheck: { Command: ['NONE'] } },
        { Name: 'backup', HealthCheck: { Command: ['CMD', 'NONE'] } },
      ],
    },
    gives: {
      web: 'absent',
      worker: { is: 'present', severity: 'low', certainty: 'certain', says: ['healthCheck is not set.'] },
      'log-router': { is: 'present', says: ['healthCheck.command is NONE.'] },
      backup: 'absent',
    },
  },
  {
    name: 'the check of a target group is enough for the container behind it',
    template: served([target('web')]),
    gives: { web: 'absent', 'log-router': 'present' },
  },
  {
    name: 'a service without a load balancer checks nothing',
    template: served([]),
    gives: { web: 'present', 'log-router': 'present' },
  },
  {
    name: 'load balancers that cannot be read may check any container',
    template: served({ 'Fn::ImportValue': 'load-balancers' }),
    gives: {
      web: {
        is: 'unknown',
        says: [
          'Whether a load balancer checks its health is not known: the export load-balancers is not in this scan.',
        ],
      },
      'log-router': 'unknown',
    },
  },
  {
    name: 'a container name that cannot be read may be any',
    template: served([target({ 'Fn::ImportValue': 'front' }), target('web')]),
    gives: { web: 'absent', 'log-router': 'unknown' },
  },
  {
    name: 'a task set has load balancers of its own',
    template: {
      Resources: {
        Web: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'web' }] } },
        Blue: {
          Type: 'AWS::ECS::TaskSet',
          Properties: { TaskDefinition: { Ref: 'Web' }, LoadBalancers: [target('web')] },
        },
      },
    },
    gives: { web: 'absent' },
  },
  {
    name: 'of a task definition that was only described, the services may be elsewhere',
    files: {
      'described.json': {
        taskDefinition: {
          taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
          family: 'web',
          revision: 7,
          status: 'ACTIVE',
          containerDefinitions: [
            { name: 'web', portMappings: [{ containerPort: 8080 }] },
            { name: 'worker', healthCheck: { command: ['CMD', '/bin/alive'] } },
            { name: 'cron' },
          ],
        },
      },
    },
    gives: {
      web: {
        is: 'unknown',
        says: [
          'Whether a load balancer checks its health is not known: a list of the services that run it is not in this scan.',
        ],
      },
      worker: 'absent',
      cron: 'present',
    },
  },
  {
    name: 'one service behind a load balancer does not check the tasks of another',
    template: {
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'web', PortMappings: [{ ContainerPort: 80 }] }] },
        },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: { Ref: 'It' },
            LoadBalancers: [{ ContainerName: 'web', ContainerPort: 80, TargetGroupArn: 'arn:aws:shop' }],
          },
        },
        Preview: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'It' } } },
      },
    },
    gives: { web: 'present' },
  },
  {
    name: 'a check that cannot be read',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', HealthCheck: { 'Fn::ImportValue': 'check' } },
        { Name: 'worker', HealthCheck: { Command: [{ 'Fn::ImportValue': 'command' }] } },
        { Name: 'backup', HealthCheck: { Command: ['CMD', { 'Fn::ImportValue': 'command' }] } },
      ],
    },
    gives: {
      web: { is: 'unknown', says: ['healthCheck is not known: the export check is not in this scan.'] },
      worker: { is: 'unknown', says: ['healthCheck.command is not known: the export command is not in this scan.'] },
      backup: 'absent',
    },
  },
  {
    name: 'behind a load balancer in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        Web: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'web' }] } },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: { Ref: 'Web' },
            LoadBalancers: { 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, [target('web')]] },
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
