import type { LaunchType } from '../../analysis/workload/launch-types.ts'
import { usesOf } from '../../analysis/workload/uses.ts'
import type { Resource } from '../../model/resource.ts'
import type { service } from '../../model/resources/service.ts'
import type { Struct } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, knownBy, no, notApplicable, unknown, yes } from '../answer.ts'
import { onLaunchType } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Launch types on whose hosts the customer may log in and inspect containers. */
const ownHosts: readonly LaunchType[] = ['EC2', 'EXTERNAL']

export const secretInjectedAsEnvironment = trait({
  id: 'secret-injected-as-environment',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Injected secret is still an environment variable',
  why: 'Whoever gets onto the host, or into the container by ECS Exec, reads the value in the environment of its processes.',
  fix: 'Let the program read the secret at start with the task role, or a sidecar write it to a volume that the program mounts read-only.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[web].secrets'] },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
  ],
  evaluate: (task, world) => {
    const read = who(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) => {
      const { items, unknown: unread } = world.items(container, 'secrets')
      const [first] = unread
      if (items.length === 0) return first ? unknown(first, 'secrets') : notApplicable('It has no injected secret.')
      if (read.is !== 'yes') return read
      const [{ says }] = read.evidence
      const many = items.length === 1 ? 'a secret' : `${items.length} secrets`
      const found = yes(
        `secrets puts ${many} into the environment, and ${says}`,
        world.read(container, 'secrets').origin,
      )
      return knownBy(`secrets; ${says}`, found)
    })
  },
})

/** Is there somebody who reads the environment of the task's containers from outside? */
function who(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Answer {
  for (const { starter } of usesOf(task, world)) {
    if (starter.type !== 'AWS::ECS::Service' && starter.type !== 'Breakwater::ECS::Task') continue
    const opened: Struct<Pick<(typeof service)['fields'], 'enableExecuteCommand'>> = starter
    const exec = world.read(opened, 'enableExecuteCommand')
    if (exec.is === 'known' && exec.value) return yes('ECS Exec shows it to whoever may start it.', exec.origin)
  }
  const applies = onLaunchType(task, world, ownHosts, '')
  if (applies === 'yes') return yes('the container runtime of the host shows it.', task.place)
  return applies.is === 'unknown' ? applies : no
}
