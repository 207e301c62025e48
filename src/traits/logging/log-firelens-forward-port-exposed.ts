import type { portMapping } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check } from '../answer.ts'
import { eachRouter } from '../log-routers.ts'
import { someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

const forwardPort = 24224

export const logFirelensForwardPortExposed = trait({
  id: 'log-firelens-forward-port-exposed',
  category: 'Reachability',
  resource: 'AWS::ECS::TaskDefinition',
  title: "Router's forward port can be reached from outside the task",
  why: 'Whoever reaches the port writes log lines in the name of the application, or fills the router until it drops real ones.',
  fix: 'Remove the port mapping of 24224 from the router and the ingress rule that admits it.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[log-router].portMappings[24224]'] },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Send Amazon ECS logs to an AWS service or AWS Partner'],
  evaluate: (task, world) =>
    eachRouter(task, world, (_configuration, container) =>
      any(someItem(world, container, 'portMappings', (mapping) => mapsForwardPort(mapping, world))),
    ),
})

function mapsForwardPort(mapping: StructOf<typeof portMapping>, world: World): Answer {
  return any([
    check(world, mapping, 'containerPort', (port) => port === forwardPort),
    check(world, mapping, 'containerPortRange', (range) => {
      const [first = Number.NaN, last = Number.NaN] = (range ?? '').split('-').map(Number)
      return first <= forwardPort && forwardPort <= last
    }),
  ])
}
