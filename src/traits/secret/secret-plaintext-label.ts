import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, unknown } from '../answer.ts'
import { holdsSecret } from '../plaintext.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretPlaintextLabel = trait({
  id: 'secret-plaintext-label',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Credential in dockerLabels or tags',
  why: 'Labels and tags are shown to everybody who may list resources or the containers of a host, and copied into bills and logs.',
  fix: 'Remove the label or tag and change the value.',
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Tagging Amazon ECS resources',
    'Amazon ECS API Reference, ContainerDefinition',
  ],
  evaluate: (task, world) => [
    ...eachItem(world, task, 'containerDefinitions', (container) => any(someLabel(container, world))),
    ...(task.slots.tags ? [{ subject: 'tags', answer: any(someTag(task, world)) }] : []),
  ],
})

function someLabel(container: StructOf<typeof containerDefinition>, world: World): readonly Answer[] {
  const { entries, unknown: unread } = world.entries(container, 'dockerLabels')
  return [
    ...[...entries].map(([name, value]) =>
      value.is === 'absent' ? no : holdsSecret(value, name, world, `The label ${name}`),
    ),
    ...unread.map((read) => unknown(read, 'dockerLabels')),
  ]
}

const someTag = (task: Resource<'AWS::ECS::TaskDefinition'>, world: World): readonly Answer[] =>
  someItem(world, task, 'tags', (tag, key) => {
    const value = world.read(tag, 'value')
    return value.is === 'absent' ? no : holdsSecret(value, key, world, `The tag ${key}`)
  })
