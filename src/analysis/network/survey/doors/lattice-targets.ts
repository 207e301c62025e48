import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type Door, type PortRange } from '../../network.ts'
import type { NetworkWorkload, Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { primaryOf } from '../interfaces/instance-interfaces.ts'
import { listed } from '../listed.ts'
import { interfacesByAddress } from '../load-balancers/target-groups.ts'
import { portsOf } from '../workloads/ports.ts'
import { vpcsBySubnet } from '../workloads/standing.ts'

type Group = Resource<'AWS::VpcLattice::TargetGroup'>

/** What stands in target groups of VPC Lattice: what they list, and the tasks of services. */
export function latticeTargets(
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): ReadonlyMap<string, readonly Door['to'][]> {
  const found = new Map<string, Door['to'][]>()
  const add = (group: string | undefined, targets: readonly Door['to'][]) => {
    if (group !== undefined) found.set(group, [...(found.get(group) ?? []), ...targets])
  }
  for (const group of draft.of('AWS::VpcLattice::TargetGroup')) add(group.address, listedIn(group, draft))
  const byId = new Map(workloads.map((workload) => [workload.id, workload]))
  for (const service of draft.of('AWS::ECS::Service')) {
    for (const { value } of listed(service, 'vpcLatticeConfigurations', draft.world).items) {
      const group = draft.idOf(draft.world.read(value, 'targetGroupArn'))
      const name = draft.world.read(value, 'portName')
      const named = name.is === 'known' ? portsNamed(name.value, service, draft) : undefined
      const sockets = byId.get(service.address)?.sockets ?? []
      add(group, sockets.filter((socket) => isNamed(socket, named)).map(toSocket))
    }
  }
  return found
}

const toSocket = ({ interface: id, ports }: Socket): Door['to'] => ({ is: 'interface', id, ports: [ports] })

const isNamed = ({ containerPort }: Socket, named: readonly PortRange[] | undefined) =>
  named === undefined || named.some(([from, to]) => from <= containerPort && containerPort <= to)

/** The ports of a service's containers with a name; undefined where none is known to have it. */
function portsNamed(name: string, service: Resource<'AWS::ECS::Service'>, draft: Draft) {
  const task = draft.resource(draft.world.read(service, 'taskDefinition'))
  const named = task ? portsOf(task, draft).filter((port) => port.name === name) : []
  return named.length > 0 ? named.map(({ ports }) => ports) : undefined
}

function listedIn(group: Group, draft: Draft): readonly Door['to'][] {
  const { world } = draft
  const config = world.read(group, 'config')
  const inside = config.is === 'known' ? config.value : undefined
  const vpc = draft.vpc(inside ? world.read(inside, 'vpcIdentifier') : world.read(group, 'vpcIdentifier'))
  const usual = inside ? world.read(inside, 'port') : world.read(group, 'port')
  const targets = listed(group, 'targets', world)
  const type = world.read(group, 'type')
  if (targets.unknown.length > 0 && vpc !== undefined && !(type.is === 'known' && type.value === 'LAMBDA'))
    return whateverIsIn(vpc, usual.is === 'known' ? [usual.value, usual.value] : allPorts, draft)
  return targets.items.flatMap(({ value }): readonly Door['to'][] => {
    const [id, own] = [world.read(value, 'id'), world.read(value, 'port')]
    const port = own.is === 'absent' ? usual : own
    const ports: readonly PortRange[] = [port.is === 'known' ? [port.value, port.value] : allPorts]
    const found = draft.resource(id)
    if (found?.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer')
      return [{ is: 'load-balancer', id: found.address, ports }]
    if (found?.type === 'AWS::EC2::Instance') return [{ is: 'interface', id: primaryOf(found, draft), ports }]
    const text = id.is === 'known' ? id.value.text : undefined
    const at = text === undefined ? undefined : draft.index(interfacesByAddress).get(`${vpc} ${text}`)
    return (at ?? []).map((one) => ({ is: 'interface', id: one, ports }))
  })
}

/** Whatever may be registered, where nobody asked what is. */
function whateverIsIn(vpc: string, ports: PortRange, draft: Draft): readonly Door['to'][] {
  const vpcs = draft.index(vpcsBySubnet)
  const found = draft.interfaces.flatMap(({ id, owner, subnet }): readonly Door['to'][] => {
    if (owner.is === 'nat-gateway' || !vpcs.get(subnet)?.includes(vpc)) return []
    return [
      owner.is === 'load-balancer' && owner.id !== id
        ? { is: owner.is, id: owner.id, ports: [ports] }
        : { is: 'interface', id, ports: [ports] },
    ]
  })
  return [...new Map(found.map((to) => [`${to.is} ${to.id}`, to])).values()]
}
