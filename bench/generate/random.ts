/** Seeded random numbers (mulberry32): the same seed gives the same sequence on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** True in `share` of the cases. */
  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0]
  }

  /** A few different items, in the order of the list. */
  some<T>(items: readonly T[], count: number): readonly T[] {
    let wanted = Math.min(count, items.length)
    return items.filter((_, index) => {
      const take = this.next() * (items.length - index) < wanted
      if (take) wanted--
      return take
    })
  }

  /** Digits of a number with base 16. */
  hex(length: number): string {
    let digits = ''
    while (digits.length < length)
      digits += Math.floor(this.next() * 0x1_0000)
        .toString(16)
        .padStart(4, '0')
    return digits.slice(0, length)
  }

  /** A sequence of its own, so that what one part takes does not move the others. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 4_294_967_296))
  }
}
