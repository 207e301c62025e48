import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { traits } from '../src/traits/registry.ts'

/** A build of its own: other tests build into `dist` at the same time. */
const folder = mkdtempSync(join(tmpdir(), 'breakwater-'))

beforeAll(() => {
  const built = spawnSync(
    process.execPath,
    ['node_modules/tsdown/dist/run.mjs', '--out-dir', folder, '--logLevel', 'error'],
    { encoding: 'utf8' },
  )
  expect(built.status, built.stderr).toBe(0)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

function run(args: readonly string[]) {
  const program = `import { main } from '${pathToFileURL(join(folder, 'main.js'))}'
process.exitCode = await main(process.argv.slice(1))`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program, '--', ...args],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

describe('explain', () => {
  test('text without colour when nobody watches', () => {
    const { status, stdout, stderr } = run(['explain', 'container-privileged'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    expect(stdout).not.toMatch(/\u001b/)
    for (const part of ['HIGH', 'why', 'who', 'fix', 'CloudFormation', 'Terraform', 'AWS CDK', 'AWS CLI', 'Sources'])
      expect(stdout).toContain(part)
  })

  test('several traits, in the order in which they are named', () => {
    const ids = ['task-pid-mode-host', 'container-privileged']
    const { stdout } = run(['explain', ...ids, '--format', 'json'])
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(ids)
    const { stdout: markdown } = run(['explain', ...ids, '--format', 'markdown'])
    expect(markdown.match(/^## .+$/gm)).toEqual(['## task-pid-mode-host', '## container-privileged'])
  })

  test('every trait, all at once', () => {
    const { status, stdout } = run(['explain', ...traits.map(({ id }) => id), '--format', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(traits.length)
  })

  test.each<[string, string, string]>([
    ['mistyped', 'container-priviledged', 'Did you mean container-privileged?'],
    ['a part of an id', 'privileged', 'Did you mean container-privileged or daemon-task-definition-privileged?'],
    ['in another letter case', 'Container-Privileged', 'Did you mean container-privileged?'],
    ['nothing like it', 'kubernetes-pod-security-policy', 'breakwater traits lists what there is.'],
  ])('an unknown id is one clear line: %s', (_name, id, suggestion) => {
    expect(run(['explain', 'container-privileged', id])).toEqual({
      status: 2,
      stdout: '',
      stderr: `breakwater: There is no trait ${id}. ${suggestion}\n`,
    })
  })

  test.each<[string, readonly string[]]>([
    ['no id', []],
    ['an unknown format', ['container-privileged', '--format', 'html']],
  ])('%s is refused', (_name, args) => {
    expect(run(['explain', ...args]).status).toBe(2)
  })

  test('help has examples', () => {
    const { status, stdout } = run(['explain', '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('Examples:')
  })
})
