export type Range = readonly [low: number, high: number]

/** A set of characters: ranges, other sets, or everything else. */
export class CharacterSet {
  readonly #ranges: readonly Range[]
  readonly #others: readonly CharacterSet[]
  readonly #negated: boolean
  /** Letters of either case, by Unicode's simple folding. */
  readonly #fold: RegExp | undefined

  constructor(ranges: readonly Range[], others: readonly CharacterSet[], negated: boolean, ignoresCase: boolean) {
    this.#ranges = ranges
    this.#others = others
    this.#negated = negated
    this.#fold =
      ignoresCase && ranges.length > 0 ? new RegExp(`^[${ranges.map(rangeText).join('')}]$`, 'iu') : undefined
  }

  has(character: number): boolean {
    const found =
      this.#ranges.some(([low, high]) => low <= character && character <= high) ||
      this.#others.some((other) => other.has(character)) ||
      this.#fold?.test(String.fromCodePoint(character))
    return (found ?? false) !== this.#negated
  }
}

const rangeText = ([low, high]: Range): string => `\\u{${low.toString(16)}}-\\u{${high.toString(16)}}`

/** The set of a property of Unicode: a general category or a script. */
class PropertySet extends CharacterSet {
  readonly #pattern: RegExp
  readonly #opposite: boolean

  constructor(pattern: RegExp, opposite: boolean) {
    super([], [], false, false)
    this.#pattern = pattern
    this.#opposite = opposite
  }

  override has(character: number): boolean {
    return this.#pattern.test(String.fromCodePoint(character)) !== this.#opposite
  }
}

/** Undefined where Unicode has no such property. */
export function namedSet(name: string, negated: boolean, ignoresCase: boolean): CharacterSet | undefined {
  for (const property of [name, `Script=${name}`]) {
    try {
      // A property like `Alphabetic` is one of JavaScript alone.
      if (property === name && name.length > 2 && name !== 'Any') continue
      return new PropertySet(new RegExp(`^\\p{${property}}$`, ignoresCase ? 'iu' : 'u'), negated)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return undefined
}

/** What the dot stands for. */
export const anyCharacter = (newlineToo: boolean): CharacterSet =>
  new CharacterSet(newlineToo ? [] : [[10, 10]], [], true, false)

const range = (text: string): readonly Range[] =>
  text.split(' ').map((piece) => [piece.codePointAt(0) ?? 0, piece.codePointAt(piece.length - 1) ?? 0])

const whiteSpace: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
]

/** ASCII alone, as RE2 has them. */
export const shorthands = { d: range('09'), w: range('09 AZ __ az'), s: whiteSpace } as const

const posix: ReadonlyMap<string, readonly Range[]> = new Map([
  ['alnum', range('09 AZ az')],
  ['alpha', range('AZ az')],
  ['ascii', [[0, 127]]],
  [
    'blank',
    [
      [9, 9],
      [32, 32],
    ],
  ],
  [
    'cntrl',
    [
      [0, 31],
      [127, 127],
    ],
  ],
  ['digit', range('09')],
  ['graph', range('!~')],
  ['lower', range('az')],
  ['print', [[32, 126]]],
  ['punct', range('!/ :@ [` {~')],
  [
    'space',
    [
      [9, 13],
      [32, 32],
    ],
  ],
  ['upper', range('AZ')],
  ['word', shorthands.w],
  ['xdigit', range('09 AF af')],
])

export const posixRanges = (name: string): readonly Range[] | undefined => posix.get(name)
