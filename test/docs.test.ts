import { existsSync, readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import catalogue from '../src/data/catalogue.json' with { type: 'json' }
import { gapCodes } from '../src/model/gap.ts'
import { explainAsMarkdown } from '../src/reporters/explain.ts'
import type { ReplyKind } from '../src/sources/aws-json/documents/kind.ts'
import { replyKinds } from '../src/sources/aws-json/documents/registry.ts'
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
      {
        'template parameter': 'Breakwater::TemplateParameter',
        'ecs.config': 'AWS::EC2::LaunchTemplate',
        'AWS account': 'AWS::EC2::VPCBlockPublicAccessOptions',
      }[row?.resource ?? ''] ?? row?.resource
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

test('docs/snapshots.md', async () => {
  const wholeOf = ({ whole = 'region', owner, types }: ReplyKind) => {
    if (whole === 'none') return ''
    if (owner) return types.includes(owner.type) ? '' : `the \`${owner.type}\` that it is about`
    if (typeof whole === 'object') return `the \`${whole.type}\` that the items belong to`
    return whole === 'account' ? 'the account' : 'the Region'
  }
  const calls = replyKinds.filter(({ call, key }) => !/ create-/.test(call) && key !== 'LoadBalancerListeners')
  const lines = [
    '# Snapshots of an account',
    '',
    'A folder with what the AWS CLI answers is read as one estate, without credentials: JSON, JSON Lines, an array of pages, or',
    '`--output yaml`; what a file holds is told by its content. Folders named after a Region (`eu-west-1`) and an account',
    '(`111122223333`) say where the replies in them are from, in any depth; `--region` and `--account` do where no folder does.',
    '',
    '```',
    'aws ec2 describe-network-interfaces > 111122223333/eu-west-1/network-interfaces.json',
    'aws elbv2 describe-target-health --target-group-arn $ARN > 111122223333/eu-west-1/target-health-web.json',
    '```',
    '',
    'Several replies about one resource are joined. A reply that does not say what it is about (`describe-target-health`,',
    '`get-managed-prefix-list-entries`, …) is told by the path of its file, which has the id, the end of the ARN or the name in',
    'it. Leave filters out: they cannot be seen in a reply, and a list without a further page counts as whole, also an empty one;',
    'a whole list of a Region is whole for each VPC in it.',
    'Pages in several files are joined by the order of their names. What a call would have said that is not there is unknown,',
    'and a file with the message of a call that failed says so in the report. Rendered by `npm run docs`; a test holds it.',
    '',
    '| call | key | resources | is the whole list of |',
    '|---|---|---|---|',
    ...calls.map(
      (kind) =>
        `| \`${kind.call}\` | \`${kind.key}\` | ${kind.types.map((type) => `\`${type}\``).join(' ')} | ${wholeOf(kind)} |`,
    ),
  ]
  await expect(rendered(lines)).toMatchFileSnapshot('../docs/snapshots.md')
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
