import type { Origin } from '../../../../model/origin.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type PortRange, type SecurityGroupRule, type Thing, tcp } from '../../network.ts'
import { type Draft, madeGroups } from '../draft.ts'
import { sayTraffic } from '../groups/protocols.ts'

interface About {
  readonly origin: Origin
  /** On which tasks listen. */
  readonly ports: readonly PortRange[]
  /** Groups are named for the tasks: AWS does not say what it makes beside them. */
  readonly hasOthers: boolean
  readonly isPublic: Maybe
  /** It runs already, so that somebody may have changed what AWS made. */
  readonly isSeen: boolean
}

interface MadeGroups {
  readonly service: string
  readonly loadBalancer: string
}

const everybody = [
  { version: 4, first: 0n, prefix: 0 },
  { version: 6, first: 0n, prefix: 0 },
] as const

/**
 * The groups that AWS makes for an Express Mode service where none are named: HTTPS gets to the load balancer, from there
 * alone to the port of the container, and tasks get out. That holds for IPv4; of whom an internal load balancer lets in,
 * and of IPv6, the page says nothing.
 *
 * Source: Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services".
 */
export function groupsMadeFor(
  { id, name }: Thing,
  { origin, ports, hasOthers, isPublic, isSeen }: About,
  draft: Draft,
): MadeGroups {
  const service = madeGroups.ofService(id)
  const loadBalancer = madeGroups.ofLoadBalancer(id)
  const isMade = !hasOthers && !isSeen
  const rule = (
    of: string,
    says: string,
    rest: Pick<SecurityGroupRule, 'protocol' | 'ports' | 'peer' | 'certain'>,
  ): SecurityGroupRule => ({
    id: `${of}/${says}`,
    name: `${sayTraffic(rest.protocol, rest.ports)}, ${says}`,
    origin,
    ...rest,
  })
  const open = (of: string, protocol: typeof tcp | 'all', range: PortRange, certain: boolean) =>
    everybody.map((cidr) =>
      rule(of, cidr.version === 4 ? '0.0.0.0/0' : '::/0', {
        protocol,
        ports: range,
        peer: { is: 'cidr', cidr },
        certain: certain && cidr.version === 4,
      }),
    )
  const distinct = [...new Map(ports.map((range) => [range.join('-'), range])).values()]
  const between = (of: string, peer: string, says: string) =>
    distinct.map((range) =>
      rule(of, says, { protocol: tcp, ports: range, peer: { is: 'group', id: peer }, certain: isMade }),
    )
  draft.madeGroups.push(
    {
      id: service,
      name: `the security group of ${name}`,
      origin,
      vpc: undefined,
      ingress: between(service, loadBalancer, 'its load balancer'),
      egress: open(service, 'all', allPorts, isMade),
      whole: !isSeen,
    },
    {
      id: loadBalancer,
      name: `the security group of the load balancer of ${name}`,
      origin,
      vpc: undefined,
      ingress: open(loadBalancer, tcp, [443, 443], isMade && isPublic === true),
      egress: between(loadBalancer, service, 'its tasks'),
      whole: !isSeen,
    },
  )
  return { service, loadBalancer }
}
