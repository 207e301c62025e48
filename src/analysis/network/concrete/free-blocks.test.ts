import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cidr, parseCidr } from '../../../model/ip.ts'
import { commonOf } from '../engine/strangers.ts'
import { FreeBlocks } from './free-blocks.ts'

const cidr = (text: string): Cidr => {
  const parsed = parseCidr(text)
  if (!parsed) throw new Error(`${text} is no range`)
  return parsed
}

const shown = (block: Cidr | undefined) => block && `${block.first - cidr('10.0.0.0/16').first}/${block.prefix}`

test('blocks are given one after the other, past what is taken, and then no more', () => {
  const free = new FreeBlocks([cidr('10.0.0.0/28'), cidr('10.0.0.36/30')])
  const all = Array.from({ length: 4 }, () => shown(free.take([cidr('10.0.0.0/26')])))
  expect(all).toEqual(['16/28', '48/28', undefined, undefined])
})

test('of several ranges the first that has one', () => {
  const free = new FreeBlocks([cidr('10.0.0.0/24')])
  expect(shown(free.take([cidr('10.0.0.0/24'), cidr('10.0.1.0/24')]))).toBe('256/28')
})

const ranges = fc.record({ at: fc.nat(63), prefix: fc.integer({ min: 26, max: 30 }) }).map(({ at, prefix }): Cidr => {
  const size = 1n << BigInt(32 - prefix)
  return { version: 4, first: cidr('10.0.0.0/24').first + ((BigInt(at) * 4n) / size) * size, prefix }
})

test('a block touches nothing that is taken or given, and none is left out', () => {
  fc.assert(
    fc.property(fc.array(ranges), fc.array(ranges.filter(({ prefix }) => prefix <= 28)), (taken, asked) => {
      const free = new FreeBlocks(taken)
      const given: Cidr[] = []
      for (const range of asked) {
        const block = free.take([range])
        const blocks = blocksOf(range).filter((one) => ![...taken, ...given].some((other) => commonOf(one, other)))
        expect(block).toEqual(blocks[0])
        if (block) given.push(block)
      }
    }),
  )
})

const blocksOf = ({ first, prefix }: Cidr): readonly Cidr[] =>
  Array.from({ length: 1 << (28 - prefix) }, (_, at) => ({ version: 4, first: first + BigInt(at * 16), prefix: 28 }))
