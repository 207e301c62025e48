import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { action as actionShape } from '../../../../model/resources/listener.ts'
import type { StructOf } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type Forward, type Listener, type PortRange, type Protocol, tcp, udp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { alternatives, type Listed, listed } from '../listed.ts'
import { type Conditions, conditionsOf } from './rule-conditions.ts'
import { unknownForwards, unseenForwards } from './unseen-listeners.ts'

type Action = StructOf<typeof actionShape>

interface Listeners {
  readonly listeners: readonly Listener[]
  readonly whole: boolean
}

/** The listeners of a load balancer, with the rules that send requests on. */
export const listenersOf = (balancer: string, draft: Draft): Listeners => ({
  listeners: (draft.index(listenersByBalancer).get(balancer) ?? []).flatMap((one) => listenerOf(one, balancer, draft)),
  whole: !draft.index(listenersByBalancer).has(''),
})

function listenerOf(
  listener: Resource<'AWS::ElasticLoadBalancingV2::Listener'>,
  balancer: string,
  draft: Draft,
): readonly Listener[] {
  const { world, estate } = draft
  const actions = listed(listener, 'defaultActions', world)
  const seen = [
    ...forwardsOf(actions, {}, world.certainlyExists(listener), draft),
    ...forwardsOfRules(listener.address, draft),
  ]
  const isWhole =
    listener.from !== 'reply' ||
    !isRuled(world.read(listener, 'protocol')) ||
    estate.complete('AWS::ElasticLoadBalancingV2::ListenerRule', listener.address)
  const forwards = isWhole ? seen : [...seen, ...unseenForwards(balancer, seen, draft)]
  const port = world.read(listener, 'port')
  const own: PortRange = port.is === 'known' ? [port.value, port.value] : allPorts
  const certain = world.certainlyExists(listener) && port.is === 'known'
  return protocolsOf(world.read(listener, 'protocol')).map((protocol, index) => ({
    ...draft.thing(listener),
    ...(index > 0 && { id: `${listener.address}/${protocol}` }),
    protocol,
    port: own,
    forwards,
    certain,
  }))
}

/** Rules are for HTTP: a network load balancer has none. */
const isRuled = (protocol: Read<string>) => protocol.is !== 'known' || /^HTTPS?$/i.test(protocol.value)

/** What the rules of a listener send on. */
export const forwardsOfRules = (listener: string, draft: Draft): readonly Forward[] =>
  (draft.index(rulesByListener).get(listener) ?? []).flatMap((rule) => forwardsOfRule(rule, draft))

/** Of a network load balancer TCP_UDP is both; HTTP, HTTPS, TLS and what is not written are TCP. */
function protocolsOf(read: Read<string>): readonly Protocol[] {
  if (read.is === 'unknown') return [tcp, udp]
  const word = read.is === 'known' ? read.value.toUpperCase() : ''
  if (word === 'UDP' || word === 'QUIC') return [udp]
  if (word === 'GENEVE') return ['all']
  return word === 'TCP_UDP' || word === 'TCP_QUIC' ? [tcp, udp] : [tcp]
}

export function* listenersByBalancer(
  draft: Draft,
): Iterable<readonly [balancer: string, Resource<'AWS::ElasticLoadBalancingV2::Listener'>]> {
  for (const listener of draft.of('AWS::ElasticLoadBalancingV2::Listener')) {
    const read = draft.world.read(listener, 'loadBalancerArn')
    const balancer = draft.resource(read)
    if (!balancer) draft.gap(`The load balancer of ${draft.thing(listener).name} is not known.`, read.origin)
    yield [balancer?.address ?? draft.idOf(read) ?? '', listener]
  }
}

export function* rulesByListener(
  draft: Draft,
): Iterable<readonly [listener: string, Resource<'AWS::ElasticLoadBalancingV2::ListenerRule'>]> {
  for (const rule of draft.of('AWS::ElasticLoadBalancingV2::ListenerRule')) {
    const listener = draft.idOf(draft.world.read(rule, 'listenerArn'))
    if (listener !== undefined) yield [listener, rule]
  }
}

function forwardsOfRule(rule: Resource<'AWS::ElasticLoadBalancingV2::ListenerRule'>, draft: Draft): readonly Forward[] {
  const { world } = draft
  const { about, certain } = conditionsOf(rule, draft)
  return forwardsOf(listed(rule, 'actions', world), about, certain && world.certainlyExists(rule), draft)
}

/** What a list of actions sends on; what redirects or answers itself sends nothing. */
function forwardsOf(
  { items, unknown }: Listed<Action>,
  about: Conditions,
  certain: boolean,
  draft: Draft,
): readonly Forward[] {
  const { world } = draft
  const isAuthenticated = authenticated(items, draft)
  const forwards: Forward[] = []
  const add = (read: Parameters<Draft['idOf']>[0], isCertain: boolean, origin: Origin) => {
    const targetGroup = draft.idOf(read)
    if (targetGroup !== undefined)
      forwards.push({ targetGroup, ...about, isAuthenticated, certain: certain && isCertain, origin })
  }
  for (const { value: action, certain: isCertain } of items) {
    const own = alternatives(action, 'targetGroupArn', world)
    for (const { read, certain: isOwn } of own) add(read, isCertain && isOwn, read.origin)
    const config = world.read(action, 'forwardConfig')
    if (config.is !== 'known') continue
    for (const { value, certain: isWritten } of listed(config.value, 'targetGroups', world).items) {
      const isUsed = isWritten && !isUnused(world.read(value, 'weight'))
      for (const { read, certain: isOne } of alternatives(value, 'targetGroupArn', world))
        if (!own.some((one) => draft.idOf(one.read) === draft.idOf(read)))
          add(read, isCertain && isUsed && isOne, read.origin)
    }
  }
  for (const { origin } of unknown) draft.gap('An action of a listener is not known.', origin)
  return unknown.length > 0 ? [...forwards, ...unknownForwards(about, draft)] : forwards
}

/** Nothing is sent to what has no weight, until a deployment gives it some. */
const isUnused = (weight: Read<number>) => weight.is === 'unknown' || (weight.is === 'known' && weight.value === 0)

function authenticated(items: Listed<Action>['items'], { world }: Draft): Maybe {
  const answers = items.map(({ value, certain }): Maybe => {
    const type = world.read(value, 'type')
    if (type.is !== 'known') return type.is === 'unknown' && 'unknown'
    if (type.value === 'jwt-validation') return certain || 'unknown'
    if (type.value !== 'authenticate-oidc' && type.value !== 'authenticate-cognito') return false
    const oidc = world.read(value, 'authenticateOidcConfig')
    const cognito = world.read(value, 'authenticateCognitoConfig')
    const otherwise =
      oidc.is === 'known'
        ? world.read(oidc.value, 'onUnauthenticatedRequest')
        : cognito.is === 'known'
          ? world.read(cognito.value, 'onUnauthenticatedRequest')
          : undefined
    if (otherwise?.is === 'unknown') return 'unknown'
    return (otherwise?.is !== 'known' || otherwise.value !== 'allow') && (certain || 'unknown')
  })
  return answers.includes(true) || (answers.includes('unknown') && 'unknown')
}
