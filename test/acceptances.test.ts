import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Acceptance, undeclared } from '../src/model/config.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { Acceptances } from '../src/traits/acceptances.ts'
import { containerPrivileged } from '../src/traits/container/container-privileged.ts'
import { judge } from '../src/traits/runner.ts'
import { taskPidModeHost } from '../src/traits/task/task-pid-mode-host.ts'
import { inFolder } from './folder.ts'

const traits = [containerPrivileged, taskPidModeHost]
const ids = traits.map(({ id }) => id)
const origin = { at: 'call', call: 'test', field: '' } as const
const waiver = (fields: Partial<Acceptance>): Acceptance => ({
  kind: 'waiver',
  trait: 'container-privileged',
  reason: 'The build agent needs it.',
  origin,
  ...fields,
})

/** What is accepted and what is told, for a template and acceptances of the configuration. */
function accept(text: string, given: readonly Acceptance[] = [], name = 'shop.yaml') {
  return inFolder({ [name]: text }, (folder) => {
    const { estate } = readEstate([join(folder, name)], { root: folder })
    const acceptances = new Acceptances([...estate.acceptances, ...given], '2026-11-21', ids)
    const judgements = [...acceptances.mark(judge(estate, traits, undeclared))].filter(
      ({ verdict }) => verdict.is === 'present',
    )
    return {
      accepted: judgements
        .filter(({ accepted }) => accepted)
        .map(({ trait, subject }) => `${trait.id} ${subject}`.trim()),
      open: judgements.filter(({ accepted }) => !accepted).map(({ trait, subject }) => `${trait.id} ${subject}`.trim()),
      gaps: [...estate.gaps, ...acceptances.gaps()].map(({ code, says }) => `${code}: ${says}`),
      judgements,
    }
  })
}

/** A template with comments put in at marks. */
const template = (comments: Readonly<Record<string, string>> = {}) => {
  const at = (mark: string) => comments[mark] ?? ''
  return `Resources:
${at('before')}  Builder:${at('key')}
    Type: AWS::ECS::TaskDefinition
${at('inside')}    Properties:
      PidMode: host${at('pid')}
      ContainerDefinitions:
${at('item')}        - Name: agent
${at('property')}          Privileged: true${at('value')}
        - Name: helper
          Privileged: true
`
}
const says = '# breakwater:waive container-privileged until=2027-01-31 owner=platform the build agent needs it'
const all = ['container-privileged agent', 'container-privileged helper', 'task-pid-mode-host']

describe('waivers of the configuration', () => {
  test.each<[string, Partial<Acceptance>, readonly string[]]>([
    ['of one container', { subject: 'agent' }, ['container-privileged agent']],
    ['of a trait everywhere', {}, ['container-privileged agent', 'container-privileged helper']],
    ['of an address', { address: 'shop.yaml#Builder' }, ['container-privileged agent', 'container-privileged helper']],
    ['of a pattern', { address: '*.yaml#Build*', subject: 'h*' }, ['container-privileged helper']],
    ['of every trait', { trait: '*', address: '*#Builder' }, all],
    ['until today', { until: '2026-11-21', subject: 'agent' }, ['container-privileged agent']],
    ['that was decided', { kind: 'decision', until: '2027-06-30', subject: 'agent' }, ['container-privileged agent']],
  ])('%s', (_name, fields, expected) => {
    const { accepted, open, gaps } = accept(template(), [waiver(fields)])
    expect(accepted).toEqual(expected)
    expect(open).toEqual(all.filter((one) => !expected.includes(one)))
    expect(gaps).toEqual([])
  })

  test.each<[string, Partial<Acceptance>, string]>([
    [
      'past its date',
      { until: '2026-11-20' },
      'waiver-expired: The waiver of container-privileged ended on 2026-11-20, so it does not hold.',
    ],
    [
      'past its review',
      { kind: 'decision', until: '2026-11-20' },
      'waiver-expired: The decision of container-privileged was to be reviewed by 2026-11-20, so it does not hold.',
    ],
    [
      'without a reason',
      { reason: ' ' },
      'waiver-without-reason: The waiver of container-privileged has no reason, so it does not hold.',
    ],
    [
      'of a mistyped trait',
      { trait: 'container-priviledged' },
      'waiver-unknown-trait: There is no trait container-priviledged; container-privileged is near.',
    ],
    [
      'of another address',
      { address: 'other.yaml#Builder' },
      'waiver-unused: The waiver of container-privileged fits nothing that was found.',
    ],
    [
      'of another container',
      { subject: 'web' },
      'waiver-unused: The waiver of container-privileged fits nothing that was found.',
    ],
  ])('%s do not hold, and say so', (_name, fields, gap) => {
    const { accepted, gaps } = accept(template(), [waiver(fields)])
    expect(accepted).toEqual([])
    expect(gaps).toEqual([gap])
  })

  test('two that contradict each other say so, the first holds', () => {
    const { judgements, gaps } = accept(template(), [waiver({ until: '2027-01-31' }), waiver({ until: '2028-01-31' })])
    expect(judgements[0]?.accepted?.until).toBe('2027-01-31')
    expect(gaps).toEqual([
      'waiver-contradictory: Another waiver of container-privileged says otherwise about the same; the first holds.',
    ])
  })

  test('ten thousand of them are no trouble', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => waiver({ address: `services/${index}.yaml#Web` }))
    const { accepted, gaps } = accept(template(), [...many, waiver({ address: 'shop.yaml#Builder', subject: 'agent' })])
    expect(accepted).toEqual(['container-privileged agent'])
    expect(gaps).toHaveLength(10_000)
  })
})

