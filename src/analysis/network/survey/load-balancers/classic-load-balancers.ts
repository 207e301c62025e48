import type { Resource } from '../../../../model/resource.ts'
import {
  allPorts,
  type Listener,
  type LoadBalancer,
  type PortRange,
  type RegisteredTarget,
  type TargetGroup,
  tcp,
} from '../../network.ts'
import type { NetworkWorkload } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { interfacesOfInstance } from '../interfaces/instance-interfaces.ts'
import { addOwned } from '../interfaces/owned-interfaces.ts'
import { listed } from '../listed.ts'
import { standingsIn } from '../workloads/standing.ts'
import { facesInternet } from './load-balancers.ts'
import { targetsIn } from './registrations.ts'

type Classic = Resource<'AWS::ElasticLoadBalancing::LoadBalancer'>

interface Balancers {
  readonly loadBalancers: readonly LoadBalancer[]
  readonly targetGroups: readonly TargetGroup[]
}

/** Classic Load Balancers. Each port of their instances is a target group. */
export function addClassicBalancers(workloads: readonly NetworkWorkload[], draft: Draft): Balancers {
  const made = draft.of('AWS::ElasticLoadBalancing::LoadBalancer').map((balancer) => {
    const thing = draft.thing(balancer)
    const isInternetFacing = facesInternet(draft.world.read(balancer, 'scheme'))
    const interfaces = addOwned(
      {
        resource: balancer,
        kind: 'load-balancer',
        standings: standingsIn(listed(balancer, 'subnets', draft.world), draft),
        groups: listed(balancer, 'securityGroups', draft.world),
        public4: isInternetFacing,
      },
      draft,
    )
    const ports = portsOf(balancer, draft)
    const listeners = ports.map(
      ({ port, certain }, index): Listener => ({
        id: `${balancer.address}/${index}`,
        name: `${thing.name} ${port[0]}`,
        origin: balancer.place,
        protocol: tcp,
        port,
        forwards: [
          {
            targetGroup: `${balancer.address}/targets/${index}`,
            isAuthenticated: false,
            certain,
            origin: balancer.place,
          },
        ],
        certain,
      }),
    )
    const targetGroups = ports.map(
      ({ behind }, index): TargetGroup => ({
        ...thing,
        id: `${balancer.address}/targets/${index}`,
        protocol: tcp,
        targets: targetsOf(balancer, behind, workloads, draft),
        preservesClientIp: false,
        crossesZones: 'unknown',
        whole: listed(balancer, 'instances', draft.world).unknown.length === 0,
      }),
    )
    const loadBalancer: LoadBalancer = {
      ...thing,
      kind: 'classic',
      isInternetFacing,
      interfaces,
      hasGroups: true,
      judgesPrivateLink: true,
      listeners,
      whole: true,
    }
    return { loadBalancer, targetGroups }
  })
  return {
    loadBalancers: made.map(({ loadBalancer }) => loadBalancer),
    targetGroups: made.flatMap(({ targetGroups }) => targetGroups),
  }
}

interface Port {
  readonly port: PortRange
  readonly behind: PortRange
  readonly certain: boolean
}

function portsOf(balancer: Classic, draft: Draft): readonly Port[] {
  const { world } = draft
  const described = listed(balancer, 'listenerDescriptions', world).items.flatMap(({ value, certain }) => {
    const listener = world.read(value, 'listener')
    return listener.is === 'known' ? [{ value: listener.value, certain }] : []
  })
  return [...listed(balancer, 'listeners', world).items, ...described].map(({ value, certain }): Port => {
    const [port, behind] = [world.read(value, 'loadBalancerPort'), world.read(value, 'instancePort')]
    return {
      port: port.is === 'known' ? [port.value, port.value] : allPorts,
      behind: behind.is === 'known' ? [behind.value, behind.value] : allPorts,
      certain: certain && port.is === 'known' && world.certainlyExists(balancer),
    }
  })
}

/** Instances that are registered, those of Auto Scaling groups, and what services register. */
function targetsOf(
  balancer: Classic,
  ports: PortRange,
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): readonly RegisteredTarget[] {
  const { world } = draft
  const instances = listed(balancer, 'instances', world).items.flatMap(({ read, certain }) => {
    const instance = draft.resource(read)
    const [primary] = instance ? interfacesOfInstance(instance, draft) : []
    return primary === undefined ? [] : [{ id: primary, certain, origin: read.origin }]
  })
  const grouped = draft
    .of('AWS::AutoScaling::AutoScalingGroup')
    .flatMap((group) =>
      listed(group, 'loadBalancerNames', world).items.flatMap(({ read, certain }) =>
        draft.idOf(read) === balancer.address
          ? draft.ownedBy(group.address).map((id) => ({ id, certain, origin: read.origin }))
          : [],
      ),
    )
  const byId = new Map(workloads.map((workload) => [workload.id, workload]))
  const served = draft.of('AWS::ECS::Service').flatMap((service) =>
    listed(service, 'loadBalancers', world).items.flatMap(({ value, certain }) => {
      if (draft.idOf(world.read(value, 'loadBalancerName')) !== balancer.address) return []
      const targets = targetsIn(byId.get(service.address)?.sockets ?? [], value, certain, draft)
      return targets.filter(({ ports: own }) => own[0] <= ports[1] && ports[0] <= own[1])
    }),
  )
  const plain = [...instances, ...grouped].map(
    ({ id, certain, origin }): RegisteredTarget => ({ to: { is: 'interface', id }, ports, certain, origin }),
  )
  return [...plain, ...served]
}
