import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type PortRange, type RegisteredTarget, type TargetGroup, tcp, udp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { interfacesOfInstance } from '../interfaces/instance-interfaces.ts'
import { listed } from '../listed.ts'

type Group = Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>

/** The target groups of the scan, and what is registered with each: by itself, by services, by Auto Scaling groups. */
export function targetGroupsOf(
  registered: ReadonlyMap<string, readonly RegisteredTarget[]>,
  draft: Draft,
): readonly TargetGroup[] {
  return draft.of('AWS::ElasticLoadBalancingV2::TargetGroup').map((group): TargetGroup => {
    const { world, estate } = draft
    const targets = listed(group, 'targets', world)
    const own = [...targets.items.map(({ value, certain }) => ({ value, certain })), ...healthOf(group, draft)]
    const attributes = attributesOf(group, draft)
    const more = registered.get(group.address) ?? []
    const made = [...own.flatMap(({ value, certain }) => targetsOf(group, value, certain, draft)), ...more]
    const whole =
      group.from === 'template'
        ? targets.unknown.length === 0
        : estate.complete('Breakwater::ElasticLoadBalancingV2::TargetHealth', group.address)
    return {
      ...draft.thing(group),
      protocol: protocolOf(world.read(group, 'protocol')),
      targets: eachOnce(made),
      preservesClientIp: preserves(group, attributes, draft),
      crossesZones: crosses(group, attributes.get('load_balancing.cross_zone.enabled'), draft),
      whole,
    }
  })
}

/** A reply may show what a service registers as well. */
function eachOnce(targets: readonly RegisteredTarget[]): readonly RegisteredTarget[] {
  const found = new Map<string, RegisteredTarget>()
  for (const target of targets) {
    const key = `${target.to.id} ${target.ports.join('-')}`
    if (!found.get(key)?.certain) found.set(key, target)
  }
  return [...found.values()]
}

const protocolOf = (read: Read<string>) => {
  const word = read.is === 'known' ? read.value.toUpperCase() : 'TCP'
  if (word === 'UDP' || word === 'QUIC') return udp
  return word === 'TCP_UDP' || word === 'TCP_QUIC' || word === 'GENEVE' ? 'all' : tcp
}

function healthOf(group: Group, draft: Draft) {
  const { world } = draft
  return (draft.index(healthByGroup).get(group.address) ?? []).flatMap((health) =>
    listed(health, 'targetHealthDescriptions', world).items.flatMap(({ value, certain }) => {
      const target = world.read(value, 'target')
      return target.is === 'known' ? [{ value: target.value, certain }] : []
    }),
  )
}

function* healthByGroup(
  draft: Draft,
): Iterable<readonly [string, Resource<'Breakwater::ElasticLoadBalancingV2::TargetHealth'>]> {
  for (const health of draft.of('Breakwater::ElasticLoadBalancingV2::TargetHealth')) {
    const group = draft.idOf(draft.world.read(health, 'targetGroupArn'))
    if (group !== undefined) yield [group, health]
  }
}

