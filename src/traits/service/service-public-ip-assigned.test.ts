import { traitCases } from '../../../test/trait-cases.ts'
import { servicePublicIpAssigned } from './service-public-ip-assigned.ts'

const network = (AssignPublicIp?: unknown) => ({
  NetworkConfiguration: {
    AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], ...(AssignPublicIp !== undefined && { AssignPublicIp }) },
  },
})

traitCases(servicePublicIpAssigned, [
  {
    name: 'on Fargate',
    properties: { LaunchType: 'FARGATE', ...network('ENABLED') },
    gives: {
      '': { is: 'present', severity: 'high', certainty: 'certain', says: ['assignPublicIp is "ENABLED".'] },
    },
  },
  { name: 'not set, it is DISABLED', properties: { LaunchType: 'FARGATE', ...network() }, gives: { '': 'absent' } },
  { name: 'DISABLED', properties: { LaunchType: 'FARGATE', ...network('DISABLED') }, gives: { '': 'absent' } },
  {
    name: 'Fargate by a capacity provider',
    properties: { CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }], ...network('ENABLED') },
    gives: { '': 'present' },
  },
  {
    name: 'without a launch type the field says what is meant, whatever the cluster runs on today',
    template: {
      Resources: {
        It: { Type: 'AWS::ECS::Service', Properties: { Cluster: { Ref: 'Shop' }, ...network('ENABLED') } },
        Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
      },
    },
    gives: { '': { is: 'present', certainty: 'certain' } },
  },
  {
    name: 'AWS refuses it on EC2',
    properties: { LaunchType: 'EC2', ...network('ENABLED') },
    gives: { '': 'not-applicable' },
  },
  { name: 'no interface of its own', properties: { LaunchType: 'EC2' }, gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value decides, one with a default does not',
    template: {
      Parameters: { Public: { Type: 'String' }, Open: { Type: 'String', Default: 'ENABLED' } },
      Resources: {
        Web: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'FARGATE', ...network({ Ref: 'Public' }) } },
        Api: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'FARGATE', ...network({ Ref: 'Open' }) } },
      },
    },
    gives: { Web: 'unknown', Api: 'present' },
  },
  {
    name: 'a network that another stack exports',
    properties: { LaunchType: 'FARGATE', NetworkConfiguration: { 'Fn::ImportValue': 'shop-network' } },
    gives: { '': 'unknown' },
  },
  {
    name: 'public in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Service',
          Properties: { LaunchType: 'FARGATE', ...network({ 'Fn::If': ['IsDev', 'ENABLED', 'DISABLED'] }) },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  {
    name: 'a service that a reply describes',
    files: {
      'services.json': {
        services: [
          {
            serviceName: 'web',
            serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
            launchType: 'FARGATE',
            networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'], assignPublicIp: 'ENABLED' } },
          },
        ],
      },
    },
    gives: { '': 'present' },
  },
])
