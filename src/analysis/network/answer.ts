import { type IpVersion, isOnInternet, showIp } from '../../model/ip.ts'
import type { Origin } from '../../model/origin.ts'
import type {
  ReachAnswer,
  ReachGap,
  ReachRow,
  ReachStep,
  ReachTraffic,
  ReachVerdict,
  Witness,
} from '../../model/reach-answer.ts'
import { isReplayed, usual } from './concrete/replay.ts'
import { type Flow, Reachability } from './engine/reachability.ts'
import type { Topology } from './engine/topology.ts'
import type { Interface } from './network.ts'
import { Passages } from './passages/passages.ts'
import { blockersOf } from './paths/blockers.ts'
import type { Check } from './paths/checks.ts'
import { type End, flowOf, type Path } from './paths/path.ts'
import { placesMissed } from './paths/places.ts'
import { pathsBetween, stoppedBetween } from './paths/reach.ts'
import { listenedTo, listenerCheck, surelyListenedTo } from './paths/through-paths.ts'
import { type Sample, sampleOf } from './paths/witness.ts'
import { protocolName, sayPorts } from './paths/words.ts'
import type { Bounds } from './sets/bounds.ts'
import { difference, intersection, isEmpty, nothing } from './sets/intervals.ts'
import { allServices, type Services, servicesOf, spoken } from './sets/services.ts'

/** What is asked: any protocol and port, one protocol, or one port of it. */
export interface Question {
  readonly from: End
  readonly to: End
  readonly protocol?: number
  readonly port?: number
  /** The services that count of the destination, where it has only some. */
  readonly listening?: Services
}

/** What comes of a question, before anything is said of it. */
interface Outcome {
  readonly verdict: ReachVerdict
  /** What is asked for, as far as there is anybody to ask. */
  readonly services: Services
  readonly paths: readonly Path[]
  /** The path that is most open, and a packet that gets through on it. */
  readonly best: Path | undefined
  readonly sample: Sample | undefined
  readonly flow: Flow<Services>
  /** A place where it may stand, and would not be reached. */
  readonly missed: Check | undefined
  /** Why an end may be elsewhere too. */
  readonly elsewhere: readonly ReachGap[]
  /** The packet does not get through when it is followed. */
  readonly isDenied: boolean
  /** It gets through elsewhere at most. */
  readonly isLost: boolean
  checks(): readonly Check[]
  listening(): readonly Check[]
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

  /** The verdict alone, for many questions. */
  verdict(question: Question): ReachVerdict {
    return this.#outcome(question).verdict
  }

  /** Without the way, for many answers. */
  row(question: Question): ReachRow {
    return this.#rowOf(question, this.#outcome(question))
  }

  answer(question: Question): ReachAnswer {
    const outcome = this.#outcome(question)
    const { best, missed, elsewhere, isDenied } = outcome
    const [checks, listening] = [outcome.checks(), outcome.listening()]
    const requests = passing(checks).filter(({ isAnswer }) => !isAnswer)
    const answers = passing(checks).filter(({ isAnswer }) => isAnswer)
    return {
      ...this.#rowOf(question, outcome),
      hops: [...requests, ...passing(listening), ...answers, ...(missed ? [missed] : [])].map(stepOf),
      gaps: [...elsewhere, ...this.#gaps, ...(best && isDenied ? [deniedBy(best)] : [])],
    }
  }

  #outcome(question: Question): Outcome {
    const { from, to } = question
    const asked = servicesAsked(question)
    const balancer = to.is === 'interfaces' ? to.loadBalancer : undefined
    const services = balancer ? intersection(asked, listenedTo(balancer)) : asked
    const paths = isEmpty(services) ? [] : pathsBetween(from, to, services, this.reachability, this.passages)
    const [best] = paths
    const sample = best && sampleOf(best, this.topology)
    const isDenied =
      best?.verdict === 'reachable' && sample !== undefined && !isReplayed(best, sample, this.topology.network)
    const flow = flowOf(paths)
    const isHeard = !balancer || !isEmpty(intersection(flow.session.least, surelyListenedTo(balancer)))
    const missed = best?.verdict === 'reachable' ? placesMissed(from, to, paths, this.topology) : undefined
    const isDoubtful = isDenied || missed !== undefined || (best?.verdict === 'reachable' && !isHeard)
    const found = isDoubtful ? 'possible' : (best?.verdict ?? 'unreachable')
    const elsewhere = found === 'reachable' ? [] : [from, to].flatMap(elsewhereOf)
    const isLost = elsewhere.length > 0 && (found === 'unreachable' || found === 'forward-only')
    const verdict = isLost ? 'possible' : found
    const checks = () => (verdict === 'unreachable' || isLost ? [] : (best?.checks(sample?.address) ?? []))
    const listening = () =>
      balancer && (isEmpty(services) || verdict !== 'unreachable')
        ? [listenerCheck(balancer, best && verdict !== 'unreachable' ? opened(best) : asked)]
        : []
    return { verdict, services, paths, best, sample, flow, missed, elsewhere, isDenied, isLost, checks, listening }
  }

