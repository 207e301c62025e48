import { toInternet } from '../../src/analysis/network/engine/outbound.ts'
import { type Flow, Reachability } from '../../src/analysis/network/engine/reachability.ts'
import { Topology } from '../../src/analysis/network/engine/topology.ts'
import type { Network } from '../../src/analysis/network/network.ts'
import { includes } from '../../src/analysis/network/sets/intervals.ts'
import { type Services, serviceAt } from '../../src/analysis/network/sets/services.ts'
import { servicesAt, type Traffic as Through } from '../../src/analysis/network/sets/traffic.ts'
import type { IpVersion } from '../../src/model/ip.ts'
import type { Bound, Bounds, Oracle } from './compare.ts'
import { throughEngine } from './engine-passages.ts'
import type { Traffic } from './flows.ts'

/** The engine, asked packet by packet. */
export function engineOracle(network: Network): Required<Oracle> {
  const topology = new Topology(network)
  const reachability = new Reachability(topology)
  const interfaceAt = (id: string) => {
    const found = topology.interfaces.get(id)
    if (!found) throw new Error(`there is no interface ${id}`)
    return found
  }
  const out = new Map<string, Flow<Through>>()
  const outOf = (from: string, version: IpVersion): Flow<Through> => {
    const known = out.get(`${version} ${from}`) ?? toInternet(interfaceAt(from), version, reachability)
    out.set(`${version} ${from}`, known)
    return known
  }
  const bound = ({ least, most }: { least: Services; most: Services }, { protocol, port }: Traffic): Bound => ({
    atLeast: includes(least, serviceAt(protocol, port)),
    atMost: includes(most, serviceAt(protocol, port)),
  })
  const at = (through: { least: Through; most: Through }, address: bigint, traffic: Traffic): Bound => {
    const atom = topology.space(traffic.version).atomOf(address)
    return bound(servicesAt(through, [atom, atom + 1]), traffic)
  }
  const both = <S>(flow: Flow<S>, ask: (bounds: Flow<S>['forward']) => Bound): Bounds => ({
    forward: ask(flow.forward),
    session: ask(flow.session),
  })
  return {
    between: (from, to, traffic) =>
      both(reachability.between(interfaceAt(from), interfaceAt(to), traffic.version), (bounds) =>
        bound(bounds, traffic),
      ),
    fromInternet: (address, to, traffic) =>
      both(reachability.fromInternet(interfaceAt(to), traffic.version), (bounds) => at(bounds, address, traffic)),
    through: throughEngine(reachability),
    toInternet: (from, address, traffic) =>
      both(outOf(from, traffic.version), (bounds) => at(bounds, address, traffic)),
  }
}
