/** Picks of one seed: the same seed, the same picks. */
export interface Draw {
  /** 0 to `most`, both included. */
  readonly upTo: (most: number) => number
  readonly chance: (percent: number) => boolean
  readonly oneOf: <T>(values: readonly T[]) => T
  /** Each of them with this chance, in their order. */
  readonly some: <T>(values: readonly T[], percent: number) => readonly T[]
  /** As many as drawn between the two. */
  readonly times: <T>(least: number, most: number, make: (index: number) => T) => readonly T[]
}

/** Mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0
  const upTo = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (most + 1))
  }
  const chance = (percent: number): boolean => upTo(99) < percent
  return {
    upTo,
    chance,
    oneOf: (values) => {
      for (const value of values.slice(upTo(values.length - 1))) return value
      throw new Error('nothing to pick from')
    },
    some: (values, percent) => values.filter(() => chance(percent)),
    times: (least, most, make) => Array.from({ length: least + upTo(most - least) }, (_, index) => make(index)),
  }
}
