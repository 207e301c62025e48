import { optionOf } from '../../analysis/logging/log-options.ts'
import { isOneOf, shownText } from '../../analysis/texts.ts'
import { no, notApplicable, unknown, yes } from '../answer.ts'
import { eachLogConfiguration } from '../log-routers.ts'
import { trait } from '../trait.ts'

const accountDecides =
  'mode is not set, so the account setting defaultLogDriverMode decides (non-blocking unless it was changed), and it is not in this scan.'

export const logModeBlocking = trait({
  id: 'log-mode-blocking',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Logging can block the application',
  why: 'Who stops the log destination from answering, or floods it, stops the application too: it waits until its lines are taken.',
  fix: 'Set mode to non-blocking, and max-buffer-size to what the container writes while the destination is away.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          logConfiguration: { logDriver: 'awslogs', options: { mode: 'non-blocking', 'max-buffer-size': '25m' } },
        },
      ],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, LogConfiguration',
    'Amazon ECS Developer Guide, Access Amazon ECS features with account settings',
  ],
  evaluate: (task, world) =>
    eachLogConfiguration(task, world, (configuration) => {
      const driver = world.read(configuration, 'logDriver')
      if (driver.is === 'absent') return notApplicable('The container has no log driver.')
      const mode = optionOf(configuration, 'mode', world)
      if (mode.is === 'absent') return { is: 'unknown', missing: [{ says: accountDecides, origin: mode.origin }] }
      const free = isOneOf(mode, ['non-blocking'])
      if (free === 'unknown' && mode.is === 'unknown') return unknown(mode, 'mode')
      return free === true ? no : yes(`mode is "${shownText(mode)}".`, mode.origin)
    }),
})
