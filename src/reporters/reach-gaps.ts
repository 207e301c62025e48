import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import type { ReachAnswer, ReachGap } from '../model/reach-answer.ts'
import { textOrigin } from './places.ts'

/** What could not be read of the resources that an answer goes through first, then all else: most of it may have no part in it. */
export function nearestFirst({ hops, blockers, gaps }: ReachAnswer, { resources }: Estate): readonly ReachGap[] {
  const steps = [...hops, ...blockers].flatMap(({ origin }) => origin ?? [])
  const holders = resources.filter((resource) => steps.some((step) => isWithin(step, resource.origin)))
  const isNear = ({ origin }: ReachGap) => holders.some((holder) => isWithin(origin, holder.origin))
  return [...gaps.filter(isNear), ...gaps.filter((gap) => !isNear(gap))]
}

/** Does it stand in the whole of something? What comes from no file does not. */
function isWithin(origin: Origin, whole: Origin): boolean {
  const [part, around] = [textOrigin(origin), textOrigin(whole)]
  return part !== undefined && around?.file === part.file && around.start <= part.start && part.end <= around.end
}
