import type { Resource } from '../../../../model/resource.ts'
import type { Maybe } from '../../../../model/text.ts'
import { awsvpcOf } from '../../../workload/awsvpc.ts'
import { launchTypesOfUse } from '../../../workload/launch-types.ts'
import { networkModeOf } from '../../../workload/network-mode.ts'
import { operatingSystemOf } from '../../../workload/operating-system.ts'
import { type Scheduler, scheduledTasksOf, schedulerTypes } from '../../../workload/scheduled-tasks.ts'
import type { Use } from '../../../workload/uses.ts'
import type { PortRange } from '../../network.ts'
import type { NetworkWorkload, Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import type { Host } from '../interfaces/hosts.ts'
import { placesOf } from '../interfaces/placement.ts'
import { addTaskInterfaces } from '../interfaces/task-interfaces.ts'
import { type ContainerPort, dynamicRange, dynamicRangeOfWindows, hasKnownContainers, portsOf } from './ports.ts'
import { runningSocketsOf } from './running-sockets.ts'
import { workloadOfTask } from './running-tasks.ts'
import { ingressPortsOf } from './service-connect.ts'

type Starter = Resource<'AWS::ECS::Service' | 'AWS::ECS::TaskSet' | 'Breakwater::ECS::Task'>

interface Launching {
  readonly launch: Use['launch']
  readonly cluster: Use['cluster']
}

/** Everything that starts tasks, with the interfaces and ports on which they take connections. */
export function addWorkloads(hosts: readonly Host[], draft: Draft): readonly NetworkWorkload[] {
  const { world } = draft
  const starters: readonly Starter[] = [
    ...draft.of('AWS::ECS::Service'),
    ...draft.of('AWS::ECS::TaskSet'),
    ...draft.of('Breakwater::ECS::Task'),
  ]
  const schedulers = schedulerTypes.flatMap((type): readonly Scheduler[] => draft.of(type))
  return [
    ...starters.flatMap((starter) => {
      if (isPartOfAnother(starter, draft)) return []
      const cluster = clusterOf(starter, draft)
      return [workloadOf(starter, [{ launch: starter, cluster }], true, hosts, draft)]
    }),
    ...schedulers.flatMap((scheduler) => {
      const { tasks, unread } = scheduledTasksOf(scheduler, world)
      const counted = tasks.filter(({ launch }) => launch.slots.taskDefinition !== undefined)
      return counted.length > 0 ? [workloadOf(scheduler, counted, unread.length === 0, hosts, draft)] : []
    }),
  ]
}

function clusterOf(starter: Starter, { world }: Draft): Use['cluster'] {
  switch (starter.type) {
    case 'AWS::ECS::Service':
      return world.follow(starter, 'cluster')
    case 'AWS::ECS::TaskSet':
      return world.follow(starter, 'cluster')
    case 'Breakwater::ECS::Task':
      return world.follow(starter, 'cluster')
  }
}

/** A task that a service of the scan started, or a service whose task sets say how it starts. */
function isPartOfAnother(starter: Starter, draft: Draft): boolean {
  if (starter.type === 'Breakwater::ECS::Task') {
    const group = draft.world.read(starter, 'group')
    return starter.from === 'reply' && group.is === 'known' && draft.index(servicesOfTasks).has(starter.address)
  }
  return (
    starter.type === 'AWS::ECS::Service' &&
    starter.slots.taskDefinition === undefined &&
    draft.index(servicesOfSets).has(starter.address)
  )
}

function* servicesOfTasks(draft: Draft): Iterable<readonly [task: string, service: string]> {
  for (const task of draft.of('Breakwater::ECS::Task')) {
    const workload = workloadOfTask(task, draft)
    if (workload !== task.address) yield [task.address, workload]
  }
}

function* servicesOfSets(draft: Draft): Iterable<readonly [service: string, set: string]> {
  for (const set of draft.of('AWS::ECS::TaskSet')) {
    const service = draft.idOf(draft.world.read(set, 'service'))
    if (service !== undefined) yield [service, set.address]
  }
}

function workloadOf(
  starter: Resource,
  launches: readonly Launching[],
  isRead: boolean,
  hosts: readonly Host[],
  draft: Draft,
): NetworkWorkload {
  const thing = draft.thing(starter)
  const running = runningSocketsOf(starter.address, draft)
  if (running) return { ...thing, sockets: running, whole: true }
  const made = launches.map((launching) => socketsOf(starter, launching, hosts, draft))
  return {
    ...thing,
    sockets: made.flatMap(({ sockets }) => sockets),
    whole: isRead && made.every(({ whole }) => whole),
  }
}

interface Sockets {
  readonly sockets: readonly Socket[]
  readonly whole: boolean
}

function socketsOf(starter: Resource, launching: Launching, hosts: readonly Host[], draft: Draft): Sockets {
  const { world } = draft
  const definition = world.follow(launching.launch, 'taskDefinition')
  if (definition.is !== 'known')
    draft.gap(`The task definition that ${draft.thing(starter).name} runs is not in this scan.`, definition.origin)
  const task = definition.is === 'known' ? definition.value : undefined
  const mode = modeOf(task, launching, draft)
  if (mode === 'none') return { sockets: [], whole: true }
  const ports = task ? portsOf(task, draft) : []
  const { sockets, whole } =
    mode === 'awsvpc'
      ? onOwnInterfaces(starter, launching, ports, draft)
      : onHosts(placesOf(starter, launching, task, hosts, draft), ports, mode, task, draft)
  const isRead = task !== undefined && hasKnownContainers(task, draft) && mode !== undefined
  return { sockets, whole: whole && isRead }
}

type Mode = 'awsvpc' | 'host' | 'bridge' | 'none' | undefined

/** What decides where a task listens: Fargate knows one mode only, and only that has a network configuration. */
function modeOf(task: Resource<'AWS::ECS::TaskDefinition'> | undefined, launching: Launching, draft: Draft): Mode {
  const { world } = draft
  const mode = task && networkModeOf(task, world)
  const types = launchTypesOfUse(launching, world)
  if (types && types.size > 0 && [...types].every((type) => type === 'FARGATE')) return 'awsvpc'
  if (mode?.is === 'known') return mode.value === 'default' ? 'bridge' : mode.value
  if (awsvpcOf(launching.launch, world).is === 'known') return 'awsvpc'
  return mode?.is === 'absent' && mode.default !== undefined ? 'bridge' : undefined
}

function onOwnInterfaces(
  starter: Resource,
  launching: Launching,
  ports: readonly ContainerPort[],
  draft: Draft,
): Sockets {
  const { world } = draft
  const network = awsvpcOf(launching.launch, world)
  if (network.is !== 'known') return { sockets: [], whole: false }
  const workload = { ...draft.thing(starter), certain: world.certainlyExists(starter) }
  const types = launchTypesOfUse(launching, world)
  const interfaces = addTaskInterfaces(workload, network.value, types, draft)
  const proxied = starter.type === 'AWS::ECS::Service' ? ingressPortsOf(starter, ports, draft) : []
  const sockets = interfaces.flatMap(({ id, isPlaced }) =>
    [...ports, ...proxied].map((port) => socketAt(id, port, port.ports, false, isPlaced)),
  )
  return { sockets, whole: interfaces.length > 0 }
}

function onHosts(
  { places, whole }: ReturnType<typeof placesOf>,
  ports: readonly ContainerPort[],
  mode: Mode,
  task: Resource<'AWS::ECS::TaskDefinition'> | undefined,
  draft: Draft,
): Sockets {
  const system = task && operatingSystemOf(task, draft.world)
  const usual = system?.is === 'known' && system.value === 'windows' ? dynamicRangeOfWindows : dynamicRange
  const sockets = places.flatMap(({ host, interface: id, isPlaced }) =>
    ports.flatMap((port) => {
      if (mode === 'host') return [socketAt(id, port, port.ports, false, isPlaced)]
      if (port.hostPort !== undefined) return [socketAt(id, port, [port.hostPort, port.hostPort], false, isPlaced)]
      return [socketAt(id, port, host.dynamicPorts ?? usual, true, isPlaced)]
    }),
  )
  return { sockets, whole }
}

const socketAt = (
  id: string,
  { container, protocol, ports: own, certain }: ContainerPort,
  ports: PortRange,
  isDynamic: boolean,
  isPlaced: Maybe,
): Socket => ({
  interface: id,
  protocol,
  ports,
  container,
  containerPort: own[0],
  isDynamic,
  isPlaced: certain ? isPlaced : isPlaced && 'unknown',
})
