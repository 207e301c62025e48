import { firelensOf, logsThroughRouter, startsAfter } from '../../analysis/logging/firelens.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { type Applies, onLaunchType, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const logFirelensStartOrder = trait({
  id: 'log-firelens-start-order',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Router may start after the application',
  why: 'The first lines of the application are lost, and with them what an intruder did to its start.',
  fix: 'Add the router to dependsOn of the container, with condition START or, where it has a health check, HEALTHY.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'log-router',
          image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5',
          essential: true,
          firelensConfiguration: { type: 'fluentbit' },
        },
        {
          name: 'web',
          logConfiguration: { logDriver: 'awsfirelens' },
          dependsOn: [{ containerName: 'log-router', condition: 'START' }],
        },
      ],
    },
  },
  responsible: { FARGATE: 'AWS', MANAGED_INSTANCES: 'AWS' },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, Send Amazon ECS logs to an AWS service or AWS Partner'],
  evaluate: (task, world) => {
    const { routers, mayRoute } = firelensOf(task, world)
    const bridge = inBridgeMode(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) => {
      const sends = logsThroughRouter(container, world)
      if (sends === false || routers.some((router) => router.container === container)) {
        return notApplicable('It does not log through a router.')
      }
      const [router] = routers
      const [unread] = mayRoute
      if (!router && unread) return unknown(unread, 'firelensConfiguration of a container')
      if (!router) return notApplicable('The task has no router.')
      return where(bridge, () => {
        const after = startsAfter(container, router.container, task, world)
        if (after === true) return no
        if (sends !== true) return unknown(sends, 'logDriver')
        const says = `It does not depend on the router ${router.name}`
        const dependsOn = world.read(container, 'dependsOn')
        if (after === 'unknown')
          return { is: 'unknown', missing: [{ says: `${says} as far as can be seen.`, origin: dependsOn.origin }] }
        return dependsOn.is === 'absent'
          ? unset(`${says}: dependsOn is not set.`, container.shape.source, dependsOn.origin)
          : yes(`${says}.`, dependsOn.origin)
      })
    })
  },
})

/** Elsewhere Amazon ECS starts the router first by itself. FireLens is for Linux, where bridge is what AWS takes. */
function inBridgeMode(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Applies {
  const because = 'Amazon ECS starts the router first where the network mode is not bridge.'
  const onHosts = onLaunchType(task, world, ['EC2', 'EXTERNAL'], because)
  const mode = world.read(task, 'networkMode')
  if (mode.is === 'unknown') return unknown(mode, 'networkMode')
  return mode.is === 'known' && mode.value !== 'bridge' ? notApplicable(because) : onHosts
}
