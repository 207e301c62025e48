import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { GeneratedFile } from './generate/replies.ts'

/** What was written into a folder. */
export interface Written {
  readonly files: number
  readonly bytes: number
}

/** Writes generated files into a folder. */
export function writeFiles(folder: string, files: Iterable<GeneratedFile>): Written {
  let count = 0
  let bytes = 0
  for (const { path, text } of files) {
    const absolute = join(folder, path)
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, text)
    count++
    bytes += Buffer.byteLength(text)
  }
  return { files: count, bytes }
}

/** Gives an empty folder to a function and removes it afterwards. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
