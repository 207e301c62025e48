import { traitCases } from '../../../test/trait-cases.ts'
import { tlsTargetGroupPlaintext } from './tls-target-group-plaintext.ts'

const group = (Protocol: unknown, more: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 8080, Protocol, TargetType: 'ip', ...more },
})
const service = {
  Type: 'AWS::ECS::Service',
  Properties: { LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: { Ref: 'It' } }] },
}
const listener = (Protocol: string) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port: 443, Protocol, DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'It' } }] },
})
const endToEndEncryption = ['*#Checkout']

traitCases(tlsTargetGroupPlaintext, [
  {
    name: 'HTTP to a service that has to be encrypted up to the task',
    template: { Resources: { It: group('HTTP'), Checkout: service } },
    intent: { endToEndEncryption },
    gives: { '': { is: 'present', severity: 'low', says: ['protocol of template.json#It is "HTTP".'] } },
  },
  {
    name: 'with regulated data',
    template: { Resources: { It: group('HTTP'), Checkout: service } },
    intent: { endToEndEncryption, dataClasses: [{ match: '*#Checkout', value: ['cardholder'] }] },
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'nothing is declared',
    template: { Resources: { It: group('HTTP'), Checkout: service } },
    gives: {
      '': { is: 'unknown', says: ['Whether its traffic must be encrypted up to the task is not declared.'] },
    },
  },
  {
    name: 'another service is meant, or none',
    template: { Resources: { It: group('HTTP'), Search: service } },
    intent: { endToEndEncryption },
    gives: { '': 'not-applicable' },
  },
  { name: 'HTTPS', properties: { Port: 8443, Protocol: 'HTTPS' }, gives: { '': 'absent' } },
  {
    name: 'TCP behind a listener that takes TLS off',
    template: { Resources: { It: group('TCP'), Checkout: service, Tls: listener('TLS') } },
    intent: { endToEndEncryption: true },
    gives: {
      '': {
        is: 'present',
        says: ['protocol of template.json#It is "TCP".', 'Listener template.json#Tls takes TLS off.'],
      },
    },
  },
  {
    name: 'TCP that is handed on',
    template: { Resources: { It: group('TCP'), Checkout: service, Tcp: listener('TCP') } },
    intent: { endToEndEncryption: true },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'TCP behind listeners that are somewhere else',
    template: { Resources: { It: group('TCP'), Checkout: service } },
    intent: { endToEndEncryption: true },
    gives: { '': 'unknown' },
  },
  {
    name: 'a function',
    template: { Resources: { It: group(undefined, { TargetType: 'lambda' }) } },
    gives: { '': 'not-applicable' },
  },
])
