import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder.ts'
import { program, run } from './program.ts'

const careless = `Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ContainerDefinitions:
        - Name: web
          Image: web
          Privileged: true
        - Name: debug
          Image: debug
          Privileged: !If [IsDev, true, false]
`

describe('exit status', () => {
  test.each<[string, number, readonly string[]]>([
    ['something at the default level', 1, ['shop.yaml']],
    ['nothing at the level asked for', 0, ['shop.yaml', '--fail-on', 'critical']],
    ['whatever is found', 0, ['shop.yaml', '--fail-on', 'none']],
    ['a bad file among others is a line', 0, ['shop.yaml', 'bad.yaml', '--fail-on', 'none']],
    ['a bad file with --strict', 2, ['shop.yaml', 'bad.yaml', '--fail-on', 'none', '--strict']],
    ['nothing but a bad file', 2, ['bad.yaml', '--fail-on', 'none']],
    ['nothing to scan', 2, ['empty', '--fail-on', 'none']],
    ['a path that does not exist', 2, ['gone.yaml']],
    ['an unknown format', 2, ['shop.yaml', '--format', 'xml']],
    ['an unknown option', 2, ['shop.yaml', '--colour']],
    ['a Region that is none', 2, ['shop.yaml', '--region', 'Ireland']],
    ['an account that is none', 2, ['shop.yaml', '--account', '42']],
    ['an output that cannot be written', 2, ['shop.yaml', '--output', 'gone/report.json']],
  ])('%s: %i', (_name, status, args) => {
    const folder = folderWith({
      'shop.yaml': careless,
      'bad.yaml': 'Resources: {A: {Type: AWS::X::Y}\n',
      'empty/notes.md': '',
    })
    const { stderr, ...done } = run(folder, ['scan', ...args])
    expect(done.status, stderr).toBe(status)
    if (status === 2) expect(stderr.split('\n').filter((line) => line !== '').length).toBeGreaterThan(0)
  })

  test.each<[string, string, string, string]>([
    ['a CDK app without its assembly', 'cdk', 'cdk.json', 'run cdk synth'],
    ['a Copilot manifest', 'copilot', 'manifest.yml', 'copilot svc package'],
    ['a Compose file', 'compose', 'compose.yaml', 'Compose file'],
  ])('nothing but %s: 2, with what to do', (_name, part, path, says) => {
    const folder = folderWith({
      'cdk/cdk.json': '{"app": "node app.js"}',
      'copilot/manifest.yml': 'name: api\ntype: Backend Service\n',
      'compose/compose.yaml': 'services: {web: {image: web}}\n',
    })
    for (const named of [part, join(part, path)]) {
      const { status, stderr } = run(folder, ['scan', named])
      expect(status).toBe(2)
      expect(stderr).toContain(says)
      expect(stderr.trimEnd().split('\n')).toHaveLength(2)
    }
  })

  test('unknown commands suggest the known one', () => {
    const { status, stderr } = run('.', ['scna'])
    expect(status).toBe(2)
    expect(stderr).toContain('scan')
  })

  test('unknown verdicts fail only when asked', () => {
    const folder = folderWith({
      'shop.yaml':
        'Parameters: {Mode: {Type: String}}\nResources:\n  Web: {Type: AWS::ECS::TaskDefinition, Properties: {PidMode: !Ref Mode}}\n',
    })
    expect(run(folder, ['scan', '--fail-on', 'none']).status).toBe(0)
    expect(run(folder, ['scan', '--fail-on', 'none', '--fail-on-unknown']).status).toBe(1)
  })
})

