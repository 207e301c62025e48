import { statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Input } from '../sources/read-estate.ts'
import type { Scanned } from '../traits/baseline.ts'

/**
 * What a scan of these paths has looked at.
 *
 * A file that is gone was looked for where a folder that was searched would hold it. A folder, which Terraform's addresses
 * begin with, was looked at where the whole of it was searched.
 */
export function scannedBy(paths: readonly string[], inputs: readonly Input[], root: string): Scanned {
  const read = new Set(inputs.map(({ path }) => path))
  const searched = paths.map((path) => resolve(path) + sep)
  const kinds = new Map<string, 'file' | 'folder' | 'nothing'>()
  const kindOf = (path: string) => {
    const found = kinds.get(path) ?? kindAt(resolve(root, path))
    kinds.set(path, found)
    return found
  }
  const isSearched = (path: string) => searched.some((folder) => (resolve(root, path) + sep).startsWith(folder))
  return {
    exists: (path) => kindOf(path) !== 'nothing',
    isScanned: (path) => read.has(path) || (isSearched(path) && kindOf(path) !== 'file'),
  }
}

function kindAt(path: string): 'file' | 'folder' | 'nothing' {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? (found.isDirectory() ? 'folder' : 'file') : 'nothing'
}
