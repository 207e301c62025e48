import { expect, test } from 'vitest'
import { dayOf, daysBetween } from './day.ts'

test.each([
  ['2027-02-01T23:59:59+00:00', '2027-02-01'],
  ['2027-02-01T23:59:59-05:00', '2027-02-02'],
  ['1801526399.0', '2027-02-01'],
  ['tomorrow', undefined],
])('the day of %s', (time, day) => {
  expect(dayOf(time)).toBe(day)
})

test.each([
  ['2027-01-31', '2027-02-01', 1],
  ['2027-02-01', '2027-01-31', -1],
  ['2028-02-28', '2028-03-01', 2],
])('from %s to %s', (one, other, days) => {
  expect(daysBetween(one, other)).toBe(days)
})
