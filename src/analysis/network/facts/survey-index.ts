import { byId } from '../engine/topology.ts'
import { grouped } from '../grouped.ts'
import type { AclEntry, Interface, NetworkAcl, Route, RouteTable, Subnet, Vpc } from '../network.ts'
import type { Survey } from '../survey/survey.ts'
import type { NetworkWorkload } from '../workload.ts'

/** What a survey holds, by what one asks for it by. Made once a survey; linear in its size. */
export interface SurveyIndex {
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly subnets: ReadonlyMap<string, Subnet>
  readonly tables: ReadonlyMap<string, RouteTable>
  readonly acls: ReadonlyMap<string, NetworkAcl>
  readonly subnetsByVpc: ReadonlyMap<string, readonly Subnet[]>
  readonly subnetsByTable: ReadonlyMap<string, readonly Subnet[]>
  readonly subnetsByAcl: ReadonlyMap<string, readonly Subnet[]>
  readonly interfacesByGroup: ReadonlyMap<string, readonly Interface[]>
  readonly interfacesBySubnet: ReadonlyMap<string, readonly Interface[]>
  readonly workloads: ReadonlyMap<string, NetworkWorkload>
  /** By interfaces on which they take connections. */
  readonly workloadsByInterface: ReadonlyMap<string, readonly NetworkWorkload[]>
  /** Interfaces of instances on which a task surely takes connections. */
  readonly listening: ReadonlySet<string>
  /** By the address of what a route or an entry is written in, itself or the whole. */
  readonly routesByHolder: ReadonlyMap<string, Held<RouteTable, Route>>
  readonly entriesByHolder: ReadonlyMap<string, Held<NetworkAcl, AclEntry>>
}

export interface Held<W, P> {
  readonly whole: W
  readonly parts: readonly P[]
}

const indexes = new WeakMap<Survey, SurveyIndex>()

export function indexOf(survey: Survey): SurveyIndex {
  const known = indexes.get(survey)
  if (known) return known
  const made = indexMadeOf(survey)
  indexes.set(survey, made)
  return made
}

function indexMadeOf({ network, workloads }: Survey): SurveyIndex {
  const { subnets, interfaces, routeTables, networkAcls } = network
  const sockets = workloads.flatMap((workload) => workload.sockets.map((socket) => ({ workload, socket })))
  const placed = sockets.filter(({ socket }) => socket.isPlaced === true)
  const pairs = new Map(sockets.map((one) => [`${one.socket.interface} ${one.workload.id}`, one]))
  return {
    vpcs: byId(network.vpcs),
    subnets: byId(subnets),
    tables: byId(routeTables),
    acls: byId(networkAcls),
    subnetsByVpc: grouped(subnets, ({ vpc }) => [vpc]),
    subnetsByTable: grouped(subnets, ({ routeTable }) => (routeTable === undefined ? [] : [routeTable])),
    subnetsByAcl: grouped(subnets, ({ networkAcl }) => (networkAcl === undefined ? [] : [networkAcl])),
    interfacesByGroup: grouped(interfaces, ({ groups }) => groups),
    interfacesBySubnet: grouped(interfaces, ({ subnet }) => [subnet]),
    workloads: byId(workloads),
    workloadsByInterface: new Map(
      [...grouped([...pairs.values()], ({ socket }) => [socket.interface])].map(([id, all]) => [
        id,
        all.map(({ workload }) => workload),
      ]),
    ),
    listening: new Set(placed.map(({ socket }) => socket.interface)),
    routesByHolder: held(routeTables, ({ routes }) => routes),
    entriesByHolder: held(networkAcls, ({ entries }) => entries),
  }
}

/** Ids of parts are the address of what they are written in, with a number behind it where that may hold several. */
function held<W extends { readonly id: string }, P extends { readonly id: string }>(
  wholes: readonly W[],
  partsOf: (whole: W) => readonly P[],
): Map<string, Held<W, P>> {
  const found = new Map<string, { readonly whole: W; readonly parts: P[] }>()
  for (const whole of wholes) {
    found.set(whole.id, { whole, parts: [] })
    for (const part of partsOf(whole)) {
      const holder = part.id.startsWith(`${whole.id}/`) ? whole.id : part.id.replace(/\/\d+$/, '')
      const known = found.get(holder) ?? { whole, parts: [] }
      found.set(holder, known)
      known.parts.push(part)
    }
  }
  return found
}
