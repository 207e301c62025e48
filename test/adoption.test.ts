import { linkSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder.ts'
import { run } from './program.ts'

/** A task definition with a finding of its own severity for each trait that the tests below accept. */
const shop = `Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ContainerDefinitions:
        - Name: web
          Image: web
          Privileged: true
          ReadonlyRootFilesystem: true
`

interface Row {
  readonly trait: string
  readonly verdict: string
  readonly waived?: {
    readonly kind: string
    readonly reason?: string
    readonly until?: string
    readonly owner?: string
  }
  readonly baseline?: true
}

function scan(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = run(folder, ['scan', '--format', 'json', ...args])
  const report = stdout === '' ? undefined : JSON.parse(stdout)
  return {
    status,
    stderr,
    privileged: report?.judgements.find(({ trait }: Row) => trait === 'container-privileged') as Row | undefined,
    gaps: report?.gaps.map(({ code, says, file, line }: Record<string, string>) => `${code} ${file}:${line} ${says}`),
  }
}

describe('a configuration', () => {
  test('is found in the root, or named', () => {
    const config = 'thresholds: {failOn: none}\n'
    const folder = folderWith({ 'shop.yaml': shop, 'breakwater.yaml': config, 'other/policy.yaml': config })
    expect(scan(folder, 'shop.yaml').status).toBe(0)
    expect(scan(folder, 'shop.yaml', '--fail-on', 'high').status).toBe(1)
    expect(scan(folder, 'shop.yaml', '--root', 'other').status).toBe(1)
    expect(scan(folder, 'shop.yaml', '--root', 'other', '--config', 'other/policy.yaml').status).toBe(0)
  })

  test('may be called breakwater.yml, but only one is read', () => {
    const config = 'thresholds: {failOn: none}\n'
    const folder = folderWith({ 'shop.yaml': shop, 'breakwater.yml': config })
    expect(scan(folder, 'shop.yaml').status).toBe(0)
    writeFileSync(join(folder, 'breakwater.yaml'), config)
    expect(scan(folder, 'shop.yaml')).toMatchObject({
      status: 2,
      stderr: 'breakwater: breakwater.yaml and breakwater.yml are both there. Keep one, or name it with --config.\n',
    })
    expect(scan(folder, 'shop.yaml', '--config', 'breakwater.yml').status).toBe(0)
  })

  test('is none of the files that are counted', () => {
    const folder = folderWith({
      'shop.yaml': shop,
      'breakwater.yaml': 'thresholds: {failOn: none}\n',
      'p.json': '{"A": "b"}',
    })
    const { stdout } = run(folder, ['scan', 'shop.yaml', '--parameters', 'p.json'])
    expect(stdout).toContain('1 resource in 1 file.')
  })

  test.each([
    ['gone.yaml', 'gone.yaml cannot be read'],
    ['broken.yaml', 'broken.yaml:1:1: unknown key tresholds. Did you mean thresholds?'],
  ])('%s is refused with one line', (name, says) => {
    const folder = folderWith({ 'shop.yaml': shop, 'broken.yaml': 'tresholds: {}\n' })
    const { status, stderr } = scan(folder, 'shop.yaml', '--config', name)
    expect(status).toBe(2)
    expect(stderr).toContain(says)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('a waiver holds until its day, with a reason', () => {
    const waiver = (more: string) => `waivers:\n  - {trait: container-privileged, address: '*#Web'${more}}\n`
    const folder = folderWith({ 'shop.yaml': shop })
    const given = (more: string) => {
      writeFileSync(join(folder, 'breakwater.yaml'), waiver(more))
      return scan(folder, 'shop.yaml')
    }
    const held = given(', reason: The build needs it, owner: platform, until: 2999-12-31')
    expect(held.status).toBe(0)
    expect(held.privileged?.waived).toEqual({
      kind: 'waiver',
      reason: 'The build needs it',
      owner: 'platform',
      until: '2999-12-31',
    })
    const past = given(', reason: The build needs it, until: 2020-01-31')
    expect(past.status).toBe(1)
    expect(past.gaps).toEqual([
      'waiver-expired breakwater.yaml:2 The waiver of container-privileged ended on 2020-01-31, so it does not hold.',
    ])
    expect(given('').gaps).toEqual([
      'waiver-without-reason breakwater.yaml:2 The waiver of container-privileged has no reason, so it does not hold.',
    ])
  })

  test('a comment in the template is enough', () => {
    const comment = '          # breakwater:waive container-privileged owner=platform The build needs it\n'
    const folder = folderWith({ 'shop.yaml': shop.replace('          Privileged', `${comment}          Privileged`) })
    const { status, privileged, gaps } = scan(folder, 'shop.yaml')
    expect({ status, gaps }).toEqual({ status: 0, gaps: [] })
    expect(privileged?.waived).toEqual({ kind: 'waiver', reason: 'The build needs it', owner: 'platform' })
  })

  test('10,000 waivers are read and told apart', () => {
    const waivers = Array.from(
      { length: 10_000 },
      (_, index) => `  - {trait: container-privileged, address: 'apps/${index}*#Web', reason: r}`,
    )
    const folder = folderWith({ 'shop.yaml': shop, 'breakwater.yaml': `waivers:\n${waivers.join('\n')}\n` })
    const { status, gaps } = scan(folder, 'shop.yaml')
    expect({ status, gaps: gaps.length }).toEqual({ status: 1, gaps: 10_000 })
  })
})

describe('a baseline', () => {
  test('is written without failing, and what it holds does not fail again', () => {
    const folder = folderWith({ 'shop.yaml': shop })
    expect(scan(folder, 'shop.yaml', '--write-baseline', 'baseline.json').status).toBe(0)
    const first = readFileSync(join(folder, 'baseline.json'), 'utf8')
    const again = scan(folder, 'shop.yaml', '--baseline', 'baseline.json')
    expect(again.status).toBe(0)
    expect(again.privileged?.baseline).toBe(true)

    renameSync(join(folder, 'shop.yaml'), join(folder, 'store.yaml'))
    writeFileSync(join(folder, 'store.yaml'), `# A line more.\n\n${shop}`)
    expect(scan(folder, 'store.yaml', '--baseline', 'baseline.json')).toMatchObject({ status: 0, gaps: [] })

    writeFileSync(join(folder, 'store.yaml'), shop.replace('Family: web', 'Family: web\n      PidMode: host'))
    expect(scan(folder, 'store.yaml', '--baseline', 'baseline.json').status).toBe(1)

    writeFileSync(join(folder, 'shop.yaml'), shop)
    scan(folder, 'shop.yaml', '--write-baseline', 'baseline.json')
    expect(readFileSync(join(folder, 'baseline.json'), 'utf8')).toBe(first)
  })

  test.each([
    ['"version": 1, "entries": []}', 'baseline.json is a baseline of version 1; this program reads version 2.'],
    ['"entries": []}', 'baseline.json is no baseline: it has no version.'],
    ['"version": 2}', 'baseline.json is no baseline: it has no list of entries.'],
    ['"version": 2, "entries": [{}]}', 'baseline.json is no baseline: entry 1 is not one.'],
    ['"version": 2, ', 'baseline.json is no baseline: it is not valid JSON.'],
  ])('%s is refused', (text, says) => {
    const folder = folderWith({ 'shop.yaml': shop, 'baseline.json': `{"tool": "breakwater", ${text}` })
    const { status, stderr } = scan(folder, 'shop.yaml', '--baseline', 'baseline.json')
    expect(status).toBe(2)
    expect(stderr).toBe(
      `breakwater: ${says} Write ${says.includes('version 1') ? 'it anew' : 'one'} with --write-baseline.\n`,
    )
  })

  test('what another tool wrote is refused', () => {
    const folder = folderWith({ 'shop.yaml': shop, 'baseline.json': '{"tool":"x","version":2,"entries":[]}' })
    const { status, stderr } = scan(folder, 'shop.yaml', '--baseline', 'baseline.json')
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'breakwater: baseline.json is no baseline: it does not say that Breakwater wrote it. Write one with --write-baseline.\n',
    })
  })

  test('one that cannot be written or read is a line', () => {
    const folder = folderWith({ 'shop.yaml': shop })
    expect(scan(folder, 'shop.yaml', '--baseline', 'gone.json')).toMatchObject({ status: 2 })
    const { status, stderr } = scan(folder, 'shop.yaml', '--write-baseline', 'gone/baseline.json')
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('Check --write-baseline.') })
  })
})

