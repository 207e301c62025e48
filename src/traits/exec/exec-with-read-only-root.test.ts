import { traitCases } from '../../../test/trait-cases.ts'
import { execWithReadOnlyRoot } from './exec-with-read-only-root.ts'

const shop = (containers: readonly object[], service: object = { EnableExecuteCommand: true }) => ({
  Parameters: { Flag: { Type: 'String' } },
  Resources: {
    Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' }, ...service } },
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: containers } },
  },
})
const mounts = (...paths: readonly string[]) => ({
  MountPoints: paths.map((ContainerPath, index) => ({ SourceVolume: `agent-${index}`, ContainerPath })),
})

traitCases(execWithReadOnlyRoot, [
  {
    name: 'names every container whose agent cannot write',
    template: shop([
      { Name: 'web', ReadonlyRootFilesystem: true },
      { Name: 'api', ReadonlyRootFilesystem: true, ...mounts('/managed-agents', '/var/lib/amazon') },
      { Name: 'cart', ReadonlyRootFilesystem: false },
      {
        Name: 'stock',
        ReadonlyRootFilesystem: true,
        ...mounts('/managed-agents', '/var/lib/amazon/ssm/', '/var/log/amazon/ssm'),
      },
      {
        Name: 'prices',
        ReadonlyRootFilesystem: true,
        ...mounts('/managed-agents'),
        LinuxParameters: { Tmpfs: [{ ContainerPath: '/var', Size: 64 }] },
      },
    ]),
    gives: {
      web: {
        is: 'present',
        severity: 'info',
        certainty: 'certain',
        says: [
          'readonlyRootFilesystem is true.',
          'No writable volume is mounted at /managed-agents, /var/lib/amazon/ssm, /var/log/amazon/ssm.',
        ],
      },
      api: {
        is: 'present',
        says: ['readonlyRootFilesystem is true.', 'No writable volume is mounted at /var/log/amazon/ssm.'],
      },
      cart: 'absent',
      stock: 'absent',
      prices: 'absent',
    },
  },
  {
    name: 'a volume that is read-only is of no use',
    template: shop([
      {
        Name: 'web',
        ReadonlyRootFilesystem: true,
        MountPoints: [{ SourceVolume: 'all', ContainerPath: '/', ReadOnly: true }],
      },
    ]),
    gives: { web: 'present' },
  },
  {
    name: 'without ECS Exec',
    template: shop([{ Name: 'web', ReadonlyRootFilesystem: true }], {}),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'what cannot be read',
    template: shop([
      { Name: 'web', ReadonlyRootFilesystem: { Ref: 'Flag' } },
      { Name: 'api', ReadonlyRootFilesystem: true, MountPoints: { 'Fn::ImportValue': 'shop-mounts' } },
    ]),
    gives: { web: 'unknown', api: 'unknown' },
  },
  {
    name: 'a parameter decides whether it can be entered',
    template: shop([{ Name: 'web', ReadonlyRootFilesystem: true }], { EnableExecuteCommand: { Ref: 'Flag' } }),
    gives: { '': 'unknown' },
  },
])
