import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTo, satisfies } from './answer.ts'
import { type Query, queryOf } from './parse.ts'

const host: Readonly<Record<string, string | null>> = {
  'attribute:ecs.instance-type': 'g2.2xlarge',
  'attribute:ecs.availability-zone': 'us-east-1a',
  'attribute:ecs.os-type': 'linux',
  'attribute:stack': 'prod',
  'attribute:team': null,
  ec2InstanceId: 'i-abcd1234',
}

describe('what an instance satisfies', () => {
  test.each<[string, boolean | 'unknown']>([
    ['attribute:ecs.instance-type == g2.2xlarge', true],
    ['attribute:ecs.instance-type equals t2.small', false],
    ['attribute:ecs.instance-type==g2.2xlarge', true],
    ['attribute:ecs.os-type == LINUX', 'unknown'],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ['attribute:ecs.availability-zone in [us-east-1b]', false],
    ['attribute:ecs.availability-zone !in [us-east-1b,us-east-1c]', true],
    ['attribute:ecs.availability-zone not_in [us-east-1a]', false],
    ['attribute:ecs.availability-zone != us-east-1d', true],
    ['attribute:ecs.instance-type =~ g2.*', true],
    ['attribute:ecs.instance-type =~ [gp]2.*', true],
    ['attribute:ecs.instance-type =~ ^t3\\..+$', false],
    ['attribute:ecs.instance-type !~ t2.*', true],
    ['attribute:ecs.instance-type matches 2xlarge', 'unknown'],
    ['attribute:ecs.instance-type =~ (g2|p3).*', 'unknown'],
    ['attribute:ecs.instance-type =~ [z-a]', 'unknown'],
    ['attribute:ecs.instance-type =~ .*.*.*.*.*x', 'unknown'],
    ['attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d', true],
    ['attribute:ecs.instance-type =~ g2.* && attribute:ecs.availability-zone == us-east-1d', false],
    ['(attribute:stack == test or attribute:stack == prod) and attribute:ecs.os-type == linux', true],
    ['(attribute:ecs.instance-type =~ g2.*)', true],
    ['attribute:stack == test || attribute:stack == other', false],
    ['not attribute:stack == prod', false],
    ['!(attribute:stack == prod)', false],
    ['not(not(attribute:stack == prod))', true],
    ['attribute:stack exists', true],
    ['attribute:team exists', false],
    ['attribute:team !exists', true],
    ['attribute:team not_exists', true],
    ['attribute:team == web', false],
    ['attribute:team != web', false],
    ['attribute:team !in [web]', 'unknown'],
    ['attribute:colour == red', 'unknown'],
    ['attribute:colour == red and attribute:stack == test', false],
    ['attribute:colour == red or attribute:stack == prod', true],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", true],
    ['ec2InstanceId == "i-wxyx7890"', false],
    ['task:group == service:production', 'unknown'],
    ['not(task:group == database)', 'unknown'],
    ['runningTasksCount == 1', 'unknown'],
    ['agentVersion < 1.14.5', 'unknown'],
    ['registeredAt < 2018-02-13', 'unknown'],
    ['attribute:stack > a', 'unknown'],
  ])('%s', (expression, answer) => {
    expect(satisfies(expression, (subject) => host[subject])).toBe(answer)
  })
})

describe('what is not understood', () => {
  test.each([
    '',
    'attribute:stack',
    'attribute:stack ==',
    '== prod',
    'attribute:stack == prod test',
    'attribute:stack = prod',
    'attribute:stack in prod',
    'attribute:stack in [prod',
    'attribute:stack in []',
    '(attribute:stack == prod',
    'attribute:stack == prod)',
    'attribute:stack == prod and',
    "attribute:stack == 'prod",
    'a == b and c == d or e == f',
    'attribute:stack toString prod',
    '"and" == prod',
    `${'('.repeat(1000)}a == b${')'.repeat(1000)}`,
  ])('%s', (expression) => {
    expect(satisfies(expression, () => 'prod')).toBe('unknown')
  })
})

const subjects = ['attribute:a', 'attribute:b', 'ec2InstanceId'] as const
const values = ['x', 'y', 'z', 'b c'] as const
const comparison = fc.record({
  is: fc.constant('comparison' as const),
  subject: fc.constantFrom(...subjects),
  operator: fc.constantFrom('equals' as const, 'not_equals' as const),
  values: fc.constantFrom(...values).map((value) => [value]),
})
const membership = fc.record({
  is: fc.constant('comparison' as const),
  subject: fc.constantFrom(...subjects),
  operator: fc.constantFrom('in' as const, 'not_in' as const),
  values: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
})
const existence = fc.record({
  is: fc.constant('comparison' as const),
  subject: fc.constantFrom(...subjects),
  operator: fc.constantFrom('exists' as const, 'not_exists' as const),
  values: fc.constant([]),
})
const query = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    comparison,
    membership,
    existence,
    fc.record({ is: fc.constant('not' as const), part: tie('query') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).query

function written(one: Query): string {
  switch (one.is) {
    case 'and':
    case 'or':
      return one.parts.map((part) => `(${written(part)})`).join(` ${one.is} `)
    case 'not':
      return `not (${written(one.part)})`
    case 'comparison': {
      const [first = ''] = one.values
      const shown = one.values.map((value) => `"${value}"`).join(', ')
      if (one.operator === 'in' || one.operator === 'not_in') return `${one.subject} ${one.operator} [${shown}]`
      return `${one.subject} ${one.operator}${one.values.length > 0 ? ` "${first}"` : ''}`
    }
    case 'unknown':
      return ''
  }
}

const known = fc.record(
  Object.fromEntries(subjects.map((subject) => [subject, fc.constantFrom(...values, null)])) as Record<
    (typeof subjects)[number],
    fc.Arbitrary<string | null>
  >,
)

test('what is written is read as it was meant', () => {
  fc.assert(
    fc.property(query, (one) => {
      expect(queryOf(written(one))).toEqual(one)
    }),
  )
})

test('what is known of an instance never changes an answer that did not need it', () => {
  fc.assert(
    fc.property(query, known, fc.subarray([...subjects]), (one, all, hidden) => {
      const full = answerTo(one, (subject) => new Map<string, string | null>(Object.entries(all)).get(subject))
      const part = answerTo(one, (subject) =>
        hidden.some((name) => name === subject)
          ? undefined
          : new Map<string, string | null>(Object.entries(all)).get(subject),
      )
      if (part !== 'unknown') expect(part).toBe(full)
    }),
  )
})

test('any text has an answer', () => {
  const piece = fc.constantFrom('(', ')', '[', ']', ',', '!', 'not', 'and', 'or', '==', '=~', 'in', 'a', "'", ' ', '.*')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect([true, false, 'unknown']).toContain(satisfies(pieces.join(' '), () => 'a'))
      expect([true, false, 'unknown']).toContain(satisfies(pieces.join(''), () => 'a'))
    }),
  )
})
