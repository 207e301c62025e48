/** Numbers by a seed: the same seed gives the same numbers. */
export class Numbers {
  #state: number

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) >>> 0
    for (let warm = 0; warm < 4; warm++) this.below(2)
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return limit <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
}

const strange = [
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\ufeff',
  '💥',
  'é',
  '\u0085',
  '\r',
  '\t',
  '${',
  '%{ if ',
  '<<E\n',
  '[*]',
  '...',
  '!Ref ',
  '*a',
  '&a ',
]

/** The most that a repeated piece comes to: enough to show what grows faster than its input. */
const maxRepeated = 60_000

/** A text with bytes flipped, put in, taken out, doubled, cut off, or taken from another text. */
export function mutated(text: string, other: string, numbers: Numbers): string {
  let bytes = Buffer.from(text)
  for (let left = 1 + numbers.below(4); left > 0; left--) bytes = mutatedOnce(bytes, other, numbers)
  return bytes.toString('utf8')
}

function mutatedOnce(bytes: Buffer, other: string, numbers: Numbers): Buffer<ArrayBuffer> {
  const at = numbers.below(bytes.length + 1)
  const until = Math.min(bytes.length, at + 1 + numbers.below(numbers.pick([2, 16, 200])))
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(until)]
  switch (numbers.below(10)) {
    case 0:
      return Buffer.concat([before, Buffer.from(piece.map((byte) => byte ^ (1 << numbers.below(8)))), after])
    case 1:
      return Buffer.concat([before, Buffer.from([numbers.below(256)]), piece, after])
    case 2:
      return Buffer.concat([before, after])
    case 3: {
      const from = Buffer.from(other)
      const start = numbers.below(from.length)
      return Buffer.concat([before, from.subarray(start, start + numbers.below(400)), after])
    }
    case 4:
      return Buffer.concat([before, piece, piece, after])
    case 5:
      return numbers.below(3) === 0 ? Buffer.from(before) : Buffer.concat([before, piece, after])
    case 6:
      return Buffer.concat([before, Buffer.from(numbers.pick(strange)), piece, after])
    case 7:
      return Buffer.concat([after, piece, before])
    case 8: {
      const often = numbers.below(200) === 0 ? Math.floor(maxRepeated / Math.max(1, piece.length)) : numbers.below(8)
      return Buffer.concat([before, ...Array.from({ length: often }, () => piece), after])
    }
    default:
      return swappedLines(bytes, numbers)
  }
}

function swappedLines(bytes: Buffer, numbers: Numbers): Buffer<ArrayBuffer> {
  const lines = bytes.toString('latin1').split('\n')
  const [one, two] = [numbers.below(lines.length), numbers.below(lines.length)]
  const [first = '', second = ''] = [lines[one], lines[two]]
  lines[one] = second
  lines[two] = numbers.below(2) === 0 ? first : `  ${first}`
  return Buffer.from(lines.join('\n'), 'latin1')
}
