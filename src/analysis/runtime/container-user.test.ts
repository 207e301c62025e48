import { expect, test } from 'vitest'
import type { Origin } from '../../model/origin.ts'
import type { Part } from '../../model/text.ts'
import type { Text } from '../texts.ts'
import { isRoot } from './container-user.ts'

const origin: Origin = { at: 'call', call: 'DescribeTaskDefinition', field: 'user' }
const known = (value: string): Text => ({ is: 'known', value, origin })
const partly = (...parts: Part[]): Text => ({
  is: 'unknown',
  why: { because: 'parameter', name: 'User' },
  origin,
  parts,
})
const hole = { name: 'User' }

test.each([
  ['root', true],
  ['0', true],
  ['000', true],
  ['0:0', true],
  ['root:app', true],
  ['Root', false],
  ['rooted', false],
  ['10', false],
  ['1000:0', false],
  ['app:root', false],
  ['', undefined],
  [':0', undefined],
] as const)('%j is root: %s', (text, expected) => expect(isRoot(known(text))).toBe(expected))

test.each([
  [[hole], 'unknown'],
  [['0', hole], 'unknown'],
  [['ro', hole], 'unknown'],
  [['1', hole], false],
  [['app', hole], false],
  [['0:', hole], true],
  [['1000:', hole], false],
  [[{ name: 'Owner', text: 'root' }, ':', hole], true],
] as const)('%j is root: %s', (parts, expected) => expect(isRoot(partly(...parts))).toBe(expected))
