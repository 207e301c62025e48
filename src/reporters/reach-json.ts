import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachGap, ReachStep } from '../model/reach-answer.ts'
import { originJson } from './places.ts'

/** An answer of `reach` as programs read it. */
export function reachJson(answer: ReachAnswer, estate: Estate): Readonly<Record<string, unknown>> {
  const place = <N extends ReachStep | ReachGap>({ origin, ...rest }: N) => ({
    ...rest,
    origin: originJson(origin, estate),
  })
  const { hops, blockers, gaps, ...rest } = answer
  return { ...rest, hops: hops.map(place), blockers: blockers.map(place), gaps: gaps.map(place) }
}
