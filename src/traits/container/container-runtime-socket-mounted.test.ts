import { traitCases } from '../../../test/trait-cases.ts'
import { containerRuntimeSocketMounted } from './container-runtime-socket-mounted.ts'

/** A volume `runtime` of that path of the host, mounted by a container `builder`. */
const mounted = (SourcePath: unknown) => ({
  ContainerDefinitions: [
    { Name: 'builder', MountPoints: [{ SourceVolume: 'runtime', ContainerPath: '/var/run/docker.sock' }] },
  ],
  Volumes: [{ Name: 'runtime', Host: { SourcePath } }],
})

traitCases(containerRuntimeSocketMounted, [
  {
    name: 'the path and every container that mounts it are named, read-only or not',
    properties: {
      ContainerDefinitions: [
        { Name: 'builder', MountPoints: [{ SourceVolume: 'runtime', ContainerPath: '/var/run/docker.sock' }] },
        { Name: 'agent', MountPoints: [{ SourceVolume: 'runtime', ContainerPath: '/docker.sock', ReadOnly: true }] },
        { Name: 'web', MountPoints: [{ SourceVolume: 'orders', ContainerPath: '/orders' }] },
      ],
      Volumes: [
        { Name: 'runtime', Host: { SourcePath: '/var/run/docker.sock' } },
        { Name: 'orders', Host: { SourcePath: '/srv/orders' } },
        { Name: 'scratch' },
      ],
    },
    gives: {
      runtime: {
        is: 'present',
        severity: 'critical',
        certainty: 'certain',
        says: [
          'sourcePath is "/var/run/docker.sock".',
          'Mounted in builder at "/var/run/docker.sock".',
          'Mounted in agent at "/docker.sock".',
        ],
      },
      orders: 'absent',
      scratch: 'absent',
    },
  },
  ...[
    '/run/docker.sock',
    '/run/containerd/containerd.sock',
    '/var/run/containerd',
    '/var/run/',
    '/run',
    '/var//run/../run/docker.sock',
    '/var',
    '/',
  ].map((path) => ({
    name: `${path} gives access to a socket`,
    properties: mounted(path),
    gives: { runtime: 'present' as const },
  })),
  ...['/var/run/docker.socket', '/running', '/var/runtime', '/var/lib', '/run/lock', '/home'].map((path) => ({
    name: `${path} does not`,
    properties: mounted(path),
    gives: { runtime: 'absent' as const },
  })),
  {
    name: 'a volume that nobody mounts gives nobody access',
    properties: {
      ContainerDefinitions: [{ Name: 'web' }],
      Volumes: [{ Name: 'runtime', Host: { SourcePath: '/var/run/docker.sock' } }],
    },
    gives: { runtime: 'absent' },
  },
  {
    name: 'mounts that cannot be read may be of the volume',
    properties: {
      ContainerDefinitions: [{ Name: 'web', MountPoints: { 'Fn::ImportValue': 'mounts' } }],
      Volumes: [
        { Name: 'runtime', Host: { SourcePath: '/var/run/docker.sock' } },
        { Name: 'orders', Host: { SourcePath: '/srv/orders' } },
      ],
    },
    gives: {
      runtime: { is: 'unknown', says: ['A part of mountPoints is not known: the export mounts is not in this scan.'] },
      orders: 'absent',
    },
  },
  {
    name: 'a path that cannot be read',
    properties: mounted({ 'Fn::ImportValue': 'path' }),
    gives: { runtime: { is: 'unknown', says: ['sourcePath is not known: the export path is not in this scan.'] } },
  },
  {
    name: 'a path that may lead to a socket',
    properties: mounted({ 'Fn::Sub': '/var/${AWS::StackName}' }),
    gives: { runtime: 'unknown' },
  },
  {
    name: 'a path that cannot, whatever the rest of it is',
    properties: mounted({ 'Fn::Sub': '/srv/${AWS::StackName}' }),
    gives: { runtime: 'absent' },
  },
  {
    name: 'volumes that cannot be read',
    properties: { ContainerDefinitions: [{ Name: 'web' }], Volumes: { 'Fn::ImportValue': 'volumes' } },
    gives: { volumes: 'unknown' },
  },
  {
    name: 'mounted on build hosts only',
    template: {
      Parameters: { Role: { Type: 'String', AllowedValues: ['build', 'serve'] } },
      Conditions: { IsBuild: { 'Fn::Equals': [{ Ref: 'Role' }, 'build'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: mounted({ 'Fn::If': ['IsBuild', '/var/run/docker.sock', '/srv/orders'] }),
        },
      },
    },
    gives: { runtime: { is: 'present', certainty: 'possible', when: ['Role is "build"'] } },
  },
])
