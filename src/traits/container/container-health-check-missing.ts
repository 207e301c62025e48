import { isLoadBalanced } from '../../analysis/load-balancing/load-balancing.ts'
import { textsOf } from '../../analysis/texts.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, no, unknown, yes } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const containerHealthCheckMissing = trait({
  id: 'container-health-check-missing',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'No health check',
  why: 'A container that hangs, or that an intruder has broken, goes on running because nothing notices it.',
  fix: 'Add a healthCheck to the container.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        { name: 'web', healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'] } },
      ],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Determine Amazon ECS task health using container health checks',
    'Amazon ECS API Reference, HealthCheck',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const unchecked = hasNoHealthCheck(container, world)
      if (unchecked.is === 'no') return no
      const balanced = isLoadBalanced(task, container, world)
      if (typeof balanced === 'boolean') return balanced ? no : unchecked
      return all([unchecked, unknown(balanced, 'Whether a load balancer checks its health')])
    }),
})

/** `NONE` switches off the check that the image has; ECS takes no notice of that one anyway. */
function hasNoHealthCheck(container: StructOf<typeof containerDefinition>, world: World): Answer {
  const healthCheck = world.read(container, 'healthCheck')
  if (healthCheck.is !== 'known') return check(world, container, 'healthCheck', (value) => value === undefined)
  const command = world.read(healthCheck.value, 'command')
  if (command.is === 'absent') return no
  if (command.is === 'unknown') return unknown(command, 'healthCheck.command')
  const [first] = textsOf(command.value, world)
  if (first?.is === 'unknown') return unknown(first, 'healthCheck.command')
  return first?.value === 'NONE' ? yes('healthCheck.command is NONE.', first.origin) : no
}
