import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCidr } from '../../../model/ip.ts'
import type { Origin } from '../../../model/origin.ts'
import { type Plain, partsOf, type Value } from '../../value.ts'
import type { CallContext } from './function.ts'
import { functions } from './registry.ts'

const at: Origin = { at: 'call', call: 'test', field: '' }

const context: CallContext = {
  at,
  folder: '',
  readText: () => undefined,
  template: () => ({ is: 'nothing', origin: at }),
  inEveryBranch: () => undefined,
  spend: () => true,
}

function call(name: string, ...args: readonly (Value | undefined)[]): Value | undefined {
  const plain = args.flatMap((arg) => (arg && arg.is !== 'choice' ? [arg] : []))
  return plain.length === args.length ? functions.get(name)?.(plain, context) : undefined
}

const scalar = (value: string | number | boolean): Plain => ({ is: 'scalar', value, text: String(value), origin: at })
const list = (items: readonly Value[]): Plain => ({ is: 'list', items, origin: at })
const texts = (all: readonly string[]): Plain => list(all.map(scalar))

/** The value as JSON has it. */
function toJson(value: Value | undefined): unknown {
  switch (value?.is) {
    case 'scalar':
      return value.value
    case 'list':
      return value.items.map(toJson)
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, toJson(entry)]))
    case 'nothing':
      return null
    default:
      return undefined
  }
}

function fromJson(json: unknown): Plain {
  if (Array.isArray(json)) return list(json.map(fromJson))
  if (json === null || json === undefined) return { is: 'nothing', origin: at }
  if (typeof json === 'object') {
    return {
      is: 'map',
      entries: new Map(Object.entries(json).map(([key, value]) => [key.normalize('NFC'), fromJson(value)])),
      origin: at,
    }
  }
  // A zero has no sign.
  if (typeof json === 'number') return scalar(json + 0)
  return scalar(typeof json === 'boolean' ? json : String(json).normalize('NFC'))
}

const word = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.normalize('NFC'))
const words = fc.array(word, { maxLength: 8 })
const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 3 })

test('sort of what was reversed is sort', () => {
  fc.assert(
    fc.property(words, (all) => {
      expect(toJson(call('sort', call('reverse', texts(all))))).toEqual(toJson(call('sort', texts(all))))
    }),
  )
})

test('reverse twice is nothing done', () => {
  fc.assert(
    fc.property(words, (all) => {
      expect(toJson(call('reverse', call('reverse', texts(all))))).toEqual(all)
    }),
  )
})

test('a set is its own set, sorted and without doubles', () => {
  fc.assert(
    fc.property(words, (all) => {
      const set = call('toset', texts(all))
      expect(toJson(call('toset', set))).toEqual(toJson(set))
      expect(toJson(set)).toEqual(toJson(call('sort', call('distinct', texts(all)))))
    }),
  )
})

test('split undoes join where no text has the separator', () => {
  fc.assert(
    fc.property(
      fc.array(
        word.filter((text) => !text.includes(',')),
        { minLength: 1, maxLength: 8 },
      ),
      (all) => {
        expect(toJson(call('split', scalar(','), call('join', scalar(','), texts(all))))).toEqual(all)
      },
    ),
  )
})

test('jsondecode undoes jsonencode, by its text alone', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = call('jsonencode', fromJson(value))
      const parts = text && text.is !== 'choice' ? partsOf(text) : undefined
      expect(toJson(call('jsondecode', scalar(parts?.join('') ?? '')))).toEqual(toJson(fromJson(value)))
      expect(JSON.parse(parts?.join('') ?? '')).toEqual(toJson(fromJson(value)))
    }),
  )
})

test('yamldecode undoes yamlencode', () => {
  const plain = fc.dictionary(fc.stringMatching(/^[a-z"'#: -]{1,8}$/), fc.oneof(json, word, fc.constant('a\n b\n\n')))
  fc.assert(
    fc.property(plain, (value) => {
      const text = call('yamlencode', fromJson(value))
      if (text?.is === 'scalar') expect(toJson(call('yamldecode', text))).toEqual(toJson(fromJson(value)))
    }),
  )
})

test('base64 and its opposite', () => {
  fc.assert(
    fc.property(word, (text) => {
      const encoded = Buffer.from(text).toString('base64')
      expect(toJson(call('base64decode', scalar(encoded)))).toBe(text)
      expect(toJson(call('base64decode', call('base64encode', scalar(text))))).toBe(text)
    }),
  )
})

test('a subnet lies within its block, and two of one size do not meet', () => {
  const block = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 24 }), fc.constant(32)),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 64 }), fc.constant(128)),
  )
  fc.assert(
    fc.property(block, fc.integer({ min: 0, max: 8 }), fc.nat(), fc.nat(), ([ip, prefix, bits], more, one, other) => {
      const outer = parseCidr(`${ip}/${prefix}`)
      fc.pre(outer !== undefined && outer.first >> 32n !== 0xffffn)
      const [first, second] = [one, other].map((index) => {
        const made = call('cidrsubnet', scalar(`${ip}/${prefix}`), scalar(more), scalar(index % 2 ** more))
        return parseCidr(String(toJson(made)))
      })
      if (!outer || !first || !second) throw new Error('no block')
      const size = 1n << BigInt(bits - prefix)
      const inner = 1n << BigInt(bits - prefix - more)
      expect(first.prefix).toBe(prefix + more)
      expect(first.first >= outer.first && first.first + inner <= outer.first + size).toBe(true)
      const distance = first.first > second.first ? first.first - second.first : second.first - first.first
      expect(distance === 0n || distance >= inner).toBe(true)
    }),
  )
})

test('no function throws, whatever its arguments', () => {
  const anything = fc.oneof(json, word, words, fc.integer(), fc.double(), fc.bigInt().map(String)).map(fromJson)
  fc.assert(
    fc.property(fc.constantFrom(...functions.keys()), fc.array(anything, { maxLength: 4 }), (name, args) => {
      call(name, ...args)
    }),
    { numRuns: 3_000 },
  )
})
