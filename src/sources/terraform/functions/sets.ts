import type { Value } from '../../value.ts'
import { undecided, uniform } from './collection.ts'
import { unified } from './conversions.ts'
import { includes } from './equality.ts'
import type { CallContext } from './function.ts'
import type { Maker } from './maker.ts'
import { asSet } from './order.ts'
import { countedList, define, type Group, narrowed, variadic } from './signature.ts'

/** All sets as one type; undefined where they have none in common. */
function together(sets: readonly (readonly Value[])[]): readonly (readonly Value[])[] | undefined {
  const all = unified(sets.flat())
  let from = 0
  return (
    all &&
    sets.map((set) => {
      from += set.length
      return all.slice(from - set.length, from)
    })
  )
}

/** The items of a set that are, or are not, in another. Where it cannot be told they stand for none or one. */
function kept(items: readonly Value[], other: readonly Value[], wanted: boolean, make: Maker): readonly Value[] {
  return items.flatMap((item): readonly Value[] => {
    const answer = includes(other, item)
    if (answer === 'unknown') return [make.many(undecided([item, ...other], make))]
    return answer === wanted ? [item] : []
  })
}

function product(sets: readonly (readonly Value[])[], make: Maker, context: CallContext): Value {
  let rows: readonly (readonly Value[])[] = [[]]
  for (const set of sets) {
    if (!context.spend(rows.length * set.length * sets.length)) return make.tooLarge()
    rows = rows.flatMap((row) => set.map((item) => [...row, item]))
  }
  return make.list(rows.map((row) => make.list(row)))
}

/** Source: Terraform documentation, "Built-in Functions", Collection Functions. */
export const setFunctions: Group = {
  setintersection: variadic([uniform], uniform, ([first], others, make) => {
    const sets = together([first, ...others])
    const [start = [], ...more] = sets ?? []
    return sets && make.list(asSet(more.reduce((items, other) => kept(items, other, true, make), start)))
  }),
  setproduct: variadic([], narrowed(countedList, unified), (_, sets, make, context) =>
    sets.length < 2 ? undefined : product(sets, make, context),
  ),
  setsubtract: define([uniform, uniform], ([from, taken], make) => {
    const [items, other] = together([from, taken]) ?? []
    return items && other && make.list(asSet(kept(items, other, false, make)))
  }),
  setunion: variadic([uniform], uniform, ([first], others, make) => {
    const all = unified([first, ...others].flat())
    return all && make.list(asSet(all))
  }),
}