/** A target that a template or a reply registers: an instance, an address or a load balancer. */
function targetsOf(
  group: Group,
  target: ReturnType<typeof healthOf>[number]['value'],
  certain: boolean,
  draft: Draft,
): readonly RegisteredTarget[] {
  const { world } = draft
  const id = world.read(target, 'id')
  const port = world.read(target, 'port')
  const usual = world.read(group, 'port')
  const number =
    port.is === 'known' ? port.value : usual.is === 'known' && port.is === 'absent' ? usual.value : undefined
  const ports: PortRange = number === undefined ? allPorts : [number, number]
  const shared = { ports, certain: certain && number !== undefined, origin: id.origin }
  const found = draft.resource(id)
  if (found?.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer')
    return [{ ...shared, to: { is: 'load-balancer', id: found.address } }]
  if (found?.type === 'AWS::EC2::Instance') return toInstance(found, shared, draft)
  if (found) return []
  const text = id.is === 'known' ? id.value.text : undefined
  const vpc = draft.vpc(world.read(group, 'vpcId'))
  const at = text === undefined ? undefined : draft.index(interfacesByAddress).get(`${vpc} ${text}`)
  if (at) return at.map((one) => ({ ...shared, to: { is: 'interface', id: one } }))
  draft.gap(`The target ${text ?? ''} of ${draft.thing(group).name} is not in this scan.`, id.origin)
  return []
}

/** An instance is reached at its primary interface. */
function toInstance(
  instance: Resource<'AWS::EC2::Instance'>,
  shared: { readonly ports: PortRange; readonly certain: boolean; readonly origin: Origin },
  draft: Draft,
): readonly RegisteredTarget[] {
  const [primary] = interfacesOfInstance(instance, draft)
  return primary === undefined ? [] : [{ ...shared, to: { is: 'interface', id: primary } }]
}

/** Interfaces by their VPC and every private address that they are known to have. */
export function* interfacesByAddress(draft: Draft): Iterable<readonly [string, string]> {
  const { world } = draft
  for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
    const net = draft.resource(world.read(eni, 'subnetId'))
    const vpc = draft.vpc(net ? world.read(net, 'vpcId') : world.read(eni, 'vpcId'))
    const own = world.read(eni, 'privateIpAddress')
    const held = listed(eni, 'privateIpAddresses', world).items.map(({ value }) =>
      world.read(value, 'privateIpAddress'),
    )
    const six = listed(eni, 'ipv6Addresses', world).items.map(({ value }) => world.read(value, 'ipv6Address'))
    const texts = new Set([own, ...held, ...six].flatMap((read) => (read.is === 'known' ? [read.value] : [])))
    for (const text of texts) yield [`${vpc} ${text}`, eni.address]
  }
}

function attributesOf(group: Group, { world }: Draft): ReadonlyMap<string, Maybe> {
  const { items, unknown } = listed(group, 'targetGroupAttributes', world)
  const attributes = new Map<string, Maybe>()
  if (unknown.length > 0) for (const key of judged) attributes.set(key, 'unknown')
  for (const { value, certain } of items) {
    const [key, text] = [world.read(value, 'key'), world.read(value, 'value')]
    if (key.is !== 'known') continue
    const is =
      text.is === 'known'
        ? text.value === 'use_load_balancer_configuration'
          ? undefined
          : text.value === 'true'
        : 'unknown'
    if (is !== undefined) attributes.set(key.value, certain ? is : 'unknown')
  }
  return attributes
}

const judged = ['preserve_client_ip.enabled', 'load_balancing.cross_zone.enabled']

/**
 * Only network load balancers hand on the address of the client: by default to instances, and always over UDP.
 *
 * Source: Elastic Load Balancing, User Guide for Network Load Balancers, "Client IP preservation".
 */
function preserves(group: Group, attributes: ReadonlyMap<string, Maybe>, { world }: Draft): Maybe {
  const protocol = world.read(group, 'protocol')
  const type = world.read(group, 'targetType')
  if (protocol.is === 'unknown' || type.is === 'unknown') return 'unknown'
  const word = protocol.is === 'known' ? protocol.value.toUpperCase() : 'HTTP'
  if (word === 'HTTP' || word === 'HTTPS') return false
  if (word !== 'TCP' && word !== 'TLS') return true
  const isAlb = type.is === 'known' && type.value === 'alb'
  const byDefault = type.is === 'absent' || type.value === 'instance' || isAlb
  return isAlb || (attributes.get('preserve_client_ip.enabled') ?? byDefault)
}

/** Application load balancers cross zones, network load balancers do not, unless a target group says otherwise. */
function crosses(group: Group, own: Maybe | undefined, { world }: Draft): Maybe {
  if (own !== undefined) return own
  const protocol = world.read(group, 'protocol')
  if (protocol.is === 'unknown') return 'unknown'
  const word = protocol.is === 'known' ? protocol.value.toUpperCase() : 'HTTP'
  return word === 'HTTP' || word === 'HTTPS' || 'unknown'
}
