import { any, knownBy, no, unknown, yes } from '../answer.ts'
import { someCommandSecret } from '../commands.ts'
import { someLogSecret } from '../log-options.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'
import { someAwsKey, someOtherSecret } from '../variables.ts'

export const secretNotInjected = trait({
  id: 'secret-not-injected',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container reads no injected secret although it has credentials elsewhere',
  why: 'None of the credentials of the container is kept where access to it is controlled, logged and can be taken away.',
  fix: 'Reference each credential with secrets, valueFrom being the ARN of a Secrets Manager secret or SecureString parameter.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
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
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const { items, unknown: unread } = world.items(container, 'secrets')
      if (items.length > 0) return no
      const plain = any([
        ...someAwsKey(container, world),
        ...someOtherSecret(container, world),
        ...someCommandSecret(container, world),
        ...someLogSecret(container, world),
      ])
      if (plain.is !== 'yes') return plain
      const [first] = unread
      if (first) return unknown(first, 'secrets')
      const many = plain.evidence.length === 1 ? 'a credential stands' : `${plain.evidence.length} credentials stand`
      const found = yes(
        `secrets is empty, and ${many} in plain text in the container.`,
        world.read(container, 'secrets').origin,
      )
      // Each credential is told by a trait of its own.
      return knownBy('secrets', found)
    }),
})