  #rowOf({ from, to, protocol, port }: Question, outcome: Outcome): ReachRow {
    const { verdict, paths, best, sample, isDenied, isLost } = outcome
    const { forward, session } = outcome.flow
    const blockers =
      verdict === 'unreachable'
        ? blockersOf([...paths, ...this.#stopped(from, to, outcome.services)], this.reachability)
        : verdict === 'forward-only'
          ? failing(outcome.checks())
          : []
    const witness = best && sample && verdict !== 'unreachable' && !isLost ? this.#witness(best, sample) : undefined
    return {
      verdict,
      from: nameOf(from),
      to: nameOf(to),
      ...(protocol !== undefined && { protocol: protocolName(protocol) }),
      ...(port !== undefined && { port }),
      ...(witness && { witness }),
      blockers: [...blockers, ...failing(outcome.listening())].map(stepOf),
      traffic: {
        forward: trafficOf(isDenied ? { ...forward, least: nothing } : forward),
        return: trafficOf(isDenied ? { ...session, least: nothing } : session),
      },
    }
  }

  #stopped(from: End, to: End, services: Services): readonly Path[] {
    return isEmpty(services) ? [] : stoppedBetween(from, to, services, this)
  }

  #witness({ version, from, to, passage, calledAs }: Path, { protocol, port, address }: Sample): Witness {
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
            : calledAs !== undefined
              ? showIp(version, calledAs)
              : this.#destination(node, 'place' in from && isOutside(version, address), version, source),
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

const isOutside = (version: IpVersion, value?: bigint) => value !== undefined && isOnInternet({ version, value })

/** The two ways to find out differ: one of them is wrong, and nobody should rely on either. */
const deniedBy = ({ from, to }: Path): ReachGap => {
  const { origin } = 'origin' in to ? to : 'origin' in from ? from : { origin: nowhere }
  return { says: 'A packet that is followed hop by hop does not arrive, or has no answer.', origin }
}

const elsewhereOf = (end: End) => (end.is === 'interfaces' && end.elsewhere ? [end.elsewhere] : [])

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

/** What surely gets through first, then what may. */
function trafficOf({ least, most }: Bounds<Services>): readonly ReachTraffic[] {
  return [...ranges(least), ...ranges(difference(most, least)).map((one) => ({ ...one, isOpen: true as const }))]
}

const ranges = (services: Services): readonly ReachTraffic[] =>
  [...spoken(services)].map(({ protocols: [from, to], ports: [first, last] }) => ({
    protocol: from === 0 && to >= 255 ? 'all' : from === to ? protocolName(from) : `${from}-${to}`,
    ports: first === 0 && last === 65_535 ? 'all' : from === to ? sayPorts(from, [first, last]) : 'all',
  }))
