import { isOneOf } from '../../analysis/texts.ts'
import { any, no, unknown } from '../answer.ts'
import { eachItem, someItem } from '../subjects.ts'
import { lacks } from '../texts.ts'
import { trait } from '../trait.ts'

export const containerTmpfsExecutable = trait({
  id: 'container-tmpfs-executable',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'tmpfs mounted without noexec, nosuid, nodev',
  why: 'An intruder can write a program to the tmpfs and run it, even where the root filesystem is read-only.',
  fix: 'Add noexec, nosuid and nodev to mountOptions.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          linuxParameters: { tmpfs: [{ containerPath: '/tmp', mountOptions: ['noexec', 'nosuid', 'nodev'] }] },
        },
      ],
    },
  },
  responsible: { FARGATE: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, Tmpfs'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const parameters = world.read(container, 'linuxParameters')
      if (parameters.is === 'unknown') return unknown(parameters, 'linuxParameters')
      if (parameters.is === 'absent') return no
      return any(
        someItem(world, parameters.value, 'tmpfs', (tmpfs) =>
          any(
            ['noexec', 'nosuid'].map((wanted) =>
              lacks(world, tmpfs, 'mountOptions', (option) => isOneOf(option, [wanted]), wanted),
            ),
          ),
        ),
      )
    }),
})
