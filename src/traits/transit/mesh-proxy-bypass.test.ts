import { traitCases } from '../../../test/trait-cases.ts'
import { meshProxyBypass } from './mesh-proxy-bypass.ts'

const proxy = (properties: Readonly<Record<string, unknown>>) => ({
  ContainerDefinitions: [],
  ProxyConfiguration: {
    Type: 'APPMESH',
    ContainerName: 'envoy',
    ProxyConfigurationProperties: Object.entries(properties).map(([Name, Value]) => ({ Name, Value })),
  },
})

traitCases(meshProxyBypass, [
  {
    name: 'ports, addresses and a user that skip it',
    properties: proxy({ EgressIgnoredPorts: '22', EgressIgnoredIPs: '169.254.170.2,10.0.0.0/8', IgnoredUID: '0' }),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: ['EgressIgnoredPorts is "22".', 'EgressIgnoredIPs is "169.254.170.2,10.0.0.0/8".', 'IgnoredUID is "0".'],
      },
    },
  },
  {
    name: 'metadata only',
    properties: proxy({
      EgressIgnoredIPs: '169.254.170.2, 169.254.169.254',
      EgressIgnoredPorts: '',
      IgnoredUID: '1337',
      AppPorts: '8080',
    }),
    gives: { '': 'absent' },
  },
  { name: 'no proxy', properties: { ContainerDefinitions: [] }, gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value',
    template: {
      Parameters: { Ignored: { Type: 'String' } },
      Resources: {
        It: { Type: 'AWS::ECS::TaskDefinition', Properties: proxy({ EgressIgnoredIPs: { Ref: 'Ignored' } }) },
      },
    },
    gives: { '': 'unknown' },
  },
])
