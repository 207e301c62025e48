import { expect, test } from 'vitest'
import { type Majors, majorsOf } from './versions.ts'

const only = (major: number): Majors => ({ from: major, to: major })

test.each<[string, Majors | undefined]>([
  ['5.11.2', only(5)],
  ['= 5.11.2', only(5)],
  ['v6.0.1', only(6)],
  ['6.0.0-beta1', only(6)],
  ['~> 5.0', only(5)],
  ['~> 5.6', only(5)],
  ['~> 5.6.1', only(5)],
  ['~>5.6', only(5)],
  ['>= 5.0, < 6.0', only(5)],
  ['>= 5.0, < 6.0.0, != 5.12.0', only(5)],
  ['>= 5.0, < 6.1', { from: 5, to: 6 }],
  ['> 5.0, <= 6.0', { from: 5, to: 6 }],
  ['>= 4.9, <= 5.3', { from: 4, to: 5 }],
  ['< 6', { from: 0, to: 5 }],
  // Of one number there is nothing before the last that would have to stay.
  ['~> 5', { from: 5, to: undefined }],
  ['>= 5.0', { from: 5, to: undefined }],
  ['!= 5.1.0', { from: 0, to: undefined }],
  ['>= 6.0, < 6.0', undefined],
  ['latest', undefined],
  ['', undefined],
])('%s', (constraint, expected) => {
  expect(majorsOf(constraint)).toEqual(expected)
})
