import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type Door, type LoadBalancer, type PortRange, tcp, udp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { primaryOf } from '../interfaces/instance-interfaces.ts'
import { listed } from '../listed.ts'

type EndpointGroup = Resource<'AWS::GlobalAccelerator::EndpointGroup'>

/** Source: AWS Global Accelerator Developer Guide, "Preserve client IP addresses in AWS Global Accelerator". */
export const acceleratorDoors = (balancers: readonly LoadBalancer[], draft: Draft): readonly Door[] => {
  const known = new Set(balancers.map(({ id }) => id))
  return draft.of('AWS::GlobalAccelerator::EndpointGroup').flatMap((group) => doorsOf(group, known, draft))
}

function doorsOf(group: EndpointGroup, balancers: ReadonlySet<string>, draft: Draft): readonly Door[] {
  const { world } = draft
  const listener = draft.resource(world.read(group, 'listenerArn'))
  const spoken = listener && world.read(listener, 'protocol')
  const ranges = listener ? listed(listener, 'portRanges', world).items : []
  const ports = ranges.map(({ value }): PortRange => {
    const [from, to] = [world.read(value, 'fromPort'), world.read(value, 'toPort')]
    return from.is === 'known' && to.is === 'known' ? [from.value, to.value] : allPorts
  })
  const own = ports.length > 0 ? ports : [allPorts]
  const behind = overridden(group, own, draft)
  return listed(group, 'endpointConfigurations', world).items.flatMap(({ value, certain }, index): readonly Door[] => {
    const read = world.read(value, 'endpointId')
    const found = draft.resource(read)
    const isInstance = found?.type === 'AWS::EC2::Instance'
    if (!found || (!isInstance && !balancers.has(found.address))) {
      draft.gap(`An endpoint of ${draft.thing(group).name} is not in this scan.`, read.origin)
      return []
    }
    const keeps = world.read(value, 'clientIPPreservationEnabled')
    const isKept = isInstance || (keeps.is === 'known' ? keeps.value : 'unknown')
    return [
      {
        ...draft.thing(group),
        id: `${group.address}/${index}`,
        origin: read.origin,
        kind: 'global-accelerator',
        from: 'internet',
        protocol: spoken?.is === 'known' && spoken.value === 'UDP' ? udp : tcp,
        ports: own,
        to: isInstance
          ? { is: 'interface', id: primaryOf(found, draft), ports: behind }
          : { is: 'load-balancer', id: found.address, ports: behind },
        seenAs: isKept === true ? { is: 'client' } : { is: 'unknown' },
        isPublicOrigin: isKept === false,
        comesFromInside: isKept !== false,
        isAuthenticated: false,
        certain: certain && listener !== undefined && world.certainlyExists(group) && isKept !== 'unknown',
      },
    ]
  })
}

/** The ports at the endpoints, where they are others than the listener's. */
function overridden(group: EndpointGroup, own: readonly PortRange[], draft: Draft): readonly PortRange[] {
  const { world } = draft
  const overrides = listed(group, 'portOverrides', world).items.flatMap(({ value }): readonly PortRange[] => {
    const port = world.read(value, 'endpointPort')
    return port.is === 'known' ? [[port.value, port.value]] : []
  })
  return overrides.length > 0 ? overrides : own
}
