import { anyCharacter, CharacterSet, namedSet, posixRanges, type Range, shorthands } from './character-set.ts'

/** A regular expression as a tree. */
export type Node =
  | { readonly is: 'empty' }
  | { readonly is: 'set'; readonly set: CharacterSet }
  | { readonly is: 'assert'; readonly that: Assertion }
  | { readonly is: 'all'; readonly nodes: readonly Node[] }
  | { readonly is: 'either'; readonly nodes: readonly Node[] }
  | { readonly is: 'repeat'; readonly node: Node; readonly min: number; readonly max: number; readonly greedy: boolean }
  | { readonly is: 'group'; readonly node: Node; readonly index: number }

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge'

export interface Pattern {
  readonly node: Node
  /** The name of each group, undefined where it has none. */
  readonly groups: readonly (string | undefined)[]
}

/** Why a text is no regular expression. */
class PatternFault extends Error {}

/** Nesting beyond this is refused, as RE2 does. */
const maxDepth = 250
const maxRepeat = 1_000

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
  readonly U: boolean
}

/**
 * Reads a regular expression of RE2, which Terraform has. Undefined: it is none; RE2 has neither references back nor looks
 * ahead or behind.
 *
 * Source: RE2, "Syntax"; Terraform documentation, "regex Function".
 */
export function parsePattern(text: string): Pattern | undefined {
  try {
    return new Reader(text).pattern()
  } catch (error) {
    if (error instanceof PatternFault) return undefined
    throw error
  }
}

class Reader {
  readonly #text: string
  readonly #groups: (string | undefined)[] = []
  #at = 0
  #depth = 0
  #flags: Flags = { i: false, m: false, s: false, U: false }

  constructor(text: string) {
    this.#text = text
  }

