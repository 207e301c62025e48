import { shortName } from '../analysis/network/survey/named.ts'
import { awsvpcOf } from '../analysis/workload/awsvpc.ts'
import type { Origin } from '../model/origin.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, notApplicable, unknown } from './answer.ts'
import { whole } from './subjects.ts'
import type { Found } from './trait.ts'

type Subnet = Resource<'AWS::EC2::Subnet'>

/** Judges each subnet that a service names for its tasks, by the name of the subnet; `place` is where they are named. */
export function eachSubnet(
  service: Resource<'AWS::ECS::Service'>,
  world: World,
  judge: (subnet: Subnet, place: Origin) => Answer,
): readonly Found[] {
  const network = awsvpcOf(service, world)
  if (network.is === 'absent') return whole(notApplicable('Its tasks stand in the subnets of their hosts.'))
  if (network.is === 'unknown') return whole(unknown(network, 'networkConfiguration'))
  const list = world.read(network.value, 'subnets')
  const { items, unknown: unread } = world.items(network.value, 'subnets')
  const found = items.map(({ value: target, on: there = [] }): Found => {
    const subnet = world.estate.resolve(target)
    const name = target.text ?? target.name ?? 'The subnet'
    const { value: answer, on = [] } = world.traced(() =>
      subnet && world.exists(subnet)
        ? judge(subnet, list.origin)
        : unknown({ is: 'unknown', why: { because: 'not-scanned', name }, origin: list.origin }, 'A subnet'),
    )
    return { subject: subnet ? shortName(subnet.address) : name, answer, on: new Set([...there, ...on]) }
  })
  const [first] = unread
  if (first) found.push({ subject: 'subnets', answer: unknown(first, 'A part of subnets') })
  return found.length > 0 ? found : whole(notApplicable('It names no subnets.'))
}
