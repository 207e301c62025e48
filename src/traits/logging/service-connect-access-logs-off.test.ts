import { traitCases } from '../../../test/trait-cases.ts'
import { serviceConnectAccessLogsOff } from './service-connect-access-logs-off.ts'

const connect = (configuration: unknown) => ({ ServiceConnectConfiguration: configuration })

traitCases(serviceConnectAccessLogsOff, [
  {
    name: 'a proxy that does not log',
    properties: connect({ Enabled: true, Namespace: 'shop', LogConfiguration: { LogDriver: 'awslogs' } }),
    gives: {
      '': { is: 'present', severity: 'low', certainty: 'certain', says: ['accessLogConfiguration is not set.'] },
    },
  },
  {
    name: 'a proxy that logs',
    properties: connect({ Enabled: 'true', AccessLogConfiguration: { Format: 'JSON' } }),
    gives: { '': 'absent' },
  },
  {
    name: 'no proxy',
    template: {
      Resources: {
        Off: { Type: 'AWS::ECS::Service', Properties: connect({ Enabled: false }) },
        None: { Type: 'AWS::ECS::Service', Properties: { ServiceName: 'web' } },
      },
    },
    gives: { Off: 'not-applicable', None: 'not-applicable' },
  },
  {
    name: 'what cannot be read',
    template: {
      Parameters: { Mesh: { Type: 'String' } },
      Resources: {
        Switch: { Type: 'AWS::ECS::Service', Properties: connect({ Enabled: { Ref: 'Mesh' } }) },
        Logged: {
          Type: 'AWS::ECS::Service',
          Properties: connect({ Enabled: { Ref: 'Mesh' }, AccessLogConfiguration: { Format: 'JSON' } }),
        },
        All: { Type: 'AWS::ECS::Service', Properties: connect({ 'Fn::ImportValue': 'shop-mesh' }) },
        Logs: {
          Type: 'AWS::ECS::Service',
          Properties: connect({ Enabled: true, AccessLogConfiguration: { 'Fn::ImportValue': 'shop-access-logs' } }),
        },
      },
    },
    gives: { Switch: 'unknown', Logged: 'absent', All: 'unknown', Logs: 'unknown' },
  },
  {
    name: 'logs in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Service',
          Properties: connect({
            Enabled: true,
            AccessLogConfiguration: { 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, { Format: 'JSON' }] },
          }),
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
