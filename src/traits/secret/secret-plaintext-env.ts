import { any } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'
import { someOtherSecret } from '../variables.ts'

/** AWS keys are secret-aws-access-key-env's: one secret is said once. */
export const secretPlaintextEnv = trait({
  id: 'secret-plaintext-env',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Credential in a plain environment variable',
  why: 'Whoever may describe the task definition, read the template or look into the container reads the credential and uses it.',
  fix: 'Put the value into Secrets Manager or a SecureString parameter, reference it with secrets, change the value, and delete the old revisions.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          secrets: [
            {
              name: 'DB_PASSWORD',
              valueFrom: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/db-AbCdEf:password::',
            },
          ],
        },
      ],
    },
    remove: ['containerDefinitions[web].environment[DB_PASSWORD]'],
  },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
    'AWS CloudFormation User Guide, Get a secret or secret value from Secrets Manager',
    'AWS Security Hub User Guide, ECS.8',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => any(someOtherSecret(container, world))),
})
