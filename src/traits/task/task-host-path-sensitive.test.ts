import { traitCases } from '../../../test/trait-cases.ts'
import { taskHostPathSensitive } from './task-host-path-sensitive.ts'

const task = (paths: Readonly<Record<string, unknown>>, readOnly?: unknown) => ({
  Volumes: Object.entries(paths).map(([Name, SourcePath]) => ({ Name, Host: { SourcePath } })),
  ContainerDefinitions: [
    {
      Name: 'metrics',
      MountPoints: Object.keys(paths).map((name) => ({
        SourceVolume: name,
        ContainerPath: `/host/${name}`,
        ReadOnly: readOnly,
      })),
    },
  ],
})

traitCases(taskHostPathSensitive, [
  {
    name: 'the whole host, writable',
    properties: task({ root: '/' }),
    gives: {
      root: {
        is: 'present',
        severity: 'critical',
        certainty: 'certain',
        says: [
          'sourcePath is "/", which holds /etc, /etc/ecs, /root and 10 more of their kind.',
          'Mounted read-write in metrics at "/host/root".',
        ],
      },
    },
  },
  {
    name: 'less grave where every mount is read-only',
    properties: task({ proc: '/proc/', docker: '/var/lib/docker', var: '/var' }, true),
    gives: {
      proc: {
        is: 'present',
        severity: 'high',
        says: ['sourcePath is "/proc/".', 'Mounted read-only in metrics at "/host/proc".'],
      },
      docker: { is: 'present', severity: 'high' },
      var: {
        is: 'present',
        severity: 'high',
        says: [
          'sourcePath is "/var", which holds /var/lib/docker, /var/lib/ecs, /var/lib/containerd.',
          'Mounted read-only in metrics at "/host/var".',
        ],
      },
    },
  },
  {
    name: 'one writable mount is enough, and each is named',
    properties: {
      Volumes: [{ Name: 'etc', Host: { SourcePath: '/etc' } }],
      ContainerDefinitions: [
        { Name: 'metrics', MountPoints: [{ SourceVolume: 'etc', ContainerPath: '/host/etc', ReadOnly: true }] },
        { Name: 'patcher', MountPoints: [{ SourceVolume: 'etc', ContainerPath: '/etc', ReadOnly: false }] },
      ],
    },
    gives: {
      etc: {
        is: 'present',
        severity: 'critical',
        says: [
          'sourcePath is "/etc".',
          'Mounted read-only in metrics at "/host/etc".',
          'Mounted read-write in patcher at "/etc".',
        ],
      },
    },
  },
  {
    name: 'secrets inside the folders',
    properties: task({
      agent: '/etc/ecs/ecs.config',
      data: '/var/lib/ecs/data',
      keys: '/root/.ssh',
      user: '/home/ec2-user/.aws/credentials',
      init: '/proc/1/ns',
    }),
    gives: { agent: 'present', data: 'present', keys: 'present', user: 'present', init: 'present' },
  },
  {
    name: 'what tasks mount with good reason, and names that only begin alike',
    properties: task({
      cgroup: '/sys/fs/cgroup',
      zone: '/etc/localtime',
      certificates: '/etc/ssl/certs',
      logs: '/var/lib/docker/containers',
      images: '/var/lib/docker-images',
      shop: '/home/shop/uploads',
      uploads: '/srv/uploads',
    }),
    gives: {
      cgroup: 'absent',
      zone: 'absent',
      certificates: 'absent',
      logs: 'absent',
      images: 'absent',
      shop: 'absent',
      uploads: 'absent',
    },
  },
  {
    name: 'a volume that nobody mounts gives no access',
    properties: { Volumes: [{ Name: 'root', Host: { SourcePath: '/' } }] },
    gives: { root: 'absent' },
  },
  {
    name: 'a path that is known in part is decided where that is enough',
    properties: task({
      uploads: { 'Fn::Sub': '/srv/${AWS::Region}' },
      library: { 'Fn::Sub': '/var/lib/${AWS::Region}' },
      deep: { 'Fn::Sub': '/home/${AWS::Region}/uploads' },
      agent: { 'Fn::Sub': '/etc/ecs/${AWS::Region}' },
      user: { 'Fn::Sub': '/home/${AWS::Region}/.ssh' },
    }),
    gives: { uploads: 'absent', library: 'unknown', deep: 'absent', agent: 'present', user: 'present' },
  },
  {
    name: 'whether it is writable is not known: at least read-only',
    template: {
      Parameters: { Frozen: { Type: 'String' } },
      Resources: {
        It: { Type: 'AWS::ECS::TaskDefinition', Properties: task({ etc: '/etc' }, { Ref: 'Frozen' }) },
      },
    },
    gives: {
      etc: {
        is: 'present',
        severity: 'high',
        says: ['sourcePath is "/etc".', 'Mounted in metrics at "/host/etc".'],
      },
    },
  },
])
