import { traitCases } from '../../../test/trait-cases.ts'
import { containerExternalDnsServer } from './container-external-dns-server.ts'

traitCases(containerExternalDnsServer, [
  {
    name: 'every public address is named, of either version',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', DnsServers: ['8.8.8.8', '10.0.0.2', '2001:4860:4860::8888'] },
        { Name: 'worker', DnsServers: ['169.254.169.253', '10.0.0.2', 'fd00:ec2::253'] },
        { Name: 'log-router', DnsServers: [] },
        { Name: 'backup' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: [
          'dnsServers has "8.8.8.8", a public address.',
          'dnsServers has "2001:4860:4860::8888", a public address.',
        ],
      },
      worker: 'absent',
      'log-router': 'absent',
      backup: 'absent',
    },
  },
  {
    name: 'what is no address, or cannot be read, is neither public nor private',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', DnsServers: ['dns.example.com'] },
        { Name: 'worker', DnsServers: [{ 'Fn::ImportValue': 'resolver' }, '10.0.0.2'] },
        { Name: 'backup', DnsServers: ['010.0.0.2', '1.1.1.1'] },
        { Name: 'agent', DnsServers: { 'Fn::Split': [',', { 'Fn::ImportValue': 'resolvers' }] } },
      ],
    },
    gives: {
      web: { is: 'unknown', says: ['dnsServers has "dns.example.com", which is not an IP address.'] },
      worker: {
        is: 'unknown',
        says: ['A part of dnsServers is not known: the export resolver is not in this scan.'],
      },
      backup: { is: 'present', says: ['dnsServers has "1.1.1.1", a public address.'] },
      agent: 'unknown',
    },
  },
  {
    name: 'outside in one Region only',
    template: {
      Conditions: { IsIreland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'web', DnsServers: [{ 'Fn::If': ['IsIreland', '10.0.0.2', '9.9.9.9'] }] }],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['AWS::Region is not "eu-west-1"'] } },
  },
])
