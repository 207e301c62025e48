import { traitCases } from '../../../test/trait-cases.ts'
import { containerSecurityProfileUnconfined } from './container-security-profile-unconfined.ts'

traitCases(containerSecurityProfileUnconfined, [
  {
    name: 'each option that switches a profile off is evidence of its own',
    properties: {
      ContainerDefinitions: [
        { Name: 'agent', DockerSecurityOptions: ['apparmor:unconfined', 'no-new-privileges', 'seccomp=unconfined'] },
        { Name: 'backup', DockerSecurityOptions: ['label:disable'] },
        { Name: 'log-router', DockerSecurityOptions: ['label=type:spc_t'] },
        { Name: 'proxy', DockerSecurityOptions: ['apparmor=unconfined'] },
        { Name: 'tracer', DockerSecurityOptions: ['seccomp:unconfined', 'label:type:spc_t', 'label=disable'] },
        { Name: 'web', DockerSecurityOptions: ['apparmor:docker-default', 'label:type:svirt_apache_t'] },
        { Name: 'worker' },
      ],
    },
    gives: {
      agent: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['dockerSecurityOptions has "apparmor:unconfined".', 'dockerSecurityOptions has "seccomp=unconfined".'],
      },
      backup: 'present',
      'log-router': 'present',
      proxy: 'present',
      tracer: {
        is: 'present',
        says: [
          'dockerSecurityOptions has "seccomp:unconfined".',
          'dockerSecurityOptions has "label:type:spc_t".',
          'dockerSecurityOptions has "label=disable".',
        ],
      },
      web: 'absent',
      worker: 'absent',
    },
  },
  {
    name: 'an option that cannot be read, or only in part',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', DockerSecurityOptions: [{ 'Fn::Sub': 'apparmor:${AWS::StackName}' }] },
        { Name: 'worker', DockerSecurityOptions: [{ 'Fn::Sub': 'apparmor:shop-${AWS::StackName}' }] },
        { Name: 'backup', DockerSecurityOptions: [{ 'Fn::ImportValue': 'option' }, 'label:disable'] },
        { Name: 'agent', DockerSecurityOptions: { 'Fn::Split': [',', { 'Fn::ImportValue': 'options' }] } },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['A part of dockerSecurityOptions is not known: AWS::StackName is known only at deployment.'],
      },
      worker: 'absent',
      backup: { is: 'present', says: ['dockerSecurityOptions has "label:disable".'] },
      agent: 'unknown',
    },
  },
  {
    name: 'unconfined while debugging',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'web',
                DockerSecurityOptions: { 'Fn::If': ['IsDev', ['apparmor:unconfined'], { Ref: 'AWS::NoValue' }] },
              },
            ],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
