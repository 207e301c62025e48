import { maxDepth } from '../../syntax/syntax.ts'

/**
 * What of a mapping is kept: `only` these keys, or all but `without`; `inside` says the same of what they hold. A list
 * passes it on to its items.
 */
interface Kept {
  readonly only?: readonly string[]
  readonly without?: readonly string[]
  readonly inside?: Readonly<Record<string, Kept>>
}

const valuesKept: Kept = { without: ['outputs'] }

/** The parts of a plan and of a state that are read. */
const kept: Kept = {
  only: [
    'format_version',
    'terraform_version',
    'errored',
    'complete',
    'planned_values',
    'values',
    'resource_changes',
    'deferred_changes',
    'configuration',
  ],
  inside: {
    planned_values: valuesKept,
    values: valuesKept,
    resource_changes: {
      only: ['address', 'deposed', 'change'],
      inside: { change: { only: ['actions', 'after_unknown', 'after_sensitive'] } },
    },
    deferred_changes: {
      inside: { resource_change: { inside: { change: { without: ['before', 'before_sensitive'] } } } },
    },
    configuration: { only: ['root_module'] },
  },
}

/** Thrown inside where the text is no JSON, or nested deeper than is read. */
class Broken extends Error {}

const quote = 34
const backslash = 92
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93
const comma = 44
const colon = 58

/**
 * The text of a plan without what is not read of it: what was there before, the state it started from, values of
 * variables and outputs. That is most of it, and has secrets in it.
 *
 * Offsets and lines stay the same. Text that is not JSON, or too deep, is left as it is.
 */
export function essentialPlan(text: string): string {
  const pieces: string[] = []
  let copied = 0

  const fail = (): never => {
    throw new Broken()
  }
  const afterSpace = (at: number) => {
    let here = at
    for (;;) {
      const code = text.charCodeAt(here)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return here
      here++
    }
  }
  /** The offset behind a string that begins at `at`. */
  const afterString = (at: number) => {
    let end = text.indexOf('"', at + 1)
    for (; end !== -1; end = text.indexOf('"', end + 1)) {
      let slashes = 0
      while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
      if (slashes % 2 === 0) return end + 1
    }
    return fail()
  }
  const afterValue = (at: number) => {
    const first = text.charCodeAt(at)
    if (first === quote) return afterString(at)
    if (first !== openBrace && first !== openBracket) {
      let end = at
      while (end < text.length && !/[\s,}\]]/.test(text.charAt(end))) end++
      return end === at ? fail() : end
    }
    let depth = 0
    for (let here = at; here < text.length; here++) {
      const code = text.charCodeAt(here)
      if (code === quote) here = afterString(here) - 1
      else if (code === openBrace || code === openBracket) depth++
      else if ((code === closeBrace || code === closeBracket) && --depth === 0) return here + 1
    }
    return fail()
  }
  /** Empties a value: a text of nothing is read fastest. One that is shorter says nothing that matters. */
  const blank = (start: number, end: number) => {
    if (end - start < 4) return
    const value = text.slice(start, end)
    const empty = value.includes('\n')
      ? value.replace(/[^\n]/g, ' ').replace(/ {4}/, 'null')
      : `"${' '.repeat(value.length - 2)}"`
    if (/^\s*$/.test(empty)) return
    pieces.push(text.slice(copied, start), empty)
    copied = end
  }
  const walk = (at: number, keep: Kept, depth = 0): number => {
    if (depth > maxDepth) fail()
    const first = text.charCodeAt(at)
    if (first === openBracket) return items(at, closeBracket, (item) => walk(item, keep, depth + 1))
    if (first !== openBrace) return afterValue(at)
    return items(at, closeBrace, (keyAt) => {
      if (text.charCodeAt(keyAt) !== quote) fail()
      const keyEnd = afterString(keyAt)
      const key = text.slice(keyAt + 1, keyEnd - 1)
      const colonAt = afterSpace(keyEnd)
      if (text.charCodeAt(colonAt) !== colon) fail()
      const start = afterSpace(colonAt + 1)
      const isKept = keep.only ? keep.only.includes(key) : !keep.without?.includes(key)
      const inside = keep.inside && Object.hasOwn(keep.inside, key) ? keep.inside[key] : undefined
      const end = isKept && inside ? walk(start, inside, depth + 1) : afterValue(start)
      if (!isKept) blank(start, end)
      return end
    })
  }
  /** Goes through what stands between two brackets; gives the offset behind them. */
  const items = (at: number, close: number, each: (at: number) => number) => {
    let here = afterSpace(at + 1)
    while (text.charCodeAt(here) !== close) {
      here = afterSpace(each(here))
      const code = text.charCodeAt(here)
      if (code === comma) here = afterSpace(here + 1)
      else if (code !== close) fail()
    }
    return here + 1
  }

  try {
    walk(afterSpace(0), kept)
  } catch (error) {
    if (error instanceof Broken) return text
    throw error
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(copied)
}

/** The text with stars in place of ranges of it; lines stay the same. */
export function withoutRanges(text: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  const pieces: string[] = []
  let copied = 0
  for (const [start, end] of [...ranges].sort(([one], [other]) => one - other)) {
    if (end <= copied) continue
    const from = Math.max(start, copied)
    pieces.push(text.slice(copied, from), text.slice(from, end).replace(/[^\n]/g, '*'))
    copied = end
  }
  return pieces.join('') + text.slice(copied)
}
