import { expect, test } from 'vitest'
import { labelled } from './labelled.ts'
import { measured } from './measured.ts'

test('the table is large, half of it traps, and no row stands twice', () => {
  expect(labelled.length).toBeGreaterThanOrEqual(300)
  expect(labelled.filter(({ secret }) => !secret).length).toBeGreaterThanOrEqual(labelled.length / 2)
  expect(new Set(labelled.map(({ name, value }) => `${name}=${value}`)).size).toBe(labelled.length)
})

test('precision and recall are at least 0.98', () => {
  const { precision, recall, misses } = measured()
  const told = misses.map(({ row }) => `${row.name}: ${row.why}`).join('\n')
  expect(precision, told).toBeGreaterThanOrEqual(0.98)
  expect(recall, told).toBeGreaterThanOrEqual(0.98)
})
