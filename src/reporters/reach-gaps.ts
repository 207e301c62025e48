import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import type { ReachAnswer, ReachGap } from '../model/reach-answer.ts'
import { textOrigin } from './places.ts'

/** What could not be read of the resources that an answer goes through first, then all else: most of it may have no part in it. */
export function nearestFirst({ hops, blockers, gaps }: ReachAnswer, estate: Estate): readonly ReachGap[] {
  const holders = new Set([...hops, ...blockers].flatMap(({ origin }) => (origin && holderOf(origin, estate)) ?? []))
  const isNear = ({ origin }: ReachGap) => {
    const holder = holderOf(origin, estate)
    return holder !== undefined && holders.has(holder)
  }
  return [...gaps.filter(isNear), ...gaps.filter((gap) => !isNear(gap))]
}

/** The resource that something stands in; undefined where it stands in none, or comes from no file. */
function holderOf(origin: Origin, { resources }: Estate): string | undefined {
  const place = textOrigin(origin)
  return (
    place &&
    resources.find((resource) => {
      const whole = textOrigin(resource.origin)
      return whole?.file === place.file && whole.start <= place.start && place.end <= whole.end
    })?.address
  )
}
