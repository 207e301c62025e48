import type { Network } from '../../src/analysis/network/network.ts'
import type { Bound, Bounds, Oracle } from './compare.ts'
import { comingOf, showComing } from './entrances.ts'
import { type Ends, flowsOf, hasSession, showFlow, type Traffic } from './flows.ts'

type Asked = Required<Oracle>

/** Throws when two oracles differ about a flow of the network. */
export function expectSame(network: Network, one: Asked, other: Asked): void {
  each(network, one, other, (before, after) =>
    before.atLeast === after.atLeast && before.atMost === after.atMost ? undefined : 'differs',
  )
}

/** Throws when a flow that `before` has is none of `after`. */
export function expectNoLess(network: Network, before: Asked, after: Asked): void {
  each(network, before, after, (one, other) =>
    (one.atLeast && !other.atLeast) || (one.atMost && !other.atMost) ? 'has gone' : undefined,
  )
}

/** Throws when `wide`, which knows less, says more at least, or less at most. */
export function expectWider(network: Network, narrow: Asked, wide: Asked): void {
  each(network, narrow, wide, (one, other) =>
    (other.atLeast && !one.atLeast) || (one.atMost && !other.atMost) ? 'is narrower where less is known' : undefined,
  )
}

function each(
  network: Network,
  one: Asked,
  other: Asked,
  judge: (before: Bound, after: Bound) => string | undefined,
): void {
  for (const [ends, traffic] of flowsOf(network)) {
    const before = asked(one, ends, traffic)
    const after = asked(other, ends, traffic)
    const wrong =
      judge(before.forward, after.forward) ?? (hasSession(traffic) ? judge(before.session, after.session) : undefined)
    if (wrong) throw new Error(`${showFlow(ends, traffic)} ${wrong}: ${shown(before)}, then ${shown(after)}`)
  }
  for (const [client, entrance, traffic] of comingOf(network)) {
    const before = one.through(client, entrance, traffic)
    const after = other.through(client, entrance, traffic)
    for (const way of new Set([...before.keys(), ...after.keys()])) {
      const [own, its] = [before.get(way) ?? never, after.get(way) ?? never]
      const wrong = judge(own, its)
      const about = `${showComing(client, entrance, traffic)} by ${way}`
      if (wrong) throw new Error(`${about} ${wrong}: ${shown(own)}, then ${shown(its)}`)
    }
  }
}

const never: Bound = { atLeast: false, atMost: false }

const shown = (bounds: Bound | Bounds): string => JSON.stringify(bounds)

function asked(oracle: Asked, ends: Ends, traffic: Traffic): Bounds {
  if (ends.is === 'between') return oracle.between(ends.from, ends.to, traffic)
  if (ends.is === 'from-internet') return oracle.fromInternet(ends.address, ends.to, traffic)
  return oracle.toInternet(ends.from, ends.address, traffic)
}
