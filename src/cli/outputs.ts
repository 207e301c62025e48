import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '../sources/input-error.ts'
import type { Input } from '../sources/read-estate.ts'

/** A file that the program is to write, and the option that names it. */
export interface Output {
  readonly option: '--output' | '--write-baseline'
  readonly path: string
}

/**
 * Refuses to write over what is read, whatever path leads there, and to write two things into one file.
 *
 * What an earlier scan has written into a folder that is scanned is no input, and may be written anew.
 *
 * @throws InputError with one line.
 */
export function refuseInputs(outputs: readonly Output[], inputs: readonly Input[], baseline?: string): void {
  if (outputs.length === 0) return
  const files = new Map(inputs.map((input) => [fileAt(input.absolute), input]))
  // A baseline that is read may be written anew, but not over with a report.
  const known = baseline === undefined ? undefined : fileAt(baseline)
  const written = new Set<string>()
  for (const { option, path } of outputs) {
    const file = fileAt(path)
    const input = files.get(file)
    const isInput = input ? input.named || !isOwn(path) : option === '--output' && file === known
    const wrong = isInput ? 'an input of the scan' : written.has(file) ? 'written twice' : undefined
    if (wrong !== undefined) throw new InputError(`${path} is ${wrong}.`, `Give ${option} another name.`)
    written.add(file)
  }
}

/** What tells a file from every other, although links give it several names; its path where it does not exist yet. */
function fileAt(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found?.isFile() && found.ino !== 0n ? `${found.dev} ${found.ino}` : resolve(path)
}

/** How a baseline and the reports that a later scan may find begin. */
const own =
  /^\{"(?:tool":"breakwater"|schemaVersion":"[^"]*",\s*"tool":\{"name":"breakwater"|\$schema":"[^"]*sarif[^"]*","version":"2.1.0","runs":\[\{\s*"tool":\{"driver":\{"name":"Breakwater")/

function isOwn(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(200)
    return own.test(start.toString('utf8', 0, readSync(file, start)))
  } finally {
    closeSync(file)
  }
}
