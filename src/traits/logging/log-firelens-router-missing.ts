import { type Firelens, firelensOf, logsThroughRouter } from '../../analysis/logging/firelens.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import { placeOf, type World } from '../../model/world.ts'
import { type Answer, any, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const logFirelensRouterMissing = trait({
  id: 'log-firelens-router-missing',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'awsfirelens driver without a router',
  why: 'What an intruder does is not recorded: the logs have nowhere to go, or their router can be stopped while the task runs on.',
  fix: 'Have one container with firelensConfiguration, essential and with a log driver other than awsfirelens.',
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
        { name: 'web', logConfiguration: { logDriver: 'awsfirelens' } },
      ],
    },
  },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Example Amazon ECS task definition: Route logs to FireLens'],
  evaluate: (task, world) => {
    const firelens = firelensOf(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) => {
      const routes = firelens.routers.some((router) => router.container === container)
      return routes ? judgeRouter(container, firelens, world) : judgeSender(container, firelens, world)
    })
  },
})

type Container = StructOf<typeof containerDefinition>

function judgeRouter(router: Container, { routers, senders, maySend }: Firelens, world: World): Answer {
  const [unread] = maySend
  if (senders.length === 0 && !unread) return notApplicable('No container logs through the router.')
  const own = world.read(router, 'logConfiguration')
  const answer = any([
    check(world, router, 'essential', (essential) => essential !== true),
    senders.includes(router) ? yes('The router logs through awsfirelens, which is itself.', own.origin) : no,
    routers.length > 1 ? yes(`${routers.length} containers have firelensConfiguration.`, placeOf(router)) : no,
  ])
  // Nothing is wrong with a router that nobody uses.
  return answer.is === 'yes' && senders.length === 0 && unread
    ? unknown(unread, 'The log driver of a container')
    : answer
}

function judgeSender(container: Container, { routers, mayRoute }: Firelens, world: World): Answer {
  const sends = logsThroughRouter(container, world)
  if (sends === false) return notApplicable('It does not log through a router.')
  if (routers.length > 0) return no
  const [unread] = mayRoute
  if (unread) return unknown(unread, 'firelensConfiguration of a container')
  if (sends !== true) return unknown(sends, 'logDriver')
  const own = world.read(container, 'logConfiguration')
  return yes('logDriver is "awsfirelens" and no container of the task has firelensConfiguration.', own.origin)
}
