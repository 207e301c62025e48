import { expect, test } from 'vitest'
import table from '../../data/ssl-policies.json' with { type: 'json' }
import { isPostQuantum, oldestProtocolOf } from './ssl-policies.ts'

test.each(Object.entries(table.oldestProtocol).filter(([name]) => name.includes('-TLS13-1-')))(
  '%s says in its name which protocols it offers',
  (name, oldest) => {
    expect(`1.${/-TLS13-1-(\d)-/.exec(name)?.[1]}`).toBe(oldest)
  },
)

test.each([
  ['ELBSecurityPolicy-2016-08', '1.0', false],
  ['ELBSecurityPolicy-FS-1-1-2019-08', '1.1', false],
  ['ELBSecurityPolicy-TLS-1-2-2017-01', '1.2', false],
  ['ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', '1.2', true],
  ['ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09', '1.0', true],
  ['ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07', '1.3', false],
  ['ELBSecurityPolicy-Shop', undefined, false],
])('%s', (name, oldest, postQuantum) => {
  expect([oldestProtocolOf(name), isPostQuantum(name)]).toEqual([oldest, postQuantum])
})
