import type { FileId } from '../../../model/origin.ts'
import { parseFile } from '../../parse-file.ts'
import type { NamedFile } from '../../reading.ts'
import { type MapEntry, type MapSyntax, putEntry, type Syntax } from '../../syntax/syntax.ts'
import { partsOf } from '../../value.ts'
import type { Document } from '../document.ts'
import { fileAt } from '../locate.ts'
import type { Scope } from '../scope.ts'
import { callIn } from './functions.ts'
import { includedPlace, transformsOf } from './names.ts'

/** How deep snippets may take in snippets, and how many a template may take in. */
const maxDepth = 10
const maxIncludes = 500

const call = 'Fn::Transform'

/**
 * The template with the snippets that it takes in standing where they are taken in: as a value, among the entries of a
 * mapping, or among the sections. A snippet that is not in the scan leaves its call where it is.
 *
 * Source: AWS CloudFormation User Guide, "AWS::Include transform".
 */
export function withIncludes(document: Document, scope: Scope): MapSyntax {
  const text = scope.reading.files[document.file]?.text ?? ''
  if (!text.includes('AWS::Include')) return document.root
  return new Includes(scope).root(document)
}

/** The file that is being read, and those on the way to it. */
interface Here {
  readonly path: string
  readonly way: readonly string[]
}

class Includes {
  readonly #scope: Scope
  readonly #read = new Map<string, Syntax | undefined>()
  #count = 0

  constructor(scope: Scope) {
    this.#scope = scope
  }

  root({ root, path }: Document): MapSyntax {
    const here = { path, way: [path] }
    const rest = transformsOf(root).filter((transform) => includedPlace(transform) === undefined)
    const taken = transformsOf(root).flatMap((transform) => this.#snippet(transform, here) ?? [])
    const walked = this.#map(root, here)
    if (taken.length === 0) return walked
    const entries = new Map(walked.entries)
    const transform = root.entries.get('Transform')
    const kept = transform && { ...transform, value: listOf(rest, transform.value) }
    if (kept && taken.length + rest.length === transformsOf(root).length) entries.set('Transform', kept)
    for (const snippet of taken) {
      if (snippet.kind !== 'map') continue
      for (const [key, entry] of snippet.entries) addSection(entries, key, entry)
    }
    return { ...walked, entries }
  }

  #walk(syntax: Syntax, here: Here): Syntax {
    const only = callIn(syntax)
    if (only?.name === call) return this.#snippet(only.argument, here) ?? syntax
    if (syntax.kind === 'scalar') return syntax
    if (syntax.kind === 'map') return this.#map(syntax, here)
    const items = syntax.items.map((item) => this.#walk(item, here))
    return items.every((item, index) => item === syntax.items[index]) ? syntax : { ...syntax, items }
  }

  #map(syntax: MapSyntax, here: Here): MapSyntax {
    const entries = new Map<string, MapEntry>()
    let changed = false
    for (const [key, entry] of syntax.entries) {
      const snippet = key === call ? this.#snippet(entry.value, here) : undefined
      if (snippet?.kind === 'map') {
        for (const [name, inner] of snippet.entries) putEntry(entries, name, inner)
        changed = true
        continue
      }
      const value = this.#walk(entry.value, here)
      changed ||= value !== entry.value
      putEntry(entries, key, value === entry.value ? entry : { ...entry, value })
    }
    return changed ? { ...syntax, entries } : syntax
  }

  /** What a call takes in; undefined where it takes in nothing that can be read. */
  #snippet(transform: Syntax, here: Here): Syntax | undefined {
    const place = includedPlace(transform)
    if (!place) return undefined
    const scope = this.#scope
    const at = scope.place(place, `${call}.Parameters.Location`)
    const location = scope.evaluate(place, `${call}.Parameters.Location`)
    const parts = location.is === 'choice' ? undefined : partsOf(location)
    const found = parts && fileAt(parts, here.path, scope.reading.fileNamed)
    if (!found) return undefined
    if (here.way.includes(found.path)) {
      scope.report('reference-cycle', `${found.path} takes in itself.`, at)
      return undefined
    }
    if (here.way.length > maxDepth || ++this.#count > maxIncludes) {
      scope.report('value-too-large', 'From here on too many snippets take in one another.', at)
      return undefined
    }
    scope.takesIn(found.path)
    const snippet = this.#tree(found)
    return snippet && this.#walk(snippet, { path: found.path, way: [...here.way, found.path] })
  }

  #tree({ path, text, id }: NamedFile): Syntax | undefined {
    if (this.#read.has(path)) return this.#read.get(path)
    const { reading } = this.#scope
    const [snippet] = parseFile(text, path, true, reading) ?? []
    if (snippet) reading.secretSearch.look(snippet, id)
    const tree = snippet && inFile(snippet, id)
    this.#read.set(path, tree)
    return tree
  }
}

function listOf(items: readonly Syntax[], { start, end }: Syntax): Syntax {
  return { kind: 'list', items, start, end }
}

/** A section that both have holds the entries of both. */
function addSection(sections: Map<string, MapEntry>, key: string, entry: MapEntry): void {
  const before = sections.get(key)
  if (before?.value.kind !== 'map' || entry.value.kind !== 'map') {
    putEntry(sections, key, entry)
    return
  }
  const entries = new Map(before.value.entries)
  for (const [name, inner] of entry.value.entries) putEntry(entries, name, inner)
  sections.set(key, { ...before, value: { ...before.value, entries } })
}

/** The tree of another file: every node says so. */
export function inFile(syntax: Syntax, file: FileId): Syntax {
  if (syntax.kind === 'scalar') return { ...syntax, file }
  if (syntax.kind === 'list') return { ...syntax, file, items: syntax.items.map((item) => inFile(item, file)) }
  const entries = new Map<string, MapEntry>()
  for (const [key, { earlier, ...entry }] of syntax.entries) {
    const before = earlier && { earlier: inFile(earlier, file) }
    entries.set(key, { ...entry, ...before, file, value: inFile(entry.value, file) })
  }
  return { ...syntax, file, entries }
}
