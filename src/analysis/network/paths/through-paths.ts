import { noFlow } from '../engine/reachability.ts'
import type { Interface, LoadBalancer } from '../network.ts'
import { type Passage, Passages } from '../passages/passages.ts'
import { intersection, isEmpty, overlap, union, unionOf } from '../sets/intervals.ts'
import { allServices, type Services, servicesOf } from '../sets/services.ts'
import { amongBounds, servicesIn, type Traffic } from '../sets/traffic.ts'
import type { Check } from './checks.ts'
import { checksThrough } from './passage-checks.ts'
import { type End, oneOf, onInternet, type Path, pathOf, type Wanted } from './path.ts'
import { sayService } from './words.ts'

/** Through load balancers and other doors; to a load balancer through what stands before it. */
export function throughPaths(from: End, to: End & { is: 'interfaces' }, wanted: Wanted): readonly Path[] {
  const { services, version, passages } = wanted
  const clients = onInternet(from, wanted)
  const starts = clients ? (['internet'] as const) : from.is === 'interfaces' ? from.interfaces : []
  return starts.flatMap((client) => {
    const led: readonly (readonly [Passage, Interface])[] = to.loadBalancer
      ? passages.at(to.loadBalancer, client, version).flatMap((passage) => {
          const [node] = to.interfaces
          return node && passage.steps.length > 0 ? [[passage, node] as const] : []
        })
      : to.interfaces.flatMap((one) =>
          passages.to(one, services, client, version).map((passage) => [passage, one] as const),
        )
    return led.flatMap(([passage, one]) => {
      const end = clients ?? (client === 'internet' ? undefined : client)
      return end ? pathThrough(passage, one, end, wanted) : []
    })
  })
}

/** Ways of clients from outside through load balancers, on which something stops all of them. */
export function stoppedPaths(from: End, to: End, wanted: Wanted): readonly Path[] {
  const { services, version, passages, reachability } = wanted
  const clients = onInternet(from, wanted)
  if (!clients || to.is !== 'interfaces' || to.loadBalancer || to.publicAddress) return []
  return to.interfaces.flatMap((one) =>
    passages.stopped(one, services, version).map((passage): Path => {
      const target = servicesOfTarget(passage, services)
      const checks = () => checksThrough(passage, one, clients, { version, services: target }, reachability)
      return { ...pathOf(wanted, clients, one, noFlow, checks), passage }
    }),
  )
}

function pathThrough(passage: Passage, to: Interface, from: Path['from'], wanted: Wanted): readonly Path[] {
  const { version, reachability } = wanted
  const led = 'place' in from ? amongBounds(passage.clients, from.place) : passage.clients
  const arriving = (traffic: Traffic) =>
    servicesIn(traffic).length > 0 ? servicesOfTarget(passage, wanted.services) : []
  const session = { least: arriving(led.least), most: arriving(led.most) }
  if (isEmpty(session.most)) return []
  const checks = (packet: Services, address?: bigint) => {
    const client = 'place' in from ? oneOf(from, address, wanted) : from
    return checksThrough(passage, to, client, { version, services: packet }, reachability)
  }
  return [{ ...pathOf(wanted, from, to, { forward: session, session }, checks), passage: { ...passage, clients: led } }]
}

/** The services of the target that a passage leads to. */
function servicesOfTarget({ steps }: Passage, wanted: Services): Services {
  const last = steps.at(-1)
  if (last?.is === 'load-balancer') return intersection(Passages.servicesOf(last), wanted)
  if (last?.door.to.is !== 'interface') return wanted
  const { protocol, to } = last.door
  return intersection(unionOf(to.ports.map((ports) => servicesOf(protocol, ports))), wanted)
}

/** What the listeners of a load balancer take; everything, where not all of them are known. */
export function listenedTo({ listeners, whole }: LoadBalancer): Services {
  if (!whole) return allServices
  return listeners.reduce((sum: Services, one) => union(sum, servicesOf(one.protocol, one.port)), [])
}

/** What of it somebody surely listens to. */
export const surelyListenedTo = ({ listeners }: LoadBalancer): Services =>
  listeners.reduce((sum: Services, one) => (one.certain ? union(sum, servicesOf(one.protocol, one.port)) : sum), [])

/** Whether a listener of the load balancer takes what is asked for. */
export function listenerCheck(loadBalancer: LoadBalancer, services: Services): Check {
  const { id, name, origin, listeners, whole } = loadBalancer
  const what = sayService(services)
  const taking = listeners.filter((one) => overlap(servicesOf(one.protocol, one.port), services))
  const listener = taking.find(({ certain }) => certain) ?? taking[0]
  if (listener) {
    const says = `${listener.name} of ${name} takes ${what}.`
    return { kind: 'listener', id: listener.id, origin: listener.origin, says, passes: listener.certain || 'unknown' }
  }
  const says = whole ? `${name} has no listener on ${what}.` : `Not all listeners of ${name} are known.`
  return { kind: 'listener', id, origin, says, passes: whole ? false : 'unknown' }
}
