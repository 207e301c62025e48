import type { LaunchType } from '../../analysis/workload/launch-types.ts'
import type { NetworkMode } from '../../analysis/workload/network-mode.ts'
import type { Resource } from '../../model/resource.ts'
import { launchTypes } from '../../model/resources/service.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check } from '../answer.ts'
import { onLaunchType, where } from '../applies.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskNetworkModeUnsupported = trait({
  id: 'task-network-mode-unsupported',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Network mode that the launch type does not accept',
  why: 'ECS refuses the task, so the version that is meant to run, with its fixes, does not.',
  fix: 'Set networkMode to awsvpc, with networkConfiguration on the service, or to bridge on hosts of your own.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' } },
  responsible: { EC2: 'nobody' },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, RegisterTaskDefinition',
    'Amazon ECS Developer Guide, Amazon ECS task networking options for EC2',
  ],
  evaluate: (task, world) =>
    whole(
      any(
        launchTypes.map((type) =>
          where(onLaunchType(task, world, [type], `It does not run on ${type}.`), () => isRefused(type, task, world)),
        ),
      ),
    ),
})

/** The modes that each launch type refuses; undefined is no mode at all. */
const refused: Readonly<Record<LaunchType, readonly (NetworkMode | undefined)[]>> = {
  EC2: [],
  EXTERNAL: ['awsvpc'],
  FARGATE: ['none', 'bridge', 'host', 'default', undefined],
  MANAGED_INSTANCES: ['bridge', 'default'],
}

function isRefused(type: LaunchType, task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Answer {
  const mode = world.read(task, 'networkMode')
  if (type === 'MANAGED_INSTANCES' && (mode.is === 'absent' || (mode.is === 'known' && mode.value === 'none'))) {
    const what = mode.is === 'absent' ? 'a task without networkMode' : 'networkMode "none"'
    const says = `Whether Managed Instances take ${what} is not known: the documentation contradicts itself.`
    return { is: 'unknown', missing: [{ says, origin: mode.origin }] }
  }
  const says = (value: NetworkMode) => `networkMode is "${value}", which is refused on ${type}.`
  return check(world, task, 'networkMode', (value) => refused[type].includes(value), says)
}
