import { check, unknown, unset } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const logConfigurationMissing = trait({
  id: 'log-configuration-missing',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container has no log configuration',
  why: 'What an intruder does in the container leaves no trace that outlives the task.',
  fix: 'Set logConfiguration to the awslogs driver, or to awsfirelens with Fluent Bit as the router.',
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
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Send Amazon ECS logs to CloudWatch', 'AWS Security Hub User Guide, ECS.9'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const configuration = world.read(container, 'logConfiguration')
      if (configuration.is === 'unknown') return unknown(configuration, 'logConfiguration')
      if (configuration.is === 'known')
        return check(world, configuration.value, 'logDriver', (driver) => driver === undefined)
      return unset('logConfiguration is not set.', container.shape.source, configuration.origin)
    }),
})
