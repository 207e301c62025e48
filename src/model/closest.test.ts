import { expect, test } from 'vitest'
import { closest } from './closest.ts'

const words = ['waivers', 'decisions', 'intent', 'thresholds', 'container-privileged']

test.each([
  ['wavers', 'waivers'],
  ['Waivers', 'waivers'],
  ['decision', 'decisions'],
  ['itnent', 'intent'],
  ['container-priviledged', 'container-privileged'],
  ['frobnicate', undefined],
  ['', undefined],
])('%s means %s', (word, meant) => {
  expect(closest(word, words)).toBe(meant)
})
