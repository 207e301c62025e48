import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The program as it is run; `test/build.ts` has built it. */
export const program = resolve('bin/breakwater.js')

/** Runs the program in a folder. */
export function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}
