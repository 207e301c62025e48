import { traitCases } from '../../../test/trait-cases.ts'
import { containerHostDeviceMapped } from './container-host-device-mapped.ts'

const mapping = (...paths: unknown[]) => ({ LinuxParameters: { Devices: paths.map((HostPath) => ({ HostPath })) } })

traitCases(containerHostDeviceMapped, [
  {
    name: 'every device is named; memory and disks are the gravest',
    properties: {
      ContainerDefinitions: [
        { Name: 'printer', ...mapping('/dev/usb/lp0', '/dev/snd') },
        { Name: 'backup', ...mapping('/dev/usb/lp0', '/dev/nvme0n1') },
        { Name: 'disk', ...mapping('/dev/sda1') },
        { Name: 'xen', ...mapping('/dev/xvdf') },
        { Name: 'mounter', ...mapping('/dev/fuse') },
        { Name: 'memory', ...mapping('/dev//mem') },
        { Name: 'everything', ...mapping('/dev') },
        { Name: 'random', ...mapping('/dev/memory-card') },
        { Name: 'web', LinuxParameters: { Devices: [] } },
        { Name: 'worker' },
      ],
    },
    gives: {
      printer: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['devices maps "/dev/usb/lp0" of the host.', 'devices maps "/dev/snd" of the host.'],
      },
      backup: {
        is: 'present',
        severity: 'critical',
        says: ['devices maps "/dev/usb/lp0" of the host.', 'devices maps "/dev/nvme0n1" of the host.'],
      },
      disk: { is: 'present', severity: 'critical' },
      xen: { is: 'present', severity: 'critical' },
      mounter: { is: 'present', severity: 'critical' },
      memory: { is: 'present', severity: 'critical' },
      everything: { is: 'present', severity: 'critical' },
      random: { is: 'present', severity: 'high' },
      web: 'absent',
      worker: 'absent',
    },
  },
  {
    name: 'a device of which not all is known is mapped all the same',
    properties: {
      ContainerDefinitions: [
        { Name: 'backup', ...mapping({ 'Fn::Sub': '/dev/sd${AWS::StackName}' }) },
        { Name: 'web', ...mapping({ 'Fn::ImportValue': 'device' }) },
        { Name: 'worker', LinuxParameters: { Devices: [{ ContainerPath: '/dev/card' }] } },
      ],
    },
    gives: {
      backup: { is: 'present', severity: 'critical', says: ['devices maps "/dev/sd${AWS::StackName}" of the host.'] },
      web: { is: 'present', severity: 'high', certainty: 'certain' },
      worker: { is: 'present', severity: 'high', says: ['devices maps a device of the host.'] },
    },
  },
  {
    name: 'a list that cannot be read',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', LinuxParameters: { Devices: { 'Fn::ImportValue': 'devices' } } },
        { Name: 'worker', LinuxParameters: { 'Fn::ImportValue': 'parameters' } },
      ],
    },
    gives: { web: 'unknown', worker: 'unknown' },
  },
  {
    name: 'mapped on one kind of host only',
    template: {
      Parameters: { Host: { Type: 'String', AllowedValues: ['till', 'cloud'] } },
      Conditions: { IsTill: { 'Fn::Equals': [{ Ref: 'Host' }, 'till'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'printer',
                LinuxParameters: {
                  Devices: [{ 'Fn::If': ['IsTill', { HostPath: '/dev/usb/lp0' }, { Ref: 'AWS::NoValue' }] }],
                },
              },
            ],
          },
        },
      },
    },
    gives: { printer: { is: 'present', certainty: 'possible', when: ['Host is "till"'] } },
  },
])
