import type { Resource } from '../../../../model/resource.ts'
import type { loadBalancer, service } from '../../../../model/resources/service.ts'
import type { Struct, StructOf } from '../../../../model/shape.ts'
import { allPorts, type PortRange, type RegisteredTarget } from '../../network.ts'
import type { NetworkWorkload, Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { alternatives, listed } from '../listed.ts'

type Registering = Struct<Pick<(typeof service)['fields'], 'loadBalancers'>>
type Registrations = Map<string, RegisteredTarget[]>

/** What is registered with each target group by those who use it. */
export function registrationsOf(
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): ReadonlyMap<string, readonly RegisteredTarget[]> {
  const found: Registrations = new Map()
  const byId = new Map(workloads.map((workload) => [workload.id, workload]))
  for (const starter of [...draft.of('AWS::ECS::Service'), ...draft.of('AWS::ECS::TaskSet')]) {
    const workload = byId.get(starter.address)
    if (workload) addOf(workload, starter, found, draft)
  }
  for (const group of draft.of('AWS::AutoScaling::AutoScalingGroup')) addOfGroup(group, found, draft)
  return found
}

function add(found: Registrations, group: string | undefined, targets: readonly RegisteredTarget[]): void {
  if (group === undefined) return
  const same = found.get(group)
  if (same) same.push(...targets)
  else found.set(group, [...targets])
}

function addOf(workload: NetworkWorkload, starter: Registering, found: Registrations, draft: Draft): void {
  const { world } = draft
  for (const { value, certain } of listed(starter, 'loadBalancers', world).items) {
    const seen = targetsIn(workload.sockets, value, certain, draft)
    const targets = seen.length > 0 || workload.whole ? seen : unseenTargets(workload, value, draft)
    for (const { read, certain: isOne } of alternatives(value, 'targetGroupArn', world)) {
      add(found, draft.idOf(read), isOne ? targets : targets.map(perhaps))
      joinVpcs(draft.resource(read), targets, draft)
    }
    const advanced = world.read(value, 'advancedConfiguration')
    if (advanced.is !== 'known') continue
    // A deployment moves the service from one of its two target groups to the other.
    const other = draft.idOf(world.read(advanced.value, 'alternateTargetGroupArn'))
    add(found, other, targets.map(perhaps))
  }
}

/** Tasks stand in the VPC of the target group that they are registered with. */
function joinVpcs(
  group: Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'> | undefined,
  targets: readonly RegisteredTarget[],
  draft: Draft,
): void {
  const vpc = group && draft.vpc(draft.world.read(group, 'vpcId'))
  if (vpc === undefined) return
  for (const { to } of targets) {
    const [subnet] = draft.index(subnetsByInterface).get(to.id) ?? []
    if (subnet !== undefined) draft.together.join(`vpc ${vpc}`, `subnet ${subnet}`)
  }
}

export function* subnetsByInterface({ interfaces }: Draft): Iterable<readonly [string, string]> {
  for (const { id, subnet } of interfaces) yield [id, subnet]
}

const perhaps = (target: RegisteredTarget): RegisteredTarget => ({ ...target, certain: false })

/** The sockets of the container and the port that a service registers. */
export function targetsIn(
  sockets: readonly Socket[],
  registered: StructOf<typeof loadBalancer>,
  certain: boolean,
  { world }: Draft,
): readonly RegisteredTarget[] {
  const [name, port] = [world.read(registered, 'containerName'), world.read(registered, 'containerPort')]
  const { origin } = world.read(registered, 'targetGroupArn')
  return sockets
    .filter(({ container }) => name.is !== 'known' || container === name.value)
    .filter(
      ({ containerPort, ports }) => port.is !== 'known' || containerPort === port.value || holds(ports, port.value),
    )
    .map((socket) => ({
      to: { is: 'interface', id: socket.interface },
      ports:
        !socket.isDynamic && port.is === 'known' && holds(socket.ports, port.value)
          ? [port.value, port.value]
          : socket.ports,
      certain: certain && name.is === 'known' && port.is === 'known' && socket.isPlaced === true,
      origin,
    }))
}

/** The port is registered even where the container that has it is not known. */
function unseenTargets(
  { id }: NetworkWorkload,
  registered: StructOf<typeof loadBalancer>,
  draft: Draft,
): readonly RegisteredTarget[] {
  const { world } = draft
  const port = world.read(registered, 'containerPort')
  const { origin } = world.read(registered, 'targetGroupArn')
  const ports: PortRange = port.is === 'known' ? [port.value, port.value] : allPorts
  return draft.ownedBy(id).map((own) => ({ to: { is: 'interface', id: own }, ports, certain: false, origin }))
}

const holds = ([from, to]: Socket['ports'], port: number) => from <= port && port <= to

/** An Auto Scaling group registers its instances at the port of the target group. */
function addOfGroup(group: Resource<'AWS::AutoScaling::AutoScalingGroup'>, found: Registrations, draft: Draft): void {
  const { world } = draft
  for (const { read, certain } of listed(group, 'targetGroupARNs', world).items) {
    const target = draft.resource(read)
    const port = target && world.read(target, 'port')
    if (port?.is !== 'known') continue
    const targets = draft.ownedBy(group.address).map(
      (id): RegisteredTarget => ({
        to: { is: 'interface', id },
        ports: [port.value, port.value],
        certain,
        origin: read.origin,
      }),
    )
    add(found, target?.address, targets)
  }
}
