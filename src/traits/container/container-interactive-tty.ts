import { any, check } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const containerInteractiveTty = trait({
  id: 'container-interactive-tty',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Interactive stdin or TTY left on',
  why: 'Whoever reaches the container runtime can attach to the program and type into it.',
  fix: 'Remove interactive and pseudoTerminal.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].interactive', 'containerDefinitions[web].pseudoTerminal'],
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, ContainerDefinition'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      any([
        check(world, container, 'interactive', (interactive) => interactive === true),
        check(world, container, 'pseudoTerminal', (pseudoTerminal) => pseudoTerminal === true),
      ]),
    ),
})
