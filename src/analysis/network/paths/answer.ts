import { type IpVersion, isPublic, showIp } from '../../../model/ip.ts'
import type { Origin } from '../../../model/origin.ts'
import type { ReachAnswer, ReachGap, ReachStep, ReachTraffic, Witness } from '../../../model/reach-answer.ts'
import { isReplayed, usual } from '../concrete/replay.ts'
import { Reachability } from '../engine/reachability.ts'
import type { Topology } from '../engine/topology.ts'
import type { Interface } from '../network.ts'
import { Passages } from '../passages/passages.ts'
import { intersection, isEmpty } from '../sets/intervals.ts'
import { allServices, type Services, servicesOf, spoken } from '../sets/services.ts'
import { blockersOf } from './blockers.ts'
import type { Check } from './checks.ts'
import { type End, flowOf, type Path } from './path.ts'
import { pathsBetween } from './reach.ts'
import { listenedTo, listenerCheck, surelyListenedTo } from './through-paths.ts'
import { type Sample, sampleOf } from './witness.ts'
import { protocolName, sayPorts } from './words.ts'

/** What is asked: any protocol and port, one protocol, or one port of it. */
export interface Question {
  readonly from: End
  readonly to: End
  readonly protocol?: number
  readonly port?: number
  /** The services that count of the destination, where it has only some. */
  readonly listening?: Services
}

/** Answers questions about one network. */
export class Reach {
  readonly topology: Topology
  readonly reachability: Reachability
  readonly passages: Passages
  readonly #gaps: readonly ReachGap[]

  constructor(topology: Topology, gaps: readonly ReachGap[]) {
    this.topology = topology
    this.reachability = new Reachability(topology)
    this.passages = new Passages(this.reachability)
    this.#gaps = gaps
  }

  answer(question: Question): ReachAnswer {
    const { from, to } = question
    const asked = servicesAsked(question)
    const balancer = to.is === 'interfaces' ? to.loadBalancer : undefined
    const services = balancer ? intersection(asked, listenedTo(balancer)) : asked
    const paths = isEmpty(services) ? [] : pathsBetween(from, to, services, this.reachability, this.passages)
    const [best] = paths
    const sample = best && sampleOf(best, this.topology)
    const isDenied = best?.verdict === 'reachable' && sample && !isReplayed(best, sample, this.topology.network)
    const { forward, session } = flowOf(paths)
    const isHeard = !balancer || !isEmpty(intersection(session.least, surelyListenedTo(balancer)))
    const isDoubtful = isDenied || (best?.verdict === 'reachable' && !isHeard)
    const verdict = isDoubtful ? 'possible' : (best?.verdict ?? 'unreachable')
    const checks = verdict === 'unreachable' ? [] : (best?.checks() ?? [])
    const listening =
      balancer && (isEmpty(services) || verdict !== 'unreachable')
        ? [listenerCheck(balancer, best && verdict !== 'unreachable' ? opened(best) : asked)]
        : []
    const blockers =
      verdict === 'unreachable' ? blockersOf(paths) : verdict === 'forward-only' ? failing(checks) : ([] as const)
    const witness = best && sample && verdict !== 'unreachable' ? this.#witness(best, sample) : undefined
    const requests = passing(checks).filter(({ isAnswer }) => !isAnswer)
    const answers = passing(checks).filter(({ isAnswer }) => isAnswer)
    return {
      verdict,
      from: nameOf(from),
      to: nameOf(to),
      ...(question.protocol !== undefined && { protocol: protocolName(question.protocol) }),
      ...(question.port !== undefined && { port: question.port }),
      ...(witness && { witness }),
      hops: [...requests, ...passing(listening), ...answers].map(stepOf),
      blockers: [...blockers, ...failing(listening)].map(stepOf),
      traffic: { forward: trafficOf(forward.most), return: trafficOf(session.most) },
      gaps: isDenied ? [...this.#gaps, deniedBy(best)] : this.#gaps,
    }
  }

  #witness({ version, from, to, passage }: Path, { protocol, port, address }: Sample): Witness {
    const outside = address === undefined ? 'an address' : showIp(version, address)
    const first = passage?.steps[0]
    const node = first?.is === 'load-balancer' ? first.by : to
    const source = 'place' in from ? outside : this.#addressOf(from, version)
    return {
      protocol: protocolName(protocol),
      source,
      sourcePort: usual,
      destination:
        first?.is === 'door'
          ? first.door.name
          : 'place' in node
            ? outside
            : this.#destination(node, 'place' in from && isOnInternet(version, address), version, source),
      destinationPort: port,
    }
  }

  /** From outside an interface is called by its public address. */
  #destination(one: Interface, isOutside: boolean, version: IpVersion, source: string): string {
    if (!isOutside || version === 6) return this.#addressOf(one, version, source)
    const { address } = one.public4
    return address === undefined ? `the public address of ${one.name}` : showIp(4, address)
  }

  /** Where only its subnet is known, the first address there that AWS and the other one leave free. */
  #addressOf(one: Interface, version: IpVersion, other?: string): string {
    const place = version === 4 ? one.address4 : one.address6
    if (place?.is === 'at') return showIp(version, place.address)
    const [cidr] = (place?.cidrs ?? []).filter((range) => range.version === version)
    if (!cidr) return `an address of ${one.name}`
    const free = cidr.first + (cidr.prefix <= smallestSubnet[version] ? firstFree : 0n)
    const first = showIp(version, free)
    return first === other ? showIp(version, free + 1n) : first
  }
}

/** Source: Amazon VPC User Guide, "Subnet sizing": the first four addresses are kept. */
const firstFree = 4n
const smallestSubnet = { 4: 28, 6: 64 } as const

function servicesAsked({ protocol, port, listening }: Question): Services {
  if (protocol === undefined) return listening ?? allServices
  return servicesOf(protocol, port === undefined ? [0, 65_535] : [port, port])
}

/** What gets through on a path, at its most. */
const opened = ({ flow }: Path): Services =>
  [flow.session.least, flow.session.most, flow.forward.most].find((services) => !isEmpty(services)) ?? flow.forward.most

const passing = (checks: readonly Check[]) => checks.filter(({ passes }) => passes !== false)

const failing = (checks: readonly Check[]) => checks.filter(({ passes }) => passes === false)

const isOnInternet = (version: IpVersion, value?: bigint) => value !== undefined && isPublic({ version, value })

/** The two ways to find out differ: one of them is wrong, and nobody should rely on either. */
const deniedBy = ({ from, to }: Path): ReachGap => {
  const { origin } = 'origin' in to ? to : 'origin' in from ? from : { origin: nowhere }
  return { says: 'A packet that is followed hop by hop does not arrive, or has no answer.', origin }
}

const nowhere: Origin = { at: 'call', call: 'reach', field: '' }

const nameOf = (end: End): string => (end.is === 'internet' ? (end.by?.name ?? 'internet') : end.name)

const stepOf = ({ kind, id, says, origin, code, passes, isAnswer }: Check): ReachStep => ({
  kind,
  id,
  says,
  ...(origin && { origin }),
  ...(code !== undefined && passes === false && { code }),
  ...(passes === 'unknown' && { isOpen: true as const }),
  ...(isAnswer && { isAnswer }),
})

function trafficOf(services: Services): readonly ReachTraffic[] {
  return [...spoken(services)].map(({ protocols: [from, to], ports: [first, last] }) => ({
    protocol: from === 0 && to >= 255 ? 'all' : from === to ? protocolName(from) : `${from}-${to}`,
    ports: first === 0 && last === 65_535 ? 'all' : from === to ? sayPorts(from, [first, last]) : 'all',
  }))
}
