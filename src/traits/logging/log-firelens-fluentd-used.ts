import { check } from '../answer.ts'
import { eachRouter } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logFirelensFluentdUsed = trait({
  id: 'log-firelens-fluentd-used',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Fluentd used where Fluent Bit is lighter',
  why: 'A larger program with more dependencies has more flaws to break in through, and sees all logs of the task.',
  fix: 'Set type to fluentbit and use an image of Fluent Bit.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'log-router',
          image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5',
          firelensConfiguration: { type: 'fluentbit' },
        },
      ],
    },
  },
  severity: 'info',
  references: ['Amazon ECS Developer Guide, Send Amazon ECS logs to an AWS service or AWS Partner'],
  evaluate: (task, world) =>
    eachRouter(task, world, (configuration) => check(world, configuration, 'type', (type) => type === 'fluentd')),
})
