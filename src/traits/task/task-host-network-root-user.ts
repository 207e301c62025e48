import { isRoot } from '../../analysis/runtime/container-user.ts'
import { shownText } from '../../analysis/texts.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, no, possibly, unknown, unset, yes } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskHostNetworkRootUser = trait({
  id: 'task-host-network-root-user',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Host network mode with a root, non-privileged container',
  why: 'An intruder is root in the network of the host and can listen to and answer the traffic of other tasks.',
  fix: 'Set user to one that is not root, or leave host mode; privileged is no remedy.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { containerDefinitions: [{ name: 'web', user: '1000' }] } },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, ContainerDefinition', 'AWS Security Hub User Guide, ECS.1 (retired)'],
  evaluate: (task, world) => {
    const host = check(world, task, 'networkMode', (mode) => mode === 'host')
    return eachItem(world, task, 'containerDefinitions', (container) => {
      const privileged = check(world, container, 'privileged', (value) => value === true)
      if (privileged.is === 'yes') return no
      const user = userIsRoot(container, world)
      return all(privileged.is === 'unknown' ? [host, user, privileged] : [host, user])
    })
  },
})

/** The AWS rule counts a user that is not set as root, although the image may name another. */
function userIsRoot(container: StructOf<typeof containerDefinition>, world: World): Answer {
  const user = world.read(container, 'user')
  if (user.is === 'absent') {
    const says = 'user is not set, and the image may not name another than root.'
    return possibly(unset(says, container.shape.source, user.origin))
  }
  const root = isRoot(user)
  if (root === 'unknown' && user.is === 'unknown') return unknown(user, 'user')
  return root === false ? no : yes(`user is "${shownText(user)}".`, user.origin)
}
