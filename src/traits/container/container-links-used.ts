import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, notApplicable, unknown, unset, yes } from '../answer.ts'
import { onLaunchType, onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'

const outside = 'ECS takes links in bridge mode only.'

export const containerLinksUsed = trait({
  id: 'container-links-used',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Legacy bridge links share environment between containers',
  why: 'An intruder in one container reads the environment of the linked one, and the secrets in it.',
  fix: 'Remove links and let the containers speak over localhost in awsvpc mode or through Service Connect.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[web].links'] },
  responsible: { FARGATE: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, ContainerDefinition', 'Amazon ECS API Reference, TaskDefinition'],
  evaluate: (task, world) => {
    const bridge = isBridge(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) =>
      all([bridge, has(world, container, 'links', () => true)]),
    )
  },
})

/** Where networkMode is absent, a Linux task on a host of one's own is in bridge mode; elsewhere it cannot be. */
function isBridge(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Answer {
  const mode = world.read(task, 'networkMode')
  if (mode.is === 'unknown') return unknown(mode, 'networkMode')
  if (mode.is === 'known')
    return mode.value === 'bridge' ? yes('networkMode is "bridge".', mode.origin) : notApplicable(outside)
  return where(onLaunchType(task, world, ['EC2', 'EXTERNAL'], outside), () =>
    where(onLinux(task, world, outside), () =>
      unset(
        'networkMode is not set and AWS takes "bridge".',
        'networkMode "bridge" (Amazon ECS API Reference, TaskDefinition)',
        mode.origin,
      ),
    ),
  )
}
