import type { Check } from './checks.ts'
import type { Path } from './path.ts'

/** What keeps packets from passing on the path that is most open: the fewest blockers, the cheapest to take away first. */
export function blockersOf(paths: readonly Path[]): readonly Check[] {
  let best: readonly Check[] | undefined
  for (const one of paths) {
    const failing = one.checks().filter(({ passes }) => passes === false)
    if (failing.length > 0 && (!best || costOf(failing) < costOf(best))) best = failing
  }
  return best ?? []
}

/** What it would cost to open each: a rule least, a gateway most. */
const costs: Partial<Record<Check['kind'], number>> = {
  'route-table': 2,
  listener: 2,
  'public-address': 3,
  'block-public-access': 3,
  peering: 5,
  'transit-gateway': 5,
  'internet-gateway': 5,
  destination: 20,
  source: 20,
}

const costOf = (checks: readonly Check[]) => checks.reduce((sum, { kind }) => sum + (costs[kind] ?? 1), 0)
