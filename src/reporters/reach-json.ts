import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachGap, ReachMatrix, ReachRow, ReachStep } from '../model/reach-answer.ts'
import { originJson } from './places.ts'

/** An answer of `reach` as `docs/reach.schema.json` says; what was not asked, or is not there, is null. */
export function reachJson(answer: ReachAnswer, estate: Estate): string {
  const { hops, gaps } = answer
  return written({ ...rowOf(answer, estate), hops: places(hops, estate), gaps: places(gaps, estate) })
}

/** A matrix, an answer a line: hops would be most of it, and what could not be read is the same for all answers. */
export function* matrixJson({ names, row, gaps, left }: ReachMatrix, estate: Estate): Generator<string> {
  yield '{"answers":['
  let between = '\n'
  for (const from of [undefined, ...names.keys()]) {
    for (const to of names.keys()) {
      if (from === to) continue
      yield `${between}${JSON.stringify(rowOf(row(from, to), estate))}`
      between = ',\n'
    }
  }
  yield `\n],\n"gaps":${JSON.stringify(places([...left, ...gaps], estate))}}\n`
}

function rowOf(answer: ReachRow, estate: Estate) {
  const { verdict, from, to, protocol = null, port = null, witness = null, blockers, traffic } = answer
  return { verdict, from, to, protocol, port, witness, blockers: places(blockers, estate), traffic }
}

const places = <N extends ReachStep | ReachGap>(notes: readonly N[], estate: Estate) =>
  notes.map(({ origin, ...rest }) => ({ ...rest, origin: origin ? originJson(origin, estate) : null }))

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
