import { any } from '../answer.ts'
import { someLogSecret } from '../log-options.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretLogOptionPlaintext = trait({
  id: 'secret-log-option-plaintext',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Logging-platform token in plain options',
  why: 'Whoever may describe the task definition gets the token and writes to the logs, or with many platforms reads them.',
  fix: 'Move the option into secretOptions with the ARN of a secret or SecureString parameter, and change the token.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          logConfiguration: {
            logDriver: 'splunk',
            secretOptions: [
              {
                name: 'splunk-token',
                valueFrom: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/splunk-AbCdEf',
              },
            ],
          },
        },
      ],
    },
    remove: ['containerDefinitions[web].logConfiguration.options.splunk-token'],
  },
  severity: 'high',
  references: [
    'Amazon ECS API Reference, LogConfiguration',
    'Amazon ECS Developer Guide, Pass secrets to an Amazon ECS logging configuration',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => any(someLogSecret(container, world))),
})
