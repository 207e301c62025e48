import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskNetworkModeHost = trait({
  id: 'task-network-mode-host',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Host network mode',
  why: 'A break-in to a container reaches the loopback services of the host and the credentials of its instance role.',
  fix: 'Set networkMode to awsvpc, with networkConfiguration on the service, or to bridge on hosts of your own.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { networkMode: 'awsvpc' } },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS task networking options for EC2',
    'AWS Security Hub User Guide, ECS.17',
  ],
  evaluate: (task, world) => whole(check(world, task, 'networkMode', (mode) => mode === 'host')),
})
