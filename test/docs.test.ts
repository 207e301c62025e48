import { existsSync, readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import catalogue from '../src/data/catalogue.json' with { type: 'json' }
import { gapCodes } from '../src/model/gap.ts'
import { explainAsMarkdown } from '../src/reporters/explain.ts'
import { configSpec, schemaOf } from '../src/sources/config/spec.ts'
import { levels } from '../src/traits/level.ts'
import { traits } from '../src/traits/registry.ts'

const rendered = (lines: readonly string[]) => `${lines.join('\n')}\n`
const byId = new Map(traits.map((trait) => [trait.id, trait]))

/** What the rows of a group wait for that are not judged yet. */
const groupWaits: Readonly<Record<string, string>> = {
  A: 'nothing',
  B: 'nothing',
  C: 'nothing',
  D: 'runtime facts',
  E: 'runtime facts',
  F: 'nothing',
  G: 'the identity engine',
  H: 'the identity engine',
  I: 'the network engine',
  J: 'the network engine',
  K: 'the network engine',
  L: 'runtime facts',
  M: 'runtime facts',
  N: 'nothing',
  O: 'runtime facts',
  P: 'nothing',
  Q: 'scan files',
  R: 'the parts of the program that it describes',
}

/** Rows that wait for something of their own. */
const rowWaits: Readonly<Record<string, string>> = {
  'task-definition-old-revision-holds-secret': 'live data',
  'service-no-load-balancer': 'the network engine',
  'secret-object-bucket-unprotected': 'the identity engine',
  'log-firelens-destination-permission-on-execution-role': 'the identity engine',
  'fargate-fips-mode-off': 'declared intent and live account settings',
}

describe('the registry', () => {
  test('is sorted by id, and ids are unique', () => {
    const ids = traits.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  test('every trait file is listed, has a test, and is named by its id', () => {
    const files = readdirSync('src/traits', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\/.+\.ts$/.test(file),
    )
    const units = files.filter((file) => !file.endsWith('.test.ts')).map((file) => file.replace(/\.ts$/, ''))
    expect(units.map((unit) => unit.slice(unit.indexOf('/') + 1)).sort()).toEqual(traits.map(({ id }) => id))
    for (const unit of units) expect(existsSync(`src/traits/${unit}.test.ts`), unit).toBe(true)
  })

  test.each(traits.map((trait) => [trait.id, trait] as const))('%s says what the catalogue says', (id, trait) => {
    const row = catalogue.rows.find((one) => one.id === id)
    expect(row).toBeDefined()
    expect({ title: trait.title, category: trait.category }).toEqual({ title: row?.title, category: row?.category })
    const kind =
      { 'template parameter': 'Breakwater::TemplateParameter', 'ecs.config': 'AWS::EC2::LaunchTemplate' }[
        row?.resource ?? ''
      ] ?? row?.resource
    expect(trait.resource).toBe(kind)
    expect(row?.severity.toLowerCase()).toContain(trait.severity)
  })

  test.each(traits.map((trait) => [trait.id, trait] as const))(
    '%s is worded as the others are',
    (_id, { title, why, fix, references }) => {
      expect(title).not.toMatch(/\.$/)
      for (const sentence of [why, fix]) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
      for (const reference of references) expect(reference).not.toMatch(/https?:/)
    },
  )
})

test('docs/traits.md', async () => {
  const lines = [
    '# Traits',
    '',
    'Rendered from the registry by `npm run docs`; a test holds it. `breakwater explain ID` says the same at a terminal.',
    '',
    ...traits.flatMap((trait) => [`## ${trait.id}`, '', explainAsMarkdown(trait, { folded: true })]),
  ]
  await expect(rendered(lines)).toMatchFileSnapshot('../docs/traits.md')
})

test('docs/errors.md', async () => {
  const lines = [
    '# What can go wrong with an input',
    '',
    'Every gap of a report has one of these codes. `file`: the file as a whole could not be read, and `--strict` makes the exit',
    'status 2; `part`: the rest of the file was judged. Rendered by `npm run docs`; a test holds it.',
    '',
    '| code | concerns | meaning | what to do |',
    '|---|---|---|---|',
    ...Object.entries(gapCodes).map(
      ([code, { weakens, what, todo }]) => `| \`${code}\` | ${weakens} | ${what} | ${todo} |`,
    ),
  ]
  await expect(rendered(lines)).toMatchFileSnapshot('../docs/errors.md')
})

test('docs/breakwater.schema.json', async () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'breakwater.yaml',
    ...schemaOf(configSpec),
  }
  const validate = new Ajv2020({ strict: true }).compile(schema)
  expect(validate({ waivers: [{ trait: 'container-privileged', reason: 'r', until: '2027-01-31' }] })).toBe(true)
  expect(validate({ wavers: [] })).toBe(false)
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot('../docs/breakwater.schema.json')
})

test('docs/coverage.md', async () => {
  const stateOf = (row: (typeof catalogue.rows)[number]) => {
    if (byId.has(row.id)) return 'done'
    const waits = rowWaits[row.id] ?? groupWaits[row.group] ?? 'its turn'
    return `waits for ${row.live && !waits.includes('live') ? `live data${waits === 'nothing' ? '' : ` and ${waits}`}` : waits}`
  }
  const lines = [
    '# Coverage',
    '',
    `Every row of the trait catalogue of ${catalogue.dated}: done, or what it waits for. Rendered by \`npm run docs\`; a test holds it.`,
    '',
    '| group | rows | done |',
    '|---|---|---|',
  ]
  const groups = Object.entries(catalogue.groups)
  for (const [letter, name] of groups) {
    const rows = catalogue.rows.filter(({ group }) => group === letter)
    lines.push(`| ${letter}. ${name} | ${rows.length} | ${rows.filter(({ id }) => byId.has(id)).length} |`)
  }
  for (const [letter, name] of groups) {
    lines.push('', `## ${letter}. ${name}`, '', '| trait | state |', '|---|---|')
    const rows = catalogue.rows.filter(({ group }) => group === letter)
    lines.push(
      ...rows.map(
        (row) => `| ${byId.has(row.id) ? `[\`${row.id}\`](traits.md#${row.id})` : `\`${row.id}\``} | ${stateOf(row)} |`,
      ),
    )
  }
  const undone = catalogue.rows.filter((row) => !byId.has(row.id) && stateOf(row) === 'waits for nothing')
  expect(undone.map(({ id }) => id)).toEqual([])
  await expect(rendered(lines)).toMatchFileSnapshot('../docs/coverage.md')
})

test('severities are levels', () => {
  for (const { severity } of traits) expect(levels).toContain(severity)
})
