import { traitCases } from '../../../test/trait-cases.ts'
import { tlsEndToEndMissing } from './tls-end-to-end-missing.ts'

const intent = { dataClasses: [{ match: '*#Checkout', value: ['cardholder'] }] }
const service = (more: object = {}) => ({
  Type: 'AWS::ECS::Service',
  Properties: {
    TaskDefinition: { Ref: 'Task' },
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: { Ref: 'Group' } }],
    ...more,
  },
})
const task = (container: object = {}, Volumes: readonly object[] = []) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: [{ Name: 'web', Image: 'web', ...container }], Volumes },
})
const group = (Protocol: unknown) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 8080, Protocol },
})
const listener = (Protocol: string) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port: 443, Protocol, DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }] },
})
const encrypted = { Task: task(), Group: group('HTTPS'), Listener: listener('HTTPS') }
const volume = (more: object) => ({ Name: 'files', EFSVolumeConfiguration: { FilesystemId: 'fs-1', ...more } })

traitCases(tlsEndToEndMissing, [
  {
    name: 'from the client to the task',
    template: {
      Resources: { Checkout: service(), Task: task(), Group: group('HTTP'), Listener: listener('HTTP') },
    },
    intent,
    gives: {
      '': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: [
          'protocol of template.json#Listener, which forwards to it, is "HTTP".',
          'protocol of template.json#Group is "HTTP".',
        ],
      },
    },
  },
  {
    name: 'between tasks, to files and to a cache',
    template: {
      Resources: {
        ...encrypted,
        Checkout: service({ ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: 'http' }] } }),
        Task: task(
          {
            Environment: [
              { Name: 'REDIS', Value: { 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Address'] } },
              { Name: 'STAGE', Value: 'prod' },
            ],
          },
          [volume({}), { Name: 'tmp' }],
        ),
        Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { TransitEncryptionEnabled: false } },
      },
    },
    intent,
    gives: {
      '': {
        is: 'present',
        says: [
          'Service Connect http: tls is not set.',
          'Volume files: transitEncryption is not set and AWS takes "DISABLED".',
          'transitEncryptionEnabled of template.json#Cache is false.',
        ],
      },
    },
  },
  {
    name: 'encrypted on every hop',
    template: {
      Resources: { ...encrypted, Checkout: service(), Task: task({}, [volume({ TransitEncryption: 'ENABLED' })]) },
    },
    intent,
    gives: { '': 'absent' },
  },
  {
    name: 'a hop that is not known',
    template: {
      Parameters: { Spoken: { Type: 'String' } },
      Resources: { ...encrypted, Checkout: service(), Group: group({ Ref: 'Spoken' }) },
    },
    intent,
    gives: { '': 'unknown' },
  },
  {
    name: 'nothing is declared',
    template: { Resources: { ...encrypted, Checkout: service() } },
    gives: {
      '': { is: 'unknown', says: ['Whether it holds cardholder or regulated data is not declared.'] },
    },
  },
  {
    name: 'other data, by address and by tag',
    template: {
      Resources: {
        ...encrypted,
        Search: service({ Tags: [{ Key: 'data', Value: 'public' }] }),
        Records: service({ Tags: [{ Key: 'data', Value: 'hipaa' }] }),
      },
    },
    intent: { ...intent, dataClassTag: 'data' },
    gives: { Search: 'not-applicable', Records: 'absent' },
  },
])
