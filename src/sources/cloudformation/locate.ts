import { posix } from 'node:path'
import type { Part } from '../../model/text.ts'
import type { NamedFile, Reading } from '../reading.ts'
import type { Document } from './document.ts'

/**
 * Finds the template that an address means among those of the scan: by path from the template that names it, else by the
 * tail of an S3 URL, as much of it as fits. Of several that fit equally well none is taken.
 */
export class TemplateIndex {
  readonly #byPath = new Map<string, Document>()
  readonly #byName = new Map<string, Document[]>()

  constructor(documents: readonly Document[]) {
    for (const document of documents) {
      this.#byPath.set(document.path, document)
      const name = posix.basename(document.path)
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), document])
    }
  }

  /** `accepts` says whether a template can be the one at all: it declares the parameters that it is given. */
  find(url: readonly Part[], from: Document, accepts: (candidate: Document) => boolean): Document | undefined {
    const tail = tailOf(url)
    if (tail === undefined) return undefined
    const folder = posix.dirname(from.path)
    const near = this.#byPath.get(posix.normalize(posix.join(folder, tail)))
    if (near && near !== from && accepts(near)) return near
    const segments = tail.split('/').filter((segment) => segment !== '' && segment !== '.')
    const candidates = (this.#byName.get(segments.at(-1) ?? '') ?? []).filter(
      (candidate) => candidate !== from && accepts(candidate),
    )
    const shared = candidates.map((candidate) => sharedTail(segments, candidate.path.split('/')))
    const most = Math.max(0, ...shared)
    const best = candidates.filter((_, index) => shared[index] === most)
    const [only, ...others] = best.length > 1 ? nearest(best, folder) : best
    return others.length === 0 ? only : undefined
  }
}

/** The file of the scan that an address means, found as templates are: by path from the file that names it, else by its tail. */
export function fileAt(url: readonly Part[], from: string, fileNamed: Reading['fileNamed']): NamedFile | undefined {
  const tail = tailOf(url)
  if (tail === undefined) return undefined
  const near = posix.normalize(posix.join(posix.dirname(from), tail))
  const segments = tail.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const shorter = segments.map((_, index) => segments.slice(index).join('/'))
  for (const path of [near, ...shorter]) {
    const found = fileNamed(path)
    if (found) return found
  }
  return undefined
}

/** The whole segments at the end of an address that are known; undefined where not even the file's name is. */
function tailOf(url: readonly Part[]): string | undefined {
  const last = url.at(-1)
  if (typeof last !== 'string') return undefined
  const path = last.replace(/[?#].*$/, '')
  if (url.length === 1) return path.replace(/^[a-z0-9]+:\/\//i, '')
  const slash = path.indexOf('/')
  return slash === -1 ? undefined : path.slice(slash + 1)
}

function sharedTail(one: readonly string[], other: readonly string[]): number {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

/** Those that lie nearest to a folder: with the longest way in common from the root. */
function nearest(candidates: readonly Document[], folder: string): readonly Document[] {
  const way = folder.split('/')
  const common = candidates.map(({ path }) => {
    const own = posix.dirname(path).split('/')
    let count = 0
    while (count < way.length && count < own.length && way[count] === own[count]) count++
    return count
  })
  const most = Math.max(...common)
  return candidates.filter((_, index) => common[index] === most)
}
