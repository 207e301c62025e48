import { traitCases } from '../../../test/trait-cases.ts'
import { execInitProcessMissing } from './exec-init-process-missing.ts'

const shop = (task: object, service: object = { EnableExecuteCommand: true }) => ({
  Parameters: { Flag: { Type: 'String' } },
  Resources: {
    Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' }, ...service } },
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: task },
  },
})
const init = (InitProcessEnabled: unknown) => ({ LinuxParameters: { InitProcessEnabled } })

traitCases(execInitProcessMissing, [
  {
    name: 'names every container without',
    template: shop({
      ContainerDefinitions: [
        { Name: 'web' },
        { Name: 'api', ...init(true) },
        { Name: 'cart', ...init(false) },
        { Name: 'stock', ...init({ Ref: 'Flag' }) },
      ],
    }),
    gives: {
      web: {
        is: 'present',
        severity: 'info',
        certainty: 'certain',
        says: ['linuxParameters is not set, and with it initProcessEnabled.'],
      },
      api: 'absent',
      cart: { is: 'present', says: ['initProcessEnabled is false.'] },
      stock: 'unknown',
    },
  },
  {
    name: 'without ECS Exec',
    template: shop({ ContainerDefinitions: [{ Name: 'web' }] }, {}),
    gives: { web: 'not-applicable' },
  },
  {
    name: 'on Windows',
    template: shop({
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web' }],
    }),
    gives: { web: 'not-applicable' },
  },
  {
    name: 'a parameter decides whether it can be entered',
    template: shop(
      { ContainerDefinitions: [{ Name: 'web' }, { Name: 'api', ...init(true) }] },
      { EnableExecuteCommand: { Ref: 'Flag' } },
    ),
    gives: { web: 'unknown', api: 'absent' },
  },
])
