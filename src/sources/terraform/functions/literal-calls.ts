import type { Origin } from '../../../model/origin.ts'
import type { Plain, Value } from '../../value.ts'
import type { CallContext } from './function.ts'
import { functions } from './registry.ts'

/** Evaluates calls of functions over literals and names, for tests: the language itself is read elsewhere. */
export function evaluateCall(
  text: string,
  context: CallContext,
  names: ReadonlyMap<string, Value> = new Map(),
): Value | undefined {
  const reader = new Reader(text, context, names)
  const value = reader.value()
  return reader.isAtEnd() ? value : undefined
}

const at: Origin = { at: 'call', call: 'test', field: '' }

const scalar = (value: string | number | boolean, text = String(value)): Plain => ({
  is: 'scalar',
  value,
  text,
  origin: at,
})

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

class Reader {
  readonly #text: string
  readonly #context: CallContext
  readonly #names: ReadonlyMap<string, Value>
  #at = 0

  constructor(text: string, context: CallContext, names: ReadonlyMap<string, Value>) {
    this.#text = text
    this.#context = context
    this.#names = names
  }

  isAtEnd(): boolean {
    return this.#match(/\s*$/y) !== undefined
  }

  value(): Value | undefined {
    const literal = this.#match(/\s*(?:(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(true|false|null)\b|"((?:[^"\\]|\\.)*)")/sy)
    if (literal) {
      const [, number, word, string] = literal
      if (number !== undefined) return scalar(Number(number), number)
      if (word === 'null') return { is: 'nothing', origin: at }
      return word === undefined ? scalar(unescaped(string ?? '')) : scalar(word === 'true', word)
    }
    if (this.#match(/\s*\[/y)) return { is: 'list', items: this.#items(']').map(orUnknown), origin: at }
    if (this.#match(/\s*\{/y)) return this.#map()
    const name = this.#match(/\s*([\w:]+)\(/y)?.[1]
    const named = name === undefined ? this.#names.get(this.#match(/\s*(\w+)/y)?.[1] ?? '') : undefined
    if (named) return named
    if (name === undefined) throw new Error(`No literal at ${this.#at} of ${this.#text}`)
    return call(name, this.#items(')', true), this.#context)
  }

  #items(end: ']' | ')', spread = false): readonly (Value | undefined)[] {
    const items: (Value | undefined)[] = []
    const close = end === ']' ? /\s*\]/y : /\s*\)/y
    while (!this.#match(close)) {
      const item = this.value()
      if (spread && this.#match(/\.\.\./y)) items.push(...(item?.is === 'list' ? item.items : [undefined]))
      else items.push(item)
      this.#match(/\s*,/y)
    }
    return items
  }

  #map(): Value {
    const entries = new Map<string, Value>()
    while (!this.#match(/\s*\}/y)) {
      const key = this.#match(/\s*(?:(\w+)|"((?:[^"\\]|\\.)*)")\s*=/y)
      if (!key) throw new Error(`No key at ${this.#at} of ${this.#text}`)
      entries.set(key[1] ?? unescaped(key[2] ?? ''), orUnknown(this.value()))
      this.#match(/\s*,/y)
    }
    return { is: 'map', entries, origin: at }
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found ?? undefined
  }
}

/** What failed arrives as unknown, with a reason by which `try` and `can` know it. */
const orUnknown = (value: Value | undefined): Value =>
  value ?? { is: 'unknown', why: { because: 'intrinsic', name: 'a call' }, hole: { name: 'a call' }, origin: at }

function call(name: string, args: readonly (Value | undefined)[], context: CallContext): Value | undefined {
  const isLazy = name === 'try' || name === 'can'
  if (!isLazy && args.includes(undefined)) return undefined
  const plain = args.map(orUnknown).filter((value) => value.is !== 'choice')
  return functions.get(name)?.(plain, context)
}

function unescaped(text: string): string {
  return text
    .replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code?: string, other?: string) =>
      code === undefined ? (escapes[other ?? ''] ?? other ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll('$${', '${')
    .normalize('NFC')
}
