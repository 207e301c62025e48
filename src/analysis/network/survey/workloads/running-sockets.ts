import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type PortRange, tcp, udp } from '../../network.ts'
import type { Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { interfacesOfInstance } from '../interfaces/instance-interfaces.ts'
import { interfacesOfTask } from '../interfaces/interface-owners.ts'
import { listed } from '../listed.ts'
import { type ContainerPort, portsOf } from './ports.ts'
import { tasksByWorkload } from './running-tasks.ts'

type Task = Resource<'Breakwater::ECS::Task'>

/** Where the tasks of a workload really listen, from what replies show of them; undefined where they show none. */
export function runningSocketsOf(workload: string, draft: Draft): readonly Socket[] | undefined {
  const tasks = draft.index(tasksByWorkload).get(workload)
  if (!tasks) return undefined
  const placed = tasks.map((task) => socketsOfTask(task, draft))
  const known = placed.flatMap((sockets) => sockets ?? [])
  return placed.every((sockets) => sockets === undefined) ? undefined : known
}

function socketsOfTask(task: Task, draft: Draft): readonly Socket[] | undefined {
  const { world } = draft
  const own = interfacesOfTask(task, draft)
  const definition = world.follow(task, 'taskDefinition')
  const ports = definition.is === 'known' ? portsOf(definition.value, draft) : []
  if (own.length > 0) return own.flatMap((id) => ports.map((port) => socketOf(id, port)))
  const instance = world.follow(task, 'containerInstanceArn')
  const host = instance.is === 'known' ? world.follow(instance.value, 'ec2InstanceId') : undefined
  if (host?.is !== 'known') return undefined
  const bound = bindingsOf(task, draft)
  return interfacesOfInstance(host.value, draft).flatMap((id) => bound.map((port) => socketOf(id, port)))
}

/** The ports of the host that lead to the containers of a task, in bridge and host mode. */
function bindingsOf(task: Task, draft: Draft): readonly (ContainerPort & { readonly containerPort: number })[] {
  const { world } = draft
  return listed(task, 'containers', world).items.flatMap(({ value: container }) => {
    const name = world.read(container, 'name')
    return listed(container, 'networkBindings', world).items.map(({ value: binding }) => {
      const [host, inside] = [world.read(binding, 'hostPort'), world.read(binding, 'containerPort')]
      const range = world.read(binding, 'hostPortRange')
      const [, from, to] = range.is === 'known' ? (/^(\d+)-(\d+)$/.exec(range.value) ?? []) : []
      const protocol = world.read(binding, 'protocol')
      const ports: PortRange =
        host.is === 'known' ? [host.value, host.value] : from === undefined ? allPorts : [Number(from), Number(to)]
      return {
        container: name.is === 'known' ? name.value : '',
        ports,
        protocol: protocol.is === 'known' && protocol.value === 'udp' ? udp : tcp,
        hostPort: undefined,
        name: undefined,
        certain: host.is === 'known' || from !== undefined,
        containerPort: inside.is === 'known' ? inside.value : ports[0],
      }
    })
  })
}

const socketOf = (id: string, port: ContainerPort & { readonly containerPort?: number }): Socket => ({
  interface: id,
  protocol: port.protocol,
  ports: port.ports,
  container: port.container,
  containerPort: port.containerPort ?? port.ports[0],
  isDynamic: false,
  isPlaced: port.certain || 'unknown',
})
