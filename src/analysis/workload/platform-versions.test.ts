import { expect, test } from 'vitest'
import { isLower } from './platform-versions.ts'

test.each([
  ['1.3.0', '1.4.0', true],
  ['1.4.0', '1.4.0', false],
  ['1.4', '1.4.0', false],
  ['1.10.0', '1.4.0', false],
  ['1', '1.0.1', true],
  ['LATEST', '1.4.0', undefined],
  ['1.4.0.1', '1.4.0', undefined],
])('%s is lower than %s: %s', (version, than, wanted) => {
  expect(isLower(version, than)).toBe(wanted)
})
