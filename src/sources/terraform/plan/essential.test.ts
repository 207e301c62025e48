import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { essentialPlan, withoutRanges } from './essential.ts'

const fixture = readFileSync('test/terraform/shop/next-plan.json', 'utf8')

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A plan's values without what is only there before, or is an output. */
function reference(plan: Record<string, unknown>) {
  const { configuration, planned_values, resource_changes } = plan
  const root = isObject(configuration) ? configuration['root_module'] : undefined
  const values = isObject(planned_values) ? planned_values['root_module'] : undefined
  return { root, values, changes: Array.isArray(resource_changes) ? resource_changes.length : 0 }
}

describe('what is kept of a plan', () => {
  test('has what is read, at its place, and little else', () => {
    const kept = essentialPlan(fixture)
    expect(kept).toHaveLength(fixture.length)
    const parsed = JSON.parse(kept)
    expect(reference(parsed)).toEqual(reference(JSON.parse(fixture)))
    const nothing = expect.stringMatching(/^ *$/)
    expect(parsed).toMatchObject({ prior_state: nothing, resource_drift: nothing, variables: nothing })
    expect(parsed.planned_values.outputs).toEqual(nothing)
    expect(parsed.resource_changes[0].change).toMatchObject({ before: nothing, after: nothing })
    expect(parsed.resource_changes[0].change.after_unknown).toEqual(
      JSON.parse(fixture).resource_changes[0].change.after_unknown,
    )
    expect(kept.replaceAll(/\s+/g, '').length).toBeLessThan(fixture.length / 1.5)
  })

  test('keeps lines and offsets of a text that somebody has laid out', () => {
    const pretty = JSON.stringify(JSON.parse(fixture), undefined, 2)
    const kept = essentialPlan(pretty)
    expect(kept.split('\n')).toHaveLength(pretty.split('\n').length)
    expect(kept.indexOf('"planned_values"')).toBe(pretty.indexOf('"planned_values"'))
    expect(reference(JSON.parse(kept))).toEqual(reference(JSON.parse(pretty)))
  })

  test('a string with quotes and brackets in it ends where it ends', () => {
    const text = '{"prior_state": "\\\\\\" } ] \\\\", "errored": true}'
    expect(JSON.parse(essentialPlan(text))).toEqual({ prior_state: expect.stringMatching(/^ *$/), errored: true })
  })

  test.each(['', '{', '{"prior_state": {"a": [1, 2', '{"prior_state" 1}', '{"prior_state": ]}', '[1, 2'])(
    'a text that breaks off stays as it is: %s',
    (text) => expect(essentialPlan(text)).toBe(text),
  )

  test('any JSON stays JSON of the same length, and any text passes', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const text = `{"prior_state": ${json}, "planned_values": {"outputs": ${json}}, "errored": ${json}}`
        const kept = essentialPlan(text)
        expect(kept).toHaveLength(text.length)
        expect(JSON.parse(kept).errored).toEqual(JSON.parse(json))
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => essentialPlan(text).length === text.length))
  })
})

test.each([
  ['abcdef', [[1, 3]], 'a**def'],
  ['abc\ndef', [[2, 5]], 'ab*\n*ef'],
  [
    'abcdef',
    [
      [4, 5],
      [0, 2],
      [1, 3],
    ],
    '***d*f',
  ],
] as const)('ranges of %j are starred out', (text, ranges, wanted) => {
  expect(withoutRanges(text, ranges)).toBe(wanted)
})

test.each(['[', '[{"change":'])('a text of many %s is left as it is', (opening) => {
  const text = `{"format_version":"1.2","resource_changes":${opening.repeat(100_000)}`
  expect(essentialPlan(text)).toBe(text)
})