describe('what it writes', () => {
  const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
  const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
    schema,
  )

  test.each(['open', 'all'])('JSON as its schema says, the same bytes each time (%s)', (verdicts) => {
    const folder = folderWith({ 'shop.yaml': careless, 'bad.yaml': 'Resources: {A: {Type: AWS::X::Y}\n' })
    const args = ['scan', '--format', 'json', '--verdicts', verdicts, '--fail-on', 'none']
    const { stdout } = run(folder, args)
    expect(run(folder, args).stdout).toBe(stdout)
    const report = JSON.parse(stdout)
    expect(validate(report), JSON.stringify(validate.errors, undefined, 1)).toBe(true)
    const is = (verdict: string) =>
      report.judgements.filter((one: { verdict: string }) => one.verdict === verdict).length
    expect(is('present')).toBe(report.estate.verdicts.present)
    expect(is('absent') > 0).toBe(verdicts === 'all')
  })

  test('the report goes to the file, nothing to standard output', () => {
    const folder = folderWith({ 'shop.yaml': careless })
    const { stdout } = run(folder, ['scan', '--format', 'json', '--output', 'report.json', '--fail-on', 'none'])
    expect(stdout).toBe('')
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).tool.name).toBe('breakwater')
  })

  test('text without colour or progress when nobody watches', () => {
    const folder = folderWith({ 'shop.yaml': careless })
    const { stdout, stderr } = run(folder, ['scan', '--fail-on', 'none'])
    expect(stderr).toBe('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    expect(stdout).not.toMatch(/\u001b/)
    expect(stdout).toContain('web: privileged is true.  shop.yaml:13:23')
    expect(stdout).toContain('possible, when Stage is "dev"')
  })

  test('SARIF and Markdown say as much as the text, the same bytes each time', () => {
    const folder = folderWith({ 'shop.yaml': careless, 'bad.yaml': 'Resources: {A: {Type: AWS::X::Y}\n' })
    const write = (format: string) => run(folder, ['scan', '--format', format, '--fail-on', 'none']).stdout
    const [log] = JSON.parse(write('sarif')).runs
    const judgements: readonly { readonly verdict: string }[] = JSON.parse(write('json')).judgements
    expect(log.results).toHaveLength(judgements.filter(({ verdict }) => verdict === 'present').length)
    expect(JSON.stringify(log.invocations)).toContain('bad.yaml')
    const [, found] = /Found (.*);/.exec(write('text')) ?? []
    expect(write('markdown')).toContain(`## Breakwater: ${found}\n`)
    for (const format of ['sarif', 'markdown']) expect(write(format)).toBe(write(format))
  })

  test('escape sequences in names do not reach the terminal', () => {
    const folder = folderWith({
      'shop.yaml': careless.replace('Name: web', 'Name: "\\e[2Jweb\\u202e"').replaceAll('  Web:', '  "\\e]0;x\\aWeb":'),
    })
    const { stdout } = run(folder, ['scan', '--fail-on', 'none'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/)
    expect(stdout).toContain('\\u{1b}[2Jweb\\u{202e}: privileged is true.')
  })

  test('a reader that goes away is no error', () => {
    const folder = folderWith({ 'shop.yaml': careless })
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" scan --verdicts all --format json | head -c 10`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('help has examples', () => {
    const { stdout } = run('.', ['scan', '--help'])
    expect(stdout).toContain('Examples:')
    for (const format of ['text', 'json', 'sarif', 'markdown']) expect(stdout).toContain(`"${format}"`)
    expect(run('.', ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+/)
  })

  test('the list of traits, for people and programs', () => {
    expect(run('.', ['traits']).stdout).toContain('container-privileged')
    expect(JSON.parse(run('.', ['traits', '--format', 'json']).stdout)[0]).toHaveProperty('why')
  })
})

test('what runs before a command is small', () => {
  const main = readFileSync('dist/main.js', 'utf8')
  for (const heavy of ['jsonc', 'yaml-invalid', 'containerDefinitions', 'tree-sitter'])
    expect(main).not.toContain(heavy)
})

test('what reads HCL is loaded by itself, with what it needs beside it', () => {
  expect(readFileSync('dist/run-scan.js', 'utf8')).not.toContain('tree-sitter')
  for (const name of ['web-tree-sitter.wasm', 'tree-sitter-terraform.wasm']) {
    expect(readFileSync(join('dist', name)).subarray(0, 4).toString('latin1')).toBe('\0asm')
  }
})
