/**
 * Makes the assemblies in test/cdk/: `npm run cdk:synthesise FOLDER`. Each `app.mjs` there runs as `cdk synth` would run it,
 * and its `cdk.out` is written beside it.
 *
 * `aws-cdk-lib` is no dependency of this project and must not become one. FOLDER is anywhere outside it, and has it:
 * `npm install aws-cdk-lib@2.276.0 constructs@10.8.1`, the versions of the assemblies that are there now.
 *
 * Nothing is made up, but what is not needed is left out: stack traces and analytics in the metadata and the report of
 * validation, which have paths of the machine, the report on feature flags, and a construct tree of more than 50 kB.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What `cdk synth` adds to the context of an app that says nothing else. */
const contextOfCli = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:version-reporting': true,
}

/** The kinds of metadata that are kept. */
const kept = ['aws:cdk:logicalId', 'aws:cdk:templateFile', 'aws:cdk:warning']

const maxTree = 50_000

const [, , folder] = process.argv
if (folder === undefined) throw new Error('usage: synthesise-cdk.ts FOLDER, which has aws-cdk-lib')

for (const name of readdirSync('test/cdk')) synthesise(join('test/cdk', name), folder)

function synthesise(app: string, packages: string): void {
  const { context } = JSON.parse(readFileSync(join(app, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> }
  const out = resolve(app, 'cdk.out')
  rmSync(out, { recursive: true, force: true })
  // Packages are looked for from the folder in which a module stands.
  const copy = resolve(packages, 'app.mjs')
  copyFileSync(join(app, 'app.mjs'), copy)
  const { status } = spawnSync(process.execPath, [copy], {
    stdio: 'inherit',
    env: {
      ...process.env,
      CDK_OUTDIR: out,
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextOfCli, ...context }),
      CDK_DISABLE_STACK_TRACE: '1',
    },
  })
  rmSync(copy)
  if (status !== 0) throw new Error(`${app} could not be synthesised`)
  for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) strip(join(out, file))
}

function strip(file: string): void {
  if (file.endsWith('/validation-report.json')) rmSync(file)
  else if (file.endsWith('/tree.json') && statSync(file).size > maxTree) rmSync(file)
  else if (file.endsWith('/manifest.json')) edit(file, withoutFlags)
  else if (file.endsWith('.metadata.json')) edit(file, withoutTraces)
}

function edit(file: string, change: (content: object) => object): void {
  const content: object = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, `${JSON.stringify(change(content), undefined, 2)}\n`)
}

function withoutFlags(manifest: object): object {
  const { artifacts } = manifest as { artifacts: Record<string, { type: string }> }
  const left = Object.entries(artifacts).filter(([, { type }]) => type !== 'cdk:feature-flag-report')
  return { ...manifest, artifacts: Object.fromEntries(left) }
}

function withoutTraces(metadata: object): object {
  const left = Object.entries(metadata as Record<string, readonly { type: string; data: unknown }[]>).flatMap(
    ([path, entries]) => {
      const own = entries.filter(({ type }) => kept.includes(type)).map(({ type, data }) => ({ type, data }))
      return own.length === 0 ? [] : [[path, own]]
    },
  )
  return Object.fromEntries(left)
}
