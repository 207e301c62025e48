import type { Cidr } from '../../../model/ip.ts'

/** Prefix lengths of the smallest subnets. */
export const smallest = { 4: 28, 6: 64 } as const

export const sizeOf = ({ version, prefix }: Pick<Cidr, 'version' | 'prefix'>): bigint =>
  1n << BigInt((version === 4 ? 32 : 128) - prefix)

/** Blocks as large as the smallest subnets that no other range touches. A search goes on where the last one ended. */
export class FreeBlocks {
  /** Sorted and disjoint. */
  readonly #taken: Readonly<Record<4 | 6, readonly Span[]>>
  readonly #given = new Set<string>()
  readonly #next = new Map<string, bigint>()

  constructor(taken: readonly Cidr[]) {
    this.#taken = { 4: spansOf(taken, 4), 6: spansOf(taken, 6) }
  }

  /** One in the first of the ranges that has any. */
  take(ranges: readonly Cidr[]): Cidr | undefined {
    for (const range of ranges) {
      const block = this.#takeIn(range)
      if (block) return block
    }
    return undefined
  }

  #takeIn({ version, first, prefix }: Cidr): Cidr | undefined {
    const step = sizeOf({ version, prefix: smallest[version] })
    const end = first + sizeOf({ version, prefix })
    const range = `${version} ${first}/${prefix}`
    for (let at = this.#next.get(range) ?? first; at + step <= end; at += step) {
      const busy = this.#busyUntil(version, at, at + step)
      // The next block that begins where the range that is in the way has ended.
      if (busy !== undefined) at += ((busy - at + step - 1n) / step - 1n) * step
      else if (!this.#given.has(`${version} ${at}`)) {
        this.#given.add(`${version} ${at}`)
        this.#next.set(range, at + step)
        return { version, first: at, prefix: smallest[version] }
      }
    }
    this.#next.set(range, end)
    return undefined
  }

  /** Where the range ends that touches a block; undefined where none does. */
  #busyUntil(version: 4 | 6, from: bigint, to: bigint): bigint | undefined {
    const spans = this.#taken[version]
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      const span = spans[middle]
      if (span && span.to <= from) low = middle + 1
      else high = middle
    }
    const span = spans[low]
    return span && span.from < to ? span.to : undefined
  }
}

interface Span {
  readonly from: bigint
  readonly to: bigint
}

function spansOf(cidrs: readonly Cidr[], version: 4 | 6): readonly Span[] {
  const own = cidrs.filter((cidr) => cidr.version === version)
  const sorted = own.map((cidr) => ({ from: cidr.first, to: cidr.first + sizeOf(cidr) }))
  sorted.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  const spans: { from: bigint; to: bigint }[] = []
  for (const span of sorted) {
    const last = spans.at(-1)
    if (!last || span.from > last.to) spans.push(span)
    else if (span.to > last.to) last.to = span.to
  }
  return spans
}
