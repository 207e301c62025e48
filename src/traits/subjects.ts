import type { Fields, List, Struct, ValueOf } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, type Evidence, no, type Undecided, unknown } from './answer.ts'
import type { Found } from './trait.ts'

const nothing: ReadonlySet<number> = new Set()

type ItemOf<V> = V extends List<infer T> ? T : never

/**
 * Judges each item of a list field as a subject of its own, by its key.
 *
 * Items that are unknown make one unknown subject, named after the field; an empty list is one answer no.
 */
export function eachItem<F extends Fields, K extends keyof F & string>(
  world: World,
  struct: Struct<F>,
  field: K,
  judge: (item: ItemOf<ValueOf<F[K]>>, key: string) => Answer,
): readonly Found[] {
  const { items, unknown: unread } = world.items(struct, field)
  const found: Found[] = items.map(({ key, value, on: there }) => {
    if (!there) return { subject: key, answer: judge(value, key) }
    const { value: answer, on = nothing } = world.traced(() => judge(value, key))
    return { subject: key, answer, on: new Set([...there, ...on]) }
  })
  const [first] = unread
  if (first) found.push({ subject: field, answer: unknown(first, `A part of ${field}`) })
  // That there is no item does not depend on one choice more than on another.
  return found.length > 0 ? found : [{ subject: '', answer: no, on: nothing }]
}

/** The answer about a resource as a whole. */
export const whole = (answer: Answer): readonly Found[] => [{ subject: '', answer }]

/** Judges the items of a list inside a subject: yes if one item is; unknown items keep a no from being certain. */
export function someItem<F extends Fields, K extends keyof F & string>(
  world: World,
  struct: Struct<F>,
  field: K,
  judge: (item: ItemOf<ValueOf<F[K]>>, key: string) => Answer,
): readonly Answer[] {
  const { items, unknown: unread } = world.items(struct, field)
  return [
    ...items.map(({ key, value }) => judge(value, key)),
    ...unread.map((read) => unknown(read, `A part of ${field}`)),
  ]
}

/** The same answer, its sentences led by the part of the subject that they are about. */
export function about(part: string, answer: Answer): Answer {
  const led = <N extends Evidence>(note: N): N => ({
    ...note,
    says: `${part}: ${note.says}`,
    ...(note.key !== undefined && { key: `${part}: ${note.key}` }),
  })
  const undecided = (open: Undecided): Undecided => {
    const [first, ...others] = open.missing
    return { ...open, missing: [led(first), ...others.map(led)] }
  }
  if (answer.is === 'unknown') return undecided(answer)
  if (answer.is !== 'yes') return answer
  const [first, ...others] = answer.evidence
  const { rest } = answer
  return { ...answer, evidence: [led(first), ...others.map(led)], ...(rest && { rest: undecided(rest) }) }
}