  pattern(): Pattern {
    const node = this.#either()
    if (this.#at < this.#text.length) throw new PatternFault()
    return { node, groups: this.#groups }
  }

  #either(): Node {
    const nodes = [this.#all()]
    while (this.#take('|')) nodes.push(this.#all())
    return nodes.length === 1 && nodes[0] ? nodes[0] : { is: 'either', nodes }
  }

  #all(): Node {
    const nodes: Node[] = []
    while (this.#at < this.#text.length && !this.#sees('|') && !this.#sees(')')) {
      if (this.#take('\\Q')) nodes.push(...this.#quoted())
      else nodes.push(this.#repeated(this.#one()))
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { is: 'all', nodes }
  }

  /** `\Q…\E`: every character stands for itself; what follows the last one repeats it alone. */
  #quoted(): readonly Node[] {
    const end = this.#text.indexOf('\\E', this.#at)
    const literal = this.#text.slice(this.#at, end === -1 ? undefined : end)
    this.#at = end === -1 ? this.#text.length : end + 2
    const nodes = [...literal].map((character) => this.#literal(character.codePointAt(0) ?? 0))
    const last = nodes.pop()
    return last ? [...nodes, this.#repeated(last)] : []
  }

  #repeated(node: Node): Node {
    const count = this.#count()
    if (!count) return node
    const [min, max] = count
    const lazy = this.#take('?')
    if (this.#count()) throw new PatternFault()
    return { is: 'repeat', node, min, max, greedy: lazy === this.#flags.U }
  }

  #count(): readonly [min: number, max: number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY]
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY]
    if (this.#take('?')) return [0, 1]
    const braces = this.#match(/\{(\d+)(?:(,)(\d*))?\}/y)
    if (!braces) return undefined
    const [, from = '', comma, to = ''] = braces
    const min = Number(from)
    const max = !comma ? min : to === '' ? Number.POSITIVE_INFINITY : Number(to)
    if (min > maxRepeat || min > max || (max > maxRepeat && max !== Number.POSITIVE_INFINITY)) throw new PatternFault()
    return [min, max]
  }

  #one(): Node {
    if (this.#sees('*') || this.#sees('+') || this.#sees('?')) throw new PatternFault()
    if (this.#take('(')) return this.#group()
    if (this.#take('[')) return { is: 'set', set: this.#set() }
    if (this.#take('.')) return { is: 'set', set: anyCharacter(this.#flags.s) }
    if (this.#take('^')) return { is: 'assert', that: this.#flags.m ? 'line-start' : 'text-start' }
    if (this.#take('$')) return { is: 'assert', that: this.#flags.m ? 'line-end' : 'text-end' }
    if (!this.#sees('\\')) return this.#literal(this.#character())
    const assertion = this.#match(/\\([AbBz])/y)?.[1]
    if (assertion) return { is: 'assert', that: assertions[assertion as keyof typeof assertions] }
    const named = this.#namedSet()
    return named ? { is: 'set', set: named } : this.#literal(this.#escape())
  }

  #literal(character: number): Node {
    return { is: 'set', set: new CharacterSet([[character, character]], [], false, this.#flags.i) }
  }

  #group(): Node {
    if (++this.#depth > maxDepth) throw new PatternFault()
    const outer = this.#flags
    let index: number | undefined
    if (this.#take('?')) {
      const name = this.#match(/P?<(\w+)>/y)?.[1]
      if (name !== undefined) index = this.#groups.push(name)
      else if (!this.#setFlags()) {
        this.#depth--
        return { is: 'empty' }
      }
    } else index = this.#groups.push(undefined)
    const node = this.#either()
    if (!this.#take(')')) throw new PatternFault()
    this.#flags = outer
    this.#depth--
    return index === undefined ? node : { is: 'group', node, index }
  }

  /** `i-s:` of `(?i-s:…)`, `i)` of `(?i)`. False: the flags hold for the rest of the group around it. */
  #setFlags(): boolean {
    const found = this.#match(/([imsU]*)(?:-([imsU]+))?([:)])/y)
    if (!found) throw new PatternFault()
    const [whole, on = '', off = '', end] = found
    if (whole === ')') throw new PatternFault()
    const is = (flag: keyof Flags) => (off.includes(flag) ? false : on.includes(flag) || this.#flags[flag])
    this.#flags = { i: is('i'), m: is('m'), s: is('s'), U: is('U') }
    return end === ':'
  }

  /** What stands between square brackets. */
  #set(): CharacterSet {
    const negated = this.#take('^')
    const ranges: Range[] = []
    const others: CharacterSet[] = []
    for (let first = true; first || !this.#sees(']'); first = false) {
      if (this.#at >= this.#text.length) throw new PatternFault()
      const posix = this.#match(/\[:(\^?)(\w+):\]/y)
      if (posix) {
        const known = posixRanges(posix[2] ?? '')
        if (!known) throw new PatternFault()
        others.push(new CharacterSet(known, [], posix[1] === '^', this.#flags.i))
        continue
      }
      const named = this.#sees('\\') ? this.#namedSet() : undefined
      if (named) {
        others.push(named)
        continue
      }
      const low = this.#sees('\\') ? this.#escape() : this.#character()
      const isRange = this.#sees('-') && this.#text[this.#at + 1] !== ']' && this.#at + 1 < this.#text.length
      if (isRange) this.#at++
      const high = !isRange ? low : this.#sees('\\') ? this.#escape() : this.#character()
      if (high < low) throw new PatternFault()
      ranges.push([low, high])
    }
    this.#at++
    return new CharacterSet(ranges, others, negated, this.#flags.i)
  }

  /** `\d`, `\pL`, `\p{Greek}` and their opposites. */
  #namedSet(): CharacterSet | undefined {
    const shorthand = this.#match(/\\([dDsSwW])/y)?.[1]
    if (shorthand) {
      const negated = shorthand === shorthand.toUpperCase()
      return new CharacterSet(
        shorthands[shorthand.toLowerCase() as keyof typeof shorthands],
        [],
        negated,
        this.#flags.i,
      )
    }
    const property = this.#match(/\\([pP])(?:\{(\^?)(\w+)\}|([A-Za-z]))/y)
    if (!property) return undefined
    const [, letter, not = '', long, short] = property
    const set = namedSet(long ?? short ?? '', (letter === 'P') !== (not === '^'), this.#flags.i)
    if (!set) throw new PatternFault()
    return set
  }

  #escape(): number {
    const code = this.#match(/\\(?:x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/y)
    if (code) {
      const value = code[3] === undefined ? Number.parseInt(code[1] ?? code[2] ?? '', 16) : Number.parseInt(code[3], 8)
      if (value > 0x10ffff) throw new PatternFault()
      return value
    }
    const control = this.#match(/\\([aftnrv])/y)?.[1]
    if (control) return controls[control as keyof typeof controls]
    const literal = this.#match(/\\([\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ])/y)?.[1]
    if (literal === undefined) throw new PatternFault()
    return literal.charCodeAt(0)
  }

  #character(): number {
    const character = this.#text.codePointAt(this.#at)
    if (character === undefined) throw new PatternFault()
    this.#at += character > 0xffff ? 2 : 1
    return character
  }

  #sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at)
  }

  #take(text: string): boolean {
    if (!this.#sees(text)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found ?? undefined
  }
}

const assertions = { A: 'text-start', z: 'text-end', b: 'word-edge', B: 'no-word-edge' } as const

const controls = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 } as const
