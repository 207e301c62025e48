import { check } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const containerPrivileged = trait({
  id: 'container-privileged',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container runs in privileged mode',
  why: 'A break-in to the container is a break-in to the host: root there reaches every other task and its credentials.',
  fix: 'Remove privileged and add only the Linux capabilities that the program needs.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[web].privileged'] },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS Developer Guide, Task definition parameters', 'AWS Security Hub User Guide, ECS.4'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      check(world, container, 'privileged', (privileged) => privileged === true),
    ),
})
