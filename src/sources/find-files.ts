import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { Gap } from '../model/gap.ts'
import { manifestName } from './cloudformation/assemblies.ts'
import { appName, assemblyMissing, outputOf } from './cloudformation/cdk-app.ts'
import { codeOf, readText } from './read-text.ts'

/** A file to read. `named`: the user named it, so it must be something that is read. */
export interface FoundFile {
  readonly absolute: string
  /** Relative to the root, with forward slashes. */
  readonly path: string
  readonly named: boolean
}

/** Folders that hold what others made: dependencies, providers, build output. */
const skippedFolders = /^(?:node_modules|\.git|\.terraform|\.aws-sam|\.venv|asset\..+)$/

/** What templates, AWS CLI documents and deployment files are called. */
const candidates = /\.(?:ya?ml|json|template|cfn|tf)$|^samconfig\.toml$/i

/** Folders deeper than this are no project's. */
const maxFolderDepth = 64

interface Rules {
  readonly folder: string
  readonly matcher: Ignore
}

/** A CDK app: where its assembly is, and whether it has been made. */
interface App {
  readonly assembly: string
  readonly isMade: boolean
}

/**
 * Finds the files of a scan: those named, and in folders named those that may be templates, each once, in order of path.
 *
 * `folders` are those that are named, and those of files that are named.
 *
 * In a folder `.gitignore` is respected, also those above it; what is named itself is always read. The assembly of a CDK app
 * is read although git mostly ignores it: it is what the app in that folder deploys, and the templates are nowhere else.
 */
export function findFiles(
  paths: readonly string[],
  root: string,
): { readonly files: readonly FoundFile[]; readonly folders: readonly string[]; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = []
  const files = new Map<string, FoundFile>()
  const shown = (absolute: string) => pathFrom(root, absolute)

  const add = (absolute: string, named: boolean, real: string) => {
    const before = files.get(real)
    if (!before || (named && !before.named)) files.set(real, { absolute, path: before?.path ?? shown(absolute), named })
  }

  const walk = (folder: string, rules: readonly Rules[], above: readonly string[]) => {
    const real = realOf(folder) ?? folder
    if (above.includes(real) || above.length > maxFolderDepth) {
      gaps.push({
        code: 'link-loop',
        says: 'The folder leads back into itself and is not searched again.',
        path: shown(folder),
      })
      return
    }
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true })
    } catch (error) {
      gaps.push({
        code: 'file-unreadable',
        says: `The folder could not be opened (${codeOf(error)}).`,
        path: shown(folder),
      })
      return
    }
    const here = [...rules, ...rulesIn(folder)]
    const app = entries.some(({ name }) => name === appName) ? appIn(folder, here) : undefined
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const absolute = join(folder, entry.name)
      const kind = entry.isSymbolicLink()
        ? kindOf(absolute)
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : 'other'
      if (absolute === app?.assembly) continue
      if (kind === 'folder') {
        if (!skippedFolders.test(entry.name) && !isIgnored(absolute, true, here)) walk(absolute, here, [...above, real])
      } else if (kind !== 'file' && kind !== 'other' && candidates.test(entry.name)) {
        gaps.push({ code: 'file-unreadable', says: `The link leads nowhere (${kind}).`, path: shown(absolute) })
      } else if (kind === 'file' && candidates.test(entry.name) && !isIgnored(absolute, false, here)) {
        add(absolute, false, entry.isSymbolicLink() ? (realOf(absolute) ?? absolute) : join(real, entry.name))
      }
    }
    if (app) readApp(folder, app, [...above, real])
  }

  const readApp = (folder: string, { assembly, isMade }: App, above: readonly string[]) => {
    if (isMade) walk(assembly, [], above)
    else gaps.push(assemblyMissing(shown(join(folder, appName)), pathFrom(folder, assembly)))
  }

  for (const path of paths) {
    const absolute = resolve(path)
    const kind = kindOf(absolute)
    if (kind === 'ENOENT' || kind === 'ENOTDIR') {
      gaps.push({ code: 'path-not-found', says: 'There is no such file or folder.', path })
    } else if (kind !== 'file' && kind !== 'folder' && kind !== 'other') {
      gaps.push({ code: 'file-unreadable', says: `It could not be opened (${kind}).`, path })
    } else if (kind === 'folder') {
      const above = rulesAbove(absolute)
      walk(absolute, isIgnored(absolute, true, above) ? [] : above, [])
    } else {
      const app = basename(absolute) === appName ? appIn(dirname(absolute), []) : undefined
      if (app) readApp(dirname(absolute), app, [])
      else add(absolute, true, realOf(absolute) ?? absolute)
    }
  }
  const folders = paths.map((path) => resolve(path)).map((path) => (kindOf(path) === 'folder' ? path : dirname(path)))
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), folders, gaps }
}

function appIn(folder: string, rules: readonly Rules[]): App | undefined {
  const file = join(folder, appName)
  const read = isIgnored(file, false, rules) ? undefined : readText(file, file)
  const output = read && 'text' in read ? outputOf(read.text) : undefined
  if (output === undefined) return undefined
  const assembly = resolve(folder, output)
  // What lies outside the app's folder may be anybody's, and is searched when it is named.
  const isInside = assembly.startsWith(folder + sep)
  return { assembly, isMade: isInside && kindOf(join(assembly, manifestName)) === 'file' }
}

/** A path as addresses show it: relative to the root, with forward slashes; `../` leads outside. */
export function pathFrom(root: string, absolute: string): string {
  return relative(resolve(root), absolute).split(sep).join('/') || '.'
}

/** What stands at a path; the error's code (`ENOENT`, `ELOOP` …) where nothing that can be opened does. */
function kindOf(absolute: string): 'file' | 'folder' | 'other' | `E${string}` {
  try {
    const found = statSync(absolute)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch (error) {
    const code = codeOf(error)
    return code.startsWith('E') ? (code as `E${string}`) : 'EUNKNOWN'
  }
}

const exists = (absolute: string) => !kindOf(absolute).startsWith('E')

function realOf(absolute: string): string | undefined {
  try {
    return realpathSync(absolute)
  } catch {
    return undefined
  }
}

function rulesIn(folder: string): readonly Rules[] {
  try {
    return [{ folder, matcher: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

/** The `.gitignore` files above a folder, up to the top of its repository; none outside a repository. */
function rulesAbove(folder: string): readonly Rules[] {
  const rules: Rules[] = []
  if (exists(join(folder, '.git'))) return []
  for (let above = dirname(folder); ; above = dirname(above)) {
    rules.unshift(...rulesIn(above))
    if (exists(join(above, '.git'))) return rules
    if (above === dirname(above)) return []
  }
}

function isIgnored(absolute: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const { folder, matcher } of [...rules].reverse()) {
    const path = relative(folder, absolute).split(sep).join('/')
    if (path === '' || path.startsWith('..')) continue
    const { ignored, unignored } = matcher.test(isFolder ? `${path}/` : path)
    if (ignored || unignored) return ignored
  }
  return false
}
