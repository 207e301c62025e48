import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type PortRange } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { alternatives, listed } from '../listed.ts'

type Listener = Resource<'AWS::VpcLattice::Listener'>

/** A listener of a service of VPC Lattice that sends requests to a target group. */
export interface Leading {
  readonly service: string
  readonly ports: PortRange
}

/** By target group, what leads to it; under no name what leads nobody knows where. */
export function* leadingByGroup(draft: Draft): Iterable<readonly [group: string, Leading]> {
  const { world } = draft
  for (const listener of draft.of('AWS::VpcLattice::Listener')) {
    const service = draft.idOf(world.read(listener, 'serviceIdentifier'))
    if (service === undefined) continue
    const leading = { service, ports: portsOf(listener, draft) }
    const rules = draft.index(rulesByListener).get(listener.address) ?? []
    const actions = [world.read(listener, 'defaultAction'), ...rules.map((rule) => world.read(rule, 'action'))]
    for (const action of actions) for (const group of groupsIn(action, listener, draft)) yield [group, leading]
  }
}

function groupsIn(action: ReturnType<typeof actionOf>, { from }: Listener, draft: Draft): readonly string[] {
  const { world } = draft
  // A list of listeners does not say what they do.
  if (action.is !== 'known') return action.is === 'unknown' || from === 'reply' ? [''] : []
  const forward = world.read(action.value, 'forward')
  if (forward.is !== 'known') return forward.is === 'unknown' ? [''] : []
  const groups = listed(forward.value, 'targetGroups', world)
  const named = groups.items.flatMap(({ value }) =>
    alternatives(value, 'targetGroupIdentifier', world).map(({ read }) => draft.idOf(read) ?? ''),
  )
  return groups.unknown.length > 0 ? [...named, ''] : named
}

const actionOf = (listener: Listener, { world }: Draft) => world.read(listener, 'defaultAction')

function portsOf(listener: Listener, { world }: Draft): PortRange {
  const [port, protocol] = [world.read(listener, 'port'), world.read(listener, 'protocol')]
  if (port.is === 'known') return [port.value, port.value]
  if (port.is === 'unknown' || protocol.is !== 'known') return allPorts
  return protocol.value === 'HTTP' ? [80, 80] : [443, 443]
}

function* rulesByListener(draft: Draft): Iterable<readonly [listener: string, Resource<'AWS::VpcLattice::Rule'>]> {
  for (const rule of draft.of('AWS::VpcLattice::Rule')) {
    const listener = draft.idOf(draft.world.read(rule, 'listenerIdentifier'))
    if (listener !== undefined) yield [listener, rule]
  }
}
