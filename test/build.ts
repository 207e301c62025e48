import { spawnSync } from 'node:child_process'

/** Builds the program once before the tests that run it. */
export function setup(): void {
  const built = spawnSync(process.execPath, ['node_modules/tsdown/dist/run.mjs', '--logLevel', 'error'], {
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`)
}
