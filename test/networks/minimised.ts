import type { Network } from '../../src/analysis/network/network.ts'
import { type Disagreement, disagreement, type Oracle } from './compare.ts'
import { showNetwork } from './show-network.ts'

/** As `compare`; what it throws shows the smallest network that oracles of this kind are still wrong about. */
export function compareSmall(
  network: Network,
  completion: Network,
  oracleOf: (network: Network) => Oracle,
  comparing = disagreement,
): void {
  const first = comparing(network, completion, oracleOf(network))
  if (!first) return
  const { found, small, turnedOut } = minimised(network, completion, first, oracleOf)
  const open = small === turnedOut ? '' : `\nwhich turns out to be\n${showNetwork(turnedOut)}`
  throw new Error(`${found.says}\nin\n${showNetwork(small)}${open}`)
}

interface Small {
  readonly found: Disagreement
  readonly small: Network
  readonly turnedOut: Network
}

/** Takes away one thing after the other, as long as the oracle stays wrong about the flow. */
function minimised(
  network: Network,
  completion: Network,
  first: Disagreement,
  oracleOf: (network: Network) => Oracle,
): Small {
  let best: Small = { found: first, small: network, turnedOut: completion }
  for (let again = true; again; ) {
    again = false
    for (const id of idsOf(best.small, best.turnedOut)) {
      const small = without(best.small, id)
      const turnedOut = best.small === best.turnedOut ? small : without(best.turnedOut, id)
      const found = tried(() => first.again(small, turnedOut, oracleOf(small)))
      if (!found) continue
      best = { found, small, turnedOut }
      again = true
    }
  }
  return best
}

/** What has become no network at all is not what is looked for. */
function tried<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

function idsOf(...networks: readonly Network[]): readonly string[] {
  const all = networks.flatMap((network) => [
    ...network.doors,
    ...network.loadBalancers,
    ...network.targetGroups,
    ...network.interfaces,
    ...network.natGateways,
    ...network.peerings,
    ...network.transitGateways,
    ...network.gatewayEndpoints,
    ...network.subnets,
    ...network.vpcs,
    ...network.routeTables,
    ...network.networkAcls,
    ...network.securityGroups,
    ...network.transitGateways.flatMap((it) => [...it.attachments, ...it.routeTables.flatMap(({ routes }) => routes)]),
    ...network.routeTables.flatMap(({ routes }) => routes),
    ...network.networkAcls.flatMap(({ entries }) => entries),
    ...network.securityGroups.flatMap(({ ingress, egress }) => [...ingress, ...egress]),
  ])
  return [...new Set(all.map(({ id }) => id))]
}

function without(network: Network, id: string): Network {
  const less = <T extends { readonly id: string }>(things: readonly T[]) => things.filter((it) => it.id !== id)
  return {
    ...network,
    vpcs: less(network.vpcs),
    subnets: less(network.subnets),
    routeTables: less(network.routeTables).map((it) => ({ ...it, routes: less(it.routes) })),
    networkAcls: less(network.networkAcls).map((it) => ({ ...it, entries: less(it.entries) })),
    securityGroups: less(network.securityGroups).map((it) => ({
      ...it,
      ingress: less(it.ingress),
      egress: less(it.egress),
    })),
    interfaces: less(network.interfaces).map((it) => ({ ...it, groups: it.groups.filter((group) => group !== id) })),
    natGateways: less(network.natGateways),
    peerings: less(network.peerings),
    transitGateways: less(network.transitGateways).map((it) => ({
      ...it,
      attachments: less(it.attachments),
      routeTables: it.routeTables.map((table) => ({ ...table, routes: less(table.routes) })),
    })),
    gatewayEndpoints: less(network.gatewayEndpoints),
    loadBalancers: less(network.loadBalancers),
    targetGroups: less(network.targetGroups),
    doors: less(network.doors),
  }
}
