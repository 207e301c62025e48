import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Files by their paths in a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** A new folder with these files, gone when the test that asks for it is over. */
export function folderWith(files: Files): string {
  const folder = makeFolder(files)
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** What comes of a new folder with these files, which is gone afterwards. */
export function inFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = makeFolder(files)
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A new folder with these files, for whoever asks to remove. */
export function makeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
