import { expect, test } from 'vitest'
import { encryptsInTransit } from './host-types.ts'

test.each([
  ['m6i.large', true],
  ['c5n.18xlarge', true],
  ['c5.large', false],
  ['t3.medium', false],
  ['z99.large', 'unknown'],
  ['', 'unknown'],
])('%s', (type, expected) => {
  expect(encryptsInTransit(type)).toBe(expected)
})
