import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { manyJudgements, reportCase } from '../../test/report-case.ts'
import type { Judgement } from '../traits/runner.ts'
import { type Format, formats } from './formats.ts'
import { written } from './registry.ts'

const write = (format: Format, judgements?: Iterable<Judgement>) =>
  [...written(format, reportCase(judgements), { colour: false })].join('')

const endings: Readonly<Record<Format, string>> = { text: 'txt', json: 'json', sarif: 'sarif', markdown: 'md' }

describe.each(formats)('%s', (format) => {
  test('as it should be', async () => {
    await expect(write(format)).toMatchFileSnapshot(`golden/report.${endings[format]}`)
  })

  test('is the same each time', () => {
    expect(write(format)).toBe(write(format))
  })

  // For programs a text is what it is, escaped as JSON does.
  test.skipIf(format === 'json')('holds no control character of an input', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(write(format)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  test('says that there is nothing', () => {
    expect(write(format, [])).not.toBe('')
  })
})

describe('SARIF', () => {
  const schema = JSON.parse(readFileSync('test/schemas/sarif-2.1.0.json', 'utf8'))
  const isUriReference = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*$/
  const validate = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: { uri: /^[a-z][a-z0-9+.-]*:\S+$/i, 'uri-reference': isUriReference, 'date-time': true, uuid: true },
  }).compile(schema)
  interface Log {
    readonly runs: readonly [
      {
        readonly results: readonly {
          readonly ruleId: string
          readonly level: string
          readonly message: { readonly text: string }
          readonly partialFingerprints: { readonly primaryLocationLineHash: string }
          readonly locations: readonly unknown[]
        }[]
        readonly invocations: readonly [
          { readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] },
        ]
      },
    ]
  }
  const log = (judgements?: Iterable<Judgement>): Log => JSON.parse(write('sarif', judgements))

  test.each([
    ['the shared report', undefined],
    ['an empty one', []],
    ['a large one', [...manyJudgements(500)]],
  ])('%s is valid', (_name, judgements) => {
    expect(validate(log(judgements)), JSON.stringify(validate.errors, undefined, 1)).toBe(true)
  })

  test('fingerprints are unique, and stay when lines move', () => {
    const prints = log().runs[0].results.map((result) => result.partialFingerprints.primaryLocationLineHash)
    expect(new Set(prints).size).toBe(prints.length)
    const [moved] = [...manyJudgements(1)].map((judgement): Judgement => {
      const { verdict } = judgement
      if (verdict.is !== 'present') return judgement
      const [{ says }] = verdict.evidence
      return {
        ...judgement,
        verdict: { ...verdict, evidence: [{ says, origin: { at: 'text', file: 0, start: 0, end: 4, field: '' } }] },
      }
    })
    const [before, after] = [[...manyJudgements(1)], moved ? [moved] : []].map((each) => log(each).runs[0].results[0])
    expect(after?.locations).not.toEqual(before?.locations)
    expect(after?.partialFingerprints).toEqual(before?.partialFingerprints)
  })

  test('stays within what GitHub takes, the gravest first, and says what is left out', () => {
    const text = write('sarif', manyJudgements(40_000))
    expect(gzipSync(text).length).toBeLessThan(10_000_000)
    const [{ results, invocations }]: Log['runs'] = JSON.parse(text).runs
    expect(results).toHaveLength(25_000)
    // 8,000 of each level: all that are critical and high, then medium, then mild ones.
    const severities = results.map(({ message }) => /severity is (\w+)/.exec(message.text)?.[1] ?? 'high')
    expect([...new Set(severities)]).toEqual(['critical', 'high', 'medium', 'low'])
    expect(severities.indexOf('low')).toBe(24_000)
    expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toContain(
      '15000 results left out, the mildest: GitHub takes no more in one upload.',
    )
  })
})

describe('Markdown', () => {
  test('stays within a comment, the gravest first, and says what is left out', () => {
    const text = write('markdown', manyJudgements(2_000))
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    expect(text).toContain('<b>CRITICAL</b>')
    expect(text).not.toContain('<b>LOW</b>')
    const shown = text.match(/<b>[A-Z]+<\/b>/g)?.length ?? 0
    expect(text).toContain(
      `**${2_000 - shown} more findings** had no room here: ${400 - shown} critical, 400 high, 400 medium, 400 low, 400 info.`,
    )
  })

  test('stays within a comment when all the rest is long too', () => {
    const hugely = 'x|`<@'.repeat(20_000)
    const judgements = [...manyJudgements(500)].flatMap((judgement): readonly Judgement[] => [
      { ...judgement, subject: hugely },
      { ...judgement, accepted: { kind: 'waiver', trait: '*', reason: hugely, origin: judgement.resource.place } },
      { ...judgement, known: true },
      {
        ...judgement,
        verdict: { is: 'unknown', missing: [{ says: hugely, origin: judgement.resource.place }] },
      },
    ])
    expect(Buffer.byteLength(write('markdown', judgements))).toBeLessThan(65_536)
  })

  test('begins with the line by which a comment is found again', () => {
    expect(write('markdown')).toMatch(/^<!-- breakwater-report -->\n/)
  })
})