describe('waivers in comments', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['before a resource', { before: `  ${says}\n` }, ['container-privileged agent', 'container-privileged helper']],
    ['on its line', { key: ` ${says}` }, ['container-privileged agent', 'container-privileged helper']],
    [
      'in it, before its properties',
      { inside: `    ${says}\n` },
      ['container-privileged agent', 'container-privileged helper'],
    ],
    ['before a container', { item: `        ${says}\n` }, ['container-privileged agent']],
    ['on a property', { value: ` ${says}` }, ['container-privileged agent']],
    ['before a property', { property: `          ${says}\n` }, ['container-privileged agent']],
    [
      'before other comments and empty lines',
      { item: `        ${says}\n        # see the wiki\n\n` },
      ['container-privileged agent'],
    ],
    [
      'of several traits',
      { before: `  ${says.replace('container-privileged', 'container-privileged,task-pid-mode-host')}\n` },
      all,
    ],
    [
      'of one container of a resource',
      { before: `  ${says.replace('owner', 'subject=helper owner')}\n` },
      ['container-privileged helper'],
    ],
  ])('%s', (_name, comments, expected) => {
    const { accepted, gaps } = accept(template(comments))
    expect(accepted).toEqual(expected)
    expect(gaps).toEqual([])
  })

  test('carry reason, owner and date', () => {
    const [judgement] = accept(template({ value: ` ${says}` })).judgements
    expect(judgement?.accepted).toMatchObject({
      reason: 'the build agent needs it',
      owner: 'platform',
      until: '2027-01-31',
    })
  })

  test('on a property of something else fit nothing', () => {
    const { accepted, gaps } = accept(template({ pid: ` ${says}` }))
    expect(accepted).toEqual([])
    expect(gaps).toEqual(['waiver-unused: The waiver of container-privileged fits nothing that was found.'])
  })

  test('in text are text', () => {
    const text = template({ inside: `    Metadata: {Note: '${says}'}\n` })
    expect(accept(text)).toMatchObject({ accepted: [], gaps: [] })
  })

  test('without a trait are told', () => {
    expect(accept(template({ before: '  # breakwater:waive\n' })).gaps).toEqual([
      'waiver-unreadable: The comment names no trait.',
    ])
  })

  test('in a request with comments', () => {
    const text = `{
  "family": "builder", "pidMode": "host",
  "containerDefinitions": [
    // breakwater:waive container-privileged the build agent needs it
    {"name": "agent", "privileged": true},
    {"name": "helper", "privileged": true}
  ]
}`
    expect(accept(text, [], 'task.json').accepted).toEqual(['container-privileged agent'])
  })
})

describe('waivers in Metadata', () => {
  const json = (waive: unknown) =>
    JSON.stringify({
      Resources: {
        Builder: {
          Type: 'AWS::ECS::TaskDefinition',
          Metadata: { Breakwater: { Waive: waive } },
          Properties: {
            ContainerDefinitions: [
              { Name: 'agent', Privileged: true },
              { Name: 'helper', Privileged: true },
            ],
          },
        },
      },
    })

  test.each<[string, unknown, readonly string[]]>([
    [
      'a list',
      [{ Trait: 'container-privileged', Subject: 'agent', Reason: 'It builds.' }],
      ['container-privileged agent'],
    ],
    [
      'one',
      { trait: 'container-privileged', reason: 'It builds.' },
      ['container-privileged agent', 'container-privileged helper'],
    ],
    ['text', 'container-privileged subject=helper it builds', ['container-privileged helper']],
  ])('%s', (_name, waive, expected) => {
    expect(accept(json(waive), [], 'shop.json')).toMatchObject({ accepted: expected, gaps: [] })
  })

  const about = (more: object) => [{ trait: 'container-privileged', reason: 'It builds.', ...more }]
  test.each<[string, unknown, string]>([
    ['without a trait', [{ reason: 'x' }], 'The waiver in Metadata names no trait.'],
    ['of a list', [['container-privileged']], 'The waiver in Metadata names no trait.'],
    [
      'with a mistyped key',
      about({ util: '2020-01-01' }),
      'The waiver in Metadata has util, which is no key: until is near, so it does not hold.',
    ],
    [
      'with an impossible date',
      about({ until: '2027-02-30' }),
      'The waiver in Metadata has until 2027-02-30, which is no date such as 2027-01-31, so it does not hold.',
    ],
    [
      'with a date that is no text',
      about({ until: {} }),
      'The waiver in Metadata has until that is no text, so it does not hold.',
    ],
    [
      'with a misplaced date in a text',
      'container-privileged it builds until=2020-01-01',
      'The waiver in Metadata says until=2020-01-01 behind its reason, so it does not hold.',
    ],
  ])('%s do not hold, and say so', (_name, waive, says) => {
    const { accepted, gaps } = accept(json(waive), [], 'shop.json')
    expect({ accepted, gaps }).toEqual({ accepted: [], gaps: [`waiver-unreadable: ${says}`] })
  })

  test('under a mistyped name are told', () => {
    const { accepted, gaps } = accept(json(about({})).replace('Waive', 'Waivers'), [], 'shop.json')
    expect({ accepted, gaps }).toEqual({
      accepted: [],
      gaps: ['waiver-unreadable: Metadata has Waivers, which is no key: Waive is near.'],
    })
  })
})
