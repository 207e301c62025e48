import type { Reachability } from '../engine/reachability.ts'
import { unionOf } from '../sets/intervals.ts'
import { bestKnown } from '../sets/services.ts'
import type { Check } from './checks.ts'
import type { Path } from './path.ts'

/** What keeps packets from passing on the path that is most open: the fewest blockers, the cheapest to take away first. */
export function blockersOf(paths: readonly Path[], reachability: Reachability): readonly Check[] {
  let best: readonly Check[] | undefined
  for (const one of paths) {
    const failing = failingOn(one, reachability)
    if (failing.length > 0 && (!best || costOf(failing) < costOf(best))) best = failing
  }
  return best ?? []
}

/** Where each lets something pass, but none the same: what stops that which the destination lets in. */
function failingOn(path: Path, reachability: Reachability): readonly Check[] {
  const failing = failed(path.checks())
  if (failing.length > 0 || !('groups' in path.to)) return failing
  const { parts } = reachability.filterOf(path.to, 'in', path.version).addresses.most
  const first = bestKnown(unionOf(parts.map(({ from, to }) => [from, to])))
  return first === undefined ? [] : failed(path.checks(undefined, [first, first + 1]))
}

const failed = (checks: readonly Check[]) => checks.filter(({ passes }) => passes === false)

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
