import { networkModeOf } from '../../analysis/workload/network-mode.ts'
import type { portMapping } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, no, unknown, yes } from '../answer.ts'
import { onLaunchType, onLinux, where } from '../applies.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

const apart = 'Fargate and Managed Instances give the task a network interface of its own.'
const nat = 'Windows has no bridge mode.'

export const taskHostPortStatic = trait({
  id: 'task-host-port-static',
  category: 'Reachability',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Fixed host port on a shared instance',
  why: 'Whoever reaches the instance reaches the container, on a port that is known beforehand and past the load balancer.',
  fix: 'Set networkMode to awsvpc or, in bridge mode, hostPort to 0.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      networkMode: 'bridge',
      containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    },
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'low',
  references: ['Amazon ECS API Reference, PortMapping'],
  evaluate: (task, world) => {
    const mode = networkModeOf(task, world)
    return eachItem(world, task, 'containerDefinitions', (container) => {
      const fixed = (judge: (mapping: Mapping, world: World) => Answer) =>
        any(someItem(world, container, 'portMappings', (mapping) => judge(mapping, world)))
      if (mode.is === 'unknown') return all([fixed(inHostMode), unknown(mode, 'networkMode')])
      if (mode.is === 'absent') {
        return where(onLaunchType(task, world, ['EC2', 'EXTERNAL'], apart), () =>
          where(onLinux(task, world, nat), () => fixed(inBridgeMode)),
        )
      }
      return mode.value === 'bridge' ? fixed(inBridgeMode) : mode.value === 'host' ? fixed(inHostMode) : no
    })
  },
})

type Mapping = StructOf<typeof portMapping>

/** Absent or 0, the port is a free one. */
const inBridgeMode = (mapping: Mapping, world: World): Answer =>
  check(world, mapping, 'hostPort', (port) => port !== undefined && port !== 0)

/** Absent, the port is the container's own: there is no other in this mode. */
function inHostMode(mapping: Mapping, world: World): Answer {
  const written = [world.read(mapping, 'hostPort'), world.read(mapping, 'containerPort')]
  const port = written.find((read) => read.is !== 'absent' && !(read.is === 'known' && read.value === 0))
  if (!port) return no
  const number = port.is === 'known' ? ` ${port.value}` : ''
  return yes(`In host mode port${number} of the container is that of the host.`, port.origin)
}
