import type { CheckKind } from '../analysis/network/check-kinds.ts'
import type { Surroundings } from '../analysis/network/facts/surroundings.ts'
import { udp } from '../analysis/network/network.ts'
import type { Check } from '../analysis/network/paths/checks.ts'
import type { Path } from '../analysis/network/paths/path.ts'
import { straightFromInternet } from '../analysis/network/paths/reach.ts'
import { protocolName } from '../analysis/network/paths/words.ts'
import { servicesOf } from '../analysis/network/sets/services.ts'
import type { NetworkWorkload, Socket } from '../analysis/network/workload.ts'
import type { Resource } from '../model/resource.ts'
import { type Answer, any, type Evidence, no, type Undecided } from './answer.ts'
import type { Found } from './trait.ts'

/** The paths that a trait is about, from a socket's point of view: the most open first. */
export type PathsTo = (socket: Socket, surroundings: Surroundings) => readonly Path[]

/**
 * Judges each port on which a workload takes connections: yes where a path to it is open, with what opens it. Unknown where
 * nobody can tell on which ports it does.
 */
export function eachPort(
  workload: NetworkWorkload,
  surroundings: Surroundings,
  says: string,
  pathsTo: PathsTo,
  kinds: readonly CheckKind[],
): readonly Found[] {
  const byPort = new Map<string, Socket[]>()
  for (const socket of workload.sockets) {
    const protocol = socket.protocol === 'all' ? 'any protocol' : protocolName(socket.protocol)
    const subject = `${socket.container} ${protocol} ${socket.containerPort}`
    byPort.set(subject, [...(byPort.get(subject) ?? []), socket])
  }
  const found = [...byPort].map(([subject, sockets]) => ({
    subject,
    answer: any(sockets.map((socket) => answerOf(socket, pathsTo(socket, surroundings), says, kinds))),
  }))
  if (workload.whole) return found.length > 0 ? found : [{ subject: '', answer: no }]
  return found.some(({ answer }) => answer.is === 'yes')
    ? found
    : [...found, { subject: '', answer: notAllKnown(workload) }]
}

function answerOf(socket: Socket, paths: readonly Path[], says: string, kinds: readonly CheckKind[]): Answer {
  const [path] = paths.filter(({ verdict }) => isOpen(verdict, socket))
  if (!path) return no
  const opening = path.checks().filter((check) => kinds.includes(check.kind) && !check.isAnswer)
  const evidence = evidenceOf(says, opening, path)
  const isSure = path.verdict === 'reachable' && socket.isPlaced === true
  return {
    is: 'yes',
    evidence,
    offences: [{ notes: evidence.map((_, index) => index), ...(!isSure && { possible: true as const }) }],
    ...(!isSure && { possible: true as const }),
  }
}

/** What is sent by UDP does harm without an answer. */
const isOpen = (verdict: Path['verdict'], { protocol }: Socket) =>
  verdict === 'reachable' || verdict === 'possible' || (verdict === 'forward-only' && protocol === udp)

function evidenceOf(says: string, checks: readonly Check[], { to }: Path): readonly [Evidence, ...Evidence[]] {
  const seen = new Set<string>()
  const notes = checks.flatMap(({ says: words, origin }): readonly Evidence[] => {
    if (!origin || seen.has(words)) return []
    seen.add(words)
    return [{ says: words, origin }]
  })
  const [first, ...others] = notes
  if (!first) return [{ says, origin: 'origin' in to ? to.origin : { at: 'call', call: '', field: '' } }]
  return [{ ...first, says: `${says} ${first.says}` }, ...others]
}

function notAllKnown({ origin }: NetworkWorkload): Undecided {
  const says = 'Where it takes connections is not known: not all of its task definition and hosts are in this scan.'
  return { is: 'unknown', missing: [{ says, origin }] }
}

/** The services that a socket takes. */
export const servicesOfSocket = ({ protocol, ports }: Socket) => servicesOf(protocol, ports)

/** What comes from the internet by nothing in front of the task. */
export const straightToSocket: PathsTo = (socket, { reach, interfaces }) => {
  const end = interfaces.get(socket.interface)
  return end ? straightFromInternet(end, servicesOfSocket(socket), reach) : []
}

/** A workload of the network around it; undefined for what runs nothing. */
export function workloadOf(resource: Resource, surroundings: Surroundings | undefined): NetworkWorkload | undefined {
  return surroundings?.workloads.get(resource.address)
}
