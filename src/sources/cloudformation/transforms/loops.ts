import { type MapEntry, type MapSyntax, putEntry, type ScalarSyntax, type Syntax } from '../../syntax/syntax.ts'
import type { Scope } from '../scope.ts'
import { callIn } from './functions.ts'

/** Nodes that the loops of a template may make in all. */
const maxMade = 200_000

const prefix = 'Fn::ForEach::'

/** Is the key a loop of the language extensions? */
export const isLoop = (key: string): boolean => key.startsWith(prefix)

/**
 * The template with what its loops make, wherever they stand. What is made stands at the place of the loop's body.
 *
 * A loop over values that are not known stays where it is, with a gap; `open` tells whether there is one.
 *
 * Source: AWS CloudFormation User Guide, "Fn::ForEach".
 */
export function withLoops(root: MapSyntax, scope: Scope): { readonly root: MapSyntax; readonly open: boolean } {
  const loops = new Loops(scope)
  return { root: loops.map(root, ''), open: loops.open }
}

class Loops {
  readonly #scope: Scope
  #made = 0
  open = false

  constructor(scope: Scope) {
    this.#scope = scope
  }

  #walk(syntax: Syntax, field: string): Syntax {
    if (syntax.kind === 'scalar') return syntax
    if (syntax.kind === 'map') return this.map(syntax, field)
    const items = syntax.items.map((item, index) => this.#walk(item, `${field}[${index}]`))
    return items.every((item, index) => item === syntax.items[index]) ? syntax : { ...syntax, items }
  }

  map(syntax: MapSyntax, field: string): MapSyntax {
    const entries = new Map<string, MapEntry>()
    let changed = false
    for (const [key, entry] of syntax.entries) {
      const place = field === '' ? key : `${field}.${key}`
      const made = isLoop(key) ? this.#expand(key, entry, place) : undefined
      if (made) {
        for (const [name, inner] of made) putEntry(entries, name, inner)
        changed = true
        continue
      }
      const value = isLoop(key) ? entry.value : this.#walk(entry.value, place)
      changed ||= value !== entry.value
      putEntry(entries, key, value === entry.value ? entry : { ...entry, value })
    }
    return changed ? { ...syntax, entries } : syntax
  }

  /** The entries that a loop makes; undefined where that is not known. */
  #expand(key: string, entry: MapEntry, field: string): readonly (readonly [string, MapEntry])[] | undefined {
    const scope = this.#scope
    const at = scope.place({ ...entry, start: entry.keyStart, end: entry.keyEnd }, field)
    const [identifier, collection, body] = entry.value.kind === 'list' ? entry.value.items : []
    if (identifier?.kind !== 'scalar' || !collection || body?.kind !== 'map') {
      scope.report('template-invalid', `${key} needs an identifier, a collection and what it makes.`, at)
      this.open = true
      return undefined
    }
    const items = this.#items(collection, `${field}[1]`)
    if (!items) {
      const says = `${key} repeats over values that are not known; what it makes is not judged.`
      scope.report('transform-not-evaluated', says, at)
      this.open = true
      return undefined
    }
    const made: (readonly [string, MapEntry])[] = []
    for (const item of items) {
      const copy = this.#substituted(body, identifier.text, item)
      if (this.#made > maxMade) {
        scope.report('value-too-large', `From ${key} on loops make more than is read; the rest is not judged.`, at)
        this.open = true
        break
      }
      // A loop inside, whose collection may depend on this item.
      const walked = this.#walk(copy, `${field}[2]`)
      if (walked.kind === 'map') for (const inner of walked.entries) made.push(inner)
    }
    return made
  }

  /** The values over which a loop repeats; undefined where they are not all known. */
  #items(collection: Syntax, field: string): readonly string[] | undefined {
    const value = this.#scope.evaluate(collection, field)
    if (value.is !== 'list') return undefined
    const items = value.items.flatMap((item) => (item.is === 'scalar' ? [item.text] : []))
    return items.length === value.items.length ? items : undefined
  }

  /** A tree in which an identifier has a value; the same node where it does not occur. */
  #substituted<T extends Syntax>(syntax: T, identifier: string, value: string): T
  #substituted(syntax: Syntax, identifier: string, value: string): Syntax {
    if (++this.#made > maxMade) return syntax
    const call = callIn(syntax)
    if (call?.name === 'Ref' && call.argument.kind === 'scalar' && call.argument.text === identifier) {
      const { start, end, file, field } = call.argument
      const place = { start, end, ...(file !== undefined && { file }), ...(field !== undefined && { field }) }
      return { kind: 'scalar', text: value, style: 'single', made: true, ...place }
    }
    const inText = (text: string) => replaced(text, identifier, value)
    if (syntax.kind === 'scalar') {
      const text = inText(syntax.text)
      return text === syntax.text ? syntax : madeOf(syntax, text)
    }
    if (syntax.kind === 'list') {
      const items = syntax.items.map((item) => this.#substituted(item, identifier, value))
      return items.every((item, index) => item === syntax.items[index]) ? syntax : { ...syntax, items }
    }
    const entries = new Map<string, MapEntry>()
    let changed = false
    for (const [key, entry] of syntax.entries) {
      const name = inText(key)
      const inner = this.#substituted(entry.value, identifier, value)
      changed ||= name !== key || inner !== entry.value
      putEntry(entries, name, { ...entry, value: inner })
    }
    return changed ? { ...syntax, entries } : syntax
  }
}

/** A text that begins or ends otherwise than it stands in the file is a string, whatever it reads like. */
function madeOf(scalar: ScalarSyntax, text: string): ScalarSyntax {
  return { ...scalar, text, style: scalar.style === 'plain' ? 'single' : scalar.style, made: true }
}

/** `${Name}` is the value, `&{Name}` its letters and digits, as logical ids need them. */
function replaced(text: string, identifier: string, value: string): string {
  if (!text.includes(`{${identifier}}`)) return text
  return text
    .replaceAll(`\${${identifier}}`, () => value)
    .replaceAll(`&{${identifier}}`, () => value.replace(/[^A-Za-z0-9]/g, ''))
}
