import type { Maybe } from '../../../model/text.ts'

/**
 * Whether two zones are one. A zone is its name or id, or else how it is written: `${list}[0]`, `${Region}a`,
 * `${parameter}`. What is written alike is one zone; different are two names, two items of one list and two letters.
 */
export function isSameZone(one: string | undefined, other: string | undefined): Maybe {
  if (one === undefined || other === undefined) return 'unknown'
  if (one === other) return true
  const [mine, its] = [listOf(one), listOf(other)]
  return mine !== undefined && mine === its ? false : 'unknown'
}

/** What different zones are items of: all names, a list or a Region that is not known; undefined for one by itself. */
const listOf = (zone: string): string | undefined =>
  zone.startsWith('${') ? /^(\$\{.*\})(?:\[\d+\]|[a-z])$/.exec(zone)?.[1] : 'names'
