import { any } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'
import { someAwsKey } from '../variables.ts'

export const secretAwsAccessKeyEnv = trait({
  id: 'secret-aws-access-key-env',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'AWS access key in the environment',
  why: 'Whoever may describe the task definition or look into the container gets a key that works from anywhere until it is revoked.',
  fix: 'Give the task a task role, remove the variables, and revoke the key.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { taskRoleArn: 'arn:aws:iam::111122223333:role/shop-web' },
    remove: [
      'containerDefinitions[web].environment[AWS_ACCESS_KEY_ID]',
      'containerDefinitions[web].environment[AWS_SECRET_ACCESS_KEY]',
    ],
  },
  severity: 'critical',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS task IAM role',
    'AWS SDKs and Tools Reference Guide, AWS access keys',
    'AWS Security Hub User Guide, ECS.8',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => any(someAwsKey(container, world))),
})
