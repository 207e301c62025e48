import type { Network } from '../network.ts'
import type { Path } from '../paths/path.ts'
import type { Sample } from '../paths/witness.ts'
import { hasAnswer } from '../sets/services.ts'
import { simulateDoor } from '../simulator/door.ts'
import type { Packet } from '../simulator/packet.ts'
import { simulate } from '../simulator/simulate.ts'
import { simulateThrough } from '../simulator/through.ts'
import { concreteNetwork } from './concrete-network.ts'

const concrete = new WeakMap<Network, Map<number, Network>>()

/**
 * Does a packet get through, and its answer, when the path is walked hop by hop in a network in which all that is not certain
 * is not there? Undefined: the simulator does not know such a network.
 */
export function isReplayed(path: Path, sample: Sample, network: Network): boolean | undefined {
  try {
    const known = concreteOf(network, sample.portOfTarget)
    return [...clientPorts(network)].some((sourcePort) => isAnswered(path, sample, sourcePort, known))
  } catch {
    return undefined
  }
}

function concreteOf(network: Network, port: number): Network {
  const byPort = concrete.get(network) ?? new Map<number, Network>()
  concrete.set(network, byPort)
  // Only targets that take a port of a range differ from port to port.
  const isRanged = network.targetGroups.some(({ targets }) => targets.some(({ ports: [from, to] }) => from !== to))
  const key = isRanged ? port : 0
  const known = byPort.get(key) ?? concreteNetwork(network, port)
  byPort.set(key, known)
  return known
}

function isAnswered(path: Path, sample: Sample, sourcePort: number, network: Network): boolean {
  const { version, from, to, passage, calledAs } = path
  const { protocol, port, address } = sample
  const client: Packet['from'] =
    'id' in from ? { is: 'interface', id: from.id } : { is: 'internet', address: address ?? 0n }
  const [first] = passage?.steps ?? []
  if (!first) {
    const goal: Packet['to'] =
      'id' in to && calledAs === undefined
        ? { is: 'interface', id: to.id }
        : { is: 'address', address: calledAs ?? address ?? 0n }
    const { delivered, answered, arrivesAt } = simulate(network, {
      from: client,
      to: goal,
      version,
      protocol,
      port,
      sourcePort,
    })
    const isThere = calledAs === undefined || arrivesAt === 'interface'
    return isThere && (answered || (delivered && !hasAnswer(protocol, port)))
  }
  const target = 'id' in to ? to.id : ''
  const passages =
    first.is === 'door'
      ? simulateDoor(network, first.door.id, { client, version, protocol, port, sourcePort })
      : simulateThrough(network, {
          client,
          loadBalancer: first.loadBalancer.id,
          version,
          protocol,
          port,
          sourcePort,
        })
  return passages.some((one) => one.answered && one.target === target)
}

/** Ports that a client may choose, and that some entry of a network ACL tells from others. */
function clientPorts({ networkAcls }: Network): ReadonlySet<number> {
  const edges = networkAcls.flatMap(({ entries }) => entries.flatMap(({ ports: [from, to] }) => [from, to, to + 1]))
  return new Set([usual, ...edges.filter((port) => port >= firstClientPort && port <= lastPort), firstClientPort])
}

export const usual = 49_152
const firstClientPort = 1_024
const lastPort = 65_535
