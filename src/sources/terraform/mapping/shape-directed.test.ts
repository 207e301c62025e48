import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decided, either, mapped, unknown } from '../../../../test/evaluated.ts'

/** A value, or one of two, or none that is known. */
const undecided = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 2, arbitrary: fc.tuple(value, value).map(([yes, no]) => either('prod', yes, no)) },
    { weight: 1, arbitrary: value.map((yes) => either('prod', yes)) },
    { weight: 1, arbitrary: fc.constant(unknown()) },
  )

const block = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) => {
  const some = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, undecided(field)]))
  return fc.array(undecided(fc.record(some, { requiredKeys: [] })), { maxLength: 1 })
}

const text = fc.constantFrom('', 'a', 'b')
const flag = fc.boolean()
const service = fc.record(
  Object.fromEntries(
    Object.entries({
      launch_type: fc.constantFrom('EC2', 'FARGATE', ''),
      desired_count: fc.nat(2),
      network_configuration: block({ subnets: fc.array(text, { maxLength: 2 }), assign_public_ip: flag }),
      deployment_circuit_breaker: block({ enable: flag }),
      alarms: block({ enable: flag, alarm_names: fc.array(text, { maxLength: 1 }) }),
      deployment_maximum_percent: fc.nat(200),
      load_balancer: block({ elb_name: text, container_port: fc.nat(9) }),
      tags: fc.dictionary(fc.constantFrom('a', 'b'), text, { maxKeys: 2 }),
    }).map(([name, value]) => [name, undecided(value)]),
  ),
  { requiredKeys: [] },
)

/** The form in which a choice, what is empty and what is absent make no difference. */
function seen(value: unknown, answer: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => seen(item, answer)).filter((item) => item !== undefined && item !== null)
  }
  if (typeof value !== 'object' || value === null) return value
  if ('yes' in value && 'no' in value) return seen(answer ? value.yes : value.no, answer)
  const entries = Object.entries(value).map(([name, one]) => [name, seen(one, answer)] as const)
  const kept = entries.filter(
    ([, one]) => one !== undefined && one !== null && !(Array.isArray(one) && one.length === 0),
  )
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

test('deciding before and after comes to the same', () => {
  fc.assert(
    fc.property(service, flag, (attributes, answer) => {
      const before = mapped({ 'aws_ecs_service.shop': Object(decided(attributes, answer)) })
      const after = mapped({ 'aws_ecs_service.shop': attributes })
      expect(seen(after, answer)).toEqual(seen(before, answer))
    }),
    { numRuns: 500 },
  )
})
