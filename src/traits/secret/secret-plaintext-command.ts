import { any } from '../answer.ts'
import { someCommandSecret } from '../commands.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretPlaintextCommand = trait({
  id: 'secret-plaintext-command',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Credential in command, entryPoint or healthCheck',
  why: 'Whoever may describe the task definition, or list the processes of the container or of its host, reads the credential.',
  fix: 'Reference the value with secrets, let the program read that variable, and change the value.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          command: ['shop-web', 'serve'],
          secrets: [
            {
              name: 'DB_PASSWORD',
              valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf:password::',
            },
          ],
        },
      ],
    },
  },
  severity: 'high',
  references: ['Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => any(someCommandSecret(container, world))),
})
