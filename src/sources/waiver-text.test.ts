import { describe, expect, test } from 'vitest'
import { readWaiver, sayFault } from './waiver-text.ts'

describe('readWaiver', () => {
  test.each<[string, readonly string[], object]>([
    ['task-pid-mode-host a profiler', ['task-pid-mode-host'], { reason: 'a profiler' }],
    ['task-pid-mode-host', ['task-pid-mode-host'], {}],
    [
      '  task-pid-mode-host   until=2027-01-31 owner=shop subject=a*  a   profiler ',
      ['task-pid-mode-host'],
      { until: '2027-01-31', owner: 'shop', subject: 'a*', reason: 'a profiler' },
    ],
    ['one-trait,other-trait why', ['one-trait', 'other-trait'], { reason: 'why' }],
    ['one-trait, other-trait, container-* why', ['one-trait', 'other-trait', 'container-*'], { reason: 'why' }],
    ['one-trait , other-trait owner=shop why', ['one-trait', 'other-trait'], { owner: 'shop', reason: 'why' }],
    ['one-trait, because it must', ['one-trait'], { reason: 'because it must' }],
    ['* all of it', ['*'], { reason: 'all of it' }],
    ['one-trait it runs with --pid=host and a=b', ['one-trait'], { reason: 'it runs with --pid=host and a=b' }],
    [
      'one-trait see https://wiki.example.com/?page=3',
      ['one-trait'],
      { reason: 'see https://wiki.example.com/?page=3' },
    ],
  ])('%s', (text, traits, about) => {
    expect(readWaiver(text)).toEqual({ traits, about })
  })

  test.each([
    ['', 'It names no trait.'],
    ['# one-trait', 'It names #, which is no id of a trait, so it does not hold.'],
    [
      'Task-Pid-Mode-Host why',
      'It names Task-Pid-Mode-Host, which is no id of a trait: those are in lower case, so it',
    ],
    [
      'one-trait until=31.12.2020 why',
      'It has until 31.12.2020, which is no date such as 2027-01-31, so it does not hold.',
    ],
    ['one-trait until=never why', 'It has until never, which is no date'],
    ['one-trait until=2027-02-30 why', 'It has until 2027-02-30, which is no date'],
    ['one-trait until= 2027-01-31 why', 'It has until without a value'],
    ['one-trait owner= why', 'It has owner without a value'],
    ['one-trait unti=2020-01-01 why', 'It has unti=, which is no key: until is near'],
    ['one-trait UNTIL=2020-01-01 why', 'It has UNTIL=, which is no key: until is near'],
    ['one-trait colour=red why', 'It has colour=, which is no key: there are until, owner, subject'],
    ['one-trait until=2027-01-31 until=2028-01-31 why', 'It has until= twice'],
    ['one-trait why until=2020-01-01', 'It says until=2020-01-01 behind its reason'],
    ['one-trait why Until=2020-01-01', 'It says Until=2020-01-01 behind its reason'],
    ['one-trait why untill=2020-01-01', 'It says untill=2020-01-01 behind its reason'],
    ['one-trait why subject=agent', 'It says subject=agent behind its reason'],
  ])('%s is refused', (text, says) => {
    const read = readWaiver(text)
    expect('wrong' in read ? sayFault('It', read) : read).toContain(says)
  })
})
