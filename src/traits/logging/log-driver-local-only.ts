import { isShippedFromHosts } from '../../analysis/logging/log-shipping.ts'
import { isOneOf, shownText } from '../../analysis/texts.ts'
import { no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { eachLogConfiguration } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logDriverLocalOnly = trait({
  id: 'log-driver-local-only',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Logs stay on the host',
  why: 'Who takes over the host, or has it replaced, takes the record of the break-in with it.',
  fix: 'Set logDriver to awslogs, or to awsfirelens with a router in the task.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/ecs/web',
              'awslogs-region': 'eu-central-1',
              'awslogs-stream-prefix': 'web',
            },
          },
        },
      ],
    },
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'low',
  references: ['Amazon ECS API Reference, LogConfiguration'],
  evaluate: (task, world) =>
    eachLogConfiguration(task, world, (configuration) => {
      const driver = world.read(configuration, 'logDriver')
      if (driver.is === 'absent') return notApplicable('The container has no log driver.')
      const says = `logDriver is "${shownText(driver)}".`
      if (isOneOf(driver, ['none']) === true) return yes(says, driver.origin)
      const local = isOneOf(driver, ['json-file', 'journald'])
      if (local === 'unknown' && driver.is === 'unknown') return unknown(driver, 'logDriver')
      if (local !== true || isShippedFromHosts(driver, task, world)) return no
      // An agent that the host's own configuration starts would not be seen here.
      return possibly(yes(says, driver.origin))
    }),
})