describe('what is written', () => {
  const files = {
    'shop.yaml': shop,
    'infra/shop.yaml': shop,
    'infra/other.yaml': 'services: {web: {image: web}}\n',
    'infra/broken.yaml': 'Resources: {Web: {Type: AWS::ECS::TaskDefinition\n',
    'prod.json': '{"Stage": "prod"}',
    'policy.yaml': 'thresholds: {failOn: none}\n',
    'known.json': '{"tool":"breakwater","version":2,"entries":[]}\n',
  }

  test.each<[string, readonly string[], string]>([
    ['a template', ['shop.yaml', '--write-baseline', 'shop.yaml'], 'shop.yaml'],
    ['a template by another path', ['shop.yaml', '--write-baseline', './infra/../shop.yaml'], 'shop.yaml'],
    ['a link to a template', ['shop.yaml', '--output', 'link.yaml'], 'shop.yaml'],
    ['a template of two names', ['shop.yaml', '--output', 'twin.yaml'], 'shop.yaml'],
    ['a template in a folder', ['infra', '--write-baseline', 'infra/shop.yaml'], 'infra/shop.yaml'],
    ['a file that is none', ['infra', '--output', 'infra/other.yaml'], 'infra/other.yaml'],
    ['a file that cannot be read', ['infra', '--write-baseline', 'infra/broken.yaml'], 'infra/broken.yaml'],
    ['values', ['shop.yaml', '--parameters', 'prod.json', '--write-baseline', 'prod.json'], 'prod.json'],
    ['the configuration', ['shop.yaml', '--config', 'policy.yaml', '--output', 'policy.yaml'], 'policy.yaml'],
    ['the baseline that is read', ['shop.yaml', '--baseline', 'known.json', '--output', 'known.json'], 'known.json'],
    ['one file twice', ['shop.yaml', '--output', 'new.json', '--write-baseline', './new.json'], 'shop.yaml'],
  ])('never overwrites %s', (_name, args, path) => {
    const folder = folderWith(files)
    symlinkSync(join(folder, 'shop.yaml'), join(folder, 'link.yaml'))
    linkSync(join(folder, 'shop.yaml'), join(folder, 'twin.yaml'))
    const { status, stdout, stderr } = run(folder, ['scan', ...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      / is (an input of the scan|written twice)\. Give --[a-z-]+ another name\.$/,
    )
    expect(readFileSync(join(folder, path), 'utf8')).toBe(files[path as keyof typeof files])
  })

  test.each([
    ['a baseline in the folder that is scanned', ['--write-baseline', 'infra/baseline.json']],
    ['the baseline that is read', ['--baseline', 'known.json', '--write-baseline', 'known.json']],
    ['a report', ['--format', 'json', '--output', 'infra/report.json']],
    ['a report for code scanning', ['--format', 'sarif', '--output', 'infra/report.json']],
  ])('may be written anew: %s', (_name, args) => {
    const folder = folderWith({ ...files, 'infra/broken.yaml': '' })
    for (let time = 0; time < 2; time++) {
      expect(run(folder, ['scan', 'infra', '--fail-on', 'none', ...args])).toMatchObject({ status: 0, stderr: '' })
    }
  })
})
