import { expect, test } from 'vitest'
import type { Origin } from '../../model/origin.ts'
import { isCapability } from './capabilities.ts'

const origin: Origin = { at: 'call', call: 'DescribeTaskDefinition', field: 'add' }

test.each([
  ['SYS_ADMIN', true],
  ['cap_sys_admin', true],
  ['Cap_Sys_Admin', true],
  ['ALL', true],
  ['SYS_ADMIN ', false],
  ['CAP_CAP_SYS_ADMIN', false],
  ['SYS_CHROOT', false],
  ['', false],
] as const)('%j: %s', (value, expected) =>
  expect(isCapability({ is: 'known', value, origin }, ['ALL', 'SYS_ADMIN'])).toBe(expected),
)

test.each([
  [['sys_', { name: 'Name' }], 'unknown'],
  [['cap_', { name: 'Name' }], 'unknown'],
  [[{ name: 'Prefix', text: 'cap_' }, 'sys_admin'], true],
  [['NET_', { name: 'Name' }], false],
] as const)('%j: %s', (parts, expected) =>
  expect(
    isCapability({ is: 'unknown', why: { because: 'parameter', name: 'Name' }, origin, parts }, ['ALL', 'SYS_ADMIN']),
  ).toBe(expected),
)
