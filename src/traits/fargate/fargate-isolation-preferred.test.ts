import { traitCases } from '../../../test/trait-cases.ts'
import { fargateIsolationPreferred } from './fargate-isolation-preferred.ts'

const service = (properties: object) => ({ Type: 'AWS::ECS::Service', Properties: properties })
const strict = { strictIsolation: true }

traitCases(fargateIsolationPreferred, [
  {
    name: 'a strict service on EC2 shares its kernel, on Fargate it does not',
    template: {
      Resources: {
        Payments: service({ LaunchType: 'EC2' }),
        Ledger: service({ LaunchType: 'FARGATE' }),
        Till: service({ LaunchType: 'EXTERNAL' }),
      },
    },
    intent: strict,
    gives: {
      Payments: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['It runs on EC2, where tasks share a kernel.'],
      },
      Ledger: 'absent',
      Till: 'not-applicable',
    },
  },
  {
    name: 'by capacity provider, or by default',
    template: {
      Resources: {
        Shop: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Machines: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { Name: 'machines', AutoScalingGroupProvider: { AutoScalingGroupArn: 'machines' } },
        },
        Managed: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { Name: 'managed', ManagedInstancesProvider: { InfrastructureRoleArn: 'role' } },
        },
        Payments: service({ CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Machines' } }] }),
        Ledger: service({ CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }] }),
        Search: service({ CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Managed' } }] }),
        Orders: service({ Cluster: { Ref: 'Shop' } }),
      },
    },
    intent: strict,
    gives: {
      Payments: 'present',
      Ledger: 'absent',
      Search: {
        is: 'unknown',
        says: ['Whether its tasks on Managed Instances have a sandbox, by isolationMode, is not known.'],
      },
      Orders: 'present',
    },
  },
  {
    name: 'nothing is declared',
    properties: { LaunchType: 'EC2' },
    gives: { '': { is: 'unknown', says: ['Whether it needs strict isolation is not declared.'] } },
  },
  {
    name: 'strict isolation is not asked for',
    properties: { LaunchType: 'EC2' },
    intent: { strictIsolation: false },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a launch type that cannot be told',
    properties: { Cluster: 'shop' },
    intent: strict,
    gives: {
      '': { is: 'unknown', says: ['Whether it runs on Fargate is not known: its launch type cannot be told.'] },
    },
  },
  {
    name: 'on EC2 in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: { Payments: service({ LaunchType: { 'Fn::If': ['IsDev', 'EC2', 'FARGATE'] } }) },
    },
    intent: strict,
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
