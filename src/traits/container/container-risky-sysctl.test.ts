import { traitCases } from '../../../test/trait-cases.ts'
import { containerRiskySysctl } from './container-risky-sysctl.ts'

const setting = (...controls: (readonly [unknown, unknown])[]) => ({
  SystemControls: controls.map(([Namespace, Value]) => ({ Namespace, Value })),
})

traitCases(containerRiskySysctl, [
  {
    name: 'each risky parameter is evidence of its own; the value decides for the network',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'proxy',
          ...setting(
            ['net.ipv4.ip_forward', '1'],
            ['net.core.somaxconn', '1024'],
            ['net.ipv4.conf.eth0.route_localnet', 1],
            ['net.ipv4.conf.all.rp_filter', 0],
            ['kernel.shmmax', '68719476736'],
          ),
        },
        {
          Name: 'web',
          ...setting(
            ['net.ipv4.ip_forward', '0'],
            ['net.ipv4.conf.all.route_localnet', '0'],
            ['net.ipv4.conf.all.rp_filter', '1'],
            ['net.ipv4.tcp_keepalive_time', '60'],
            ['fs.mqueue.msg_max', '20'],
          ),
        },
        { Name: 'worker' },
      ],
    },
    gives: {
      proxy: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: [
          'systemControls sets "net.ipv4.ip_forward" to "1".',
          'systemControls sets "net.ipv4.conf.eth0.route_localnet" to "1".',
          'systemControls sets "net.ipv4.conf.all.rp_filter" to "0".',
          'systemControls sets "kernel.shmmax".',
        ],
      },
      web: 'absent',
      worker: 'absent',
    },
  },
  {
    name: 'a value that cannot be read matters where it decides',
    properties: {
      ContainerDefinitions: [
        { Name: 'proxy', ...setting(['net.ipv4.ip_forward', { 'Fn::ImportValue': 'forward' }]) },
        { Name: 'database', ...setting(['kernel.sem', { 'Fn::ImportValue': 'semaphores' }]) },
        { Name: 'web', ...setting(['net.core.somaxconn', { 'Fn::ImportValue': 'backlog' }]) },
      ],
    },
    gives: {
      proxy: { is: 'unknown', says: ['value is not known: the export forward is not in this scan.'] },
      database: 'present',
      web: 'absent',
    },
  },
  {
    name: 'a namespace that cannot be read, or only in part',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...setting([{ 'Fn::ImportValue': 'namespace' }, '1']) },
        { Name: 'database', ...setting([{ 'Fn::Sub': 'kernel.${AWS::StackName}' }, '1']) },
        { Name: 'worker', ...setting([{ 'Fn::Sub': 'fs.mqueue.${AWS::StackName}' }, '1']) },
        { Name: 'proxy', ...setting([{ 'Fn::Sub': 'net.ipv4.${AWS::StackName}' }, '1']) },
        { Name: 'agent', SystemControls: { 'Fn::ImportValue': 'controls' } },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['The namespace of a systemControls entry is not known: the export namespace is not in this scan.'],
      },
      database: { is: 'present', says: ['systemControls sets "kernel.${AWS::StackName}".'] },
      worker: 'absent',
      proxy: 'unknown',
      agent: 'unknown',
    },
  },
  {
    name: 'forwarding where there is a proxy',
    template: {
      Parameters: { Proxy: { Type: 'String', AllowedValues: ['on', 'off'] } },
      Conditions: { HasProxy: { 'Fn::Equals': [{ Ref: 'Proxy' }, 'on'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...setting(['net.ipv4.ip_forward', { 'Fn::If': ['HasProxy', '1', '0'] }]) },
            ],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Proxy is "on"'] } },
  },
])
