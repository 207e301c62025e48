import { posix } from 'node:path'
import type { Origin } from '../../model/origin.ts'
import { type Part, showText, wholeText } from '../../model/text.ts'
import { seenFrom } from '../seen-from.ts'
import { partsOf, type Value } from '../value.ts'
import type { Template } from './template.ts'

/** A value that a template exports. */
interface Export {
  readonly template: Template
  /** The folder of the template. */
  readonly folder: string
  readonly output: string
  readonly name: readonly Part[]
  readonly origin: Origin
}

/** A template by where it stands and where it is deployed. */
type Deployed = Pick<Template, 'path' | 'stack'>

/**
 * The values that the templates of a scan export, found by name.
 *
 * A name that is known wholly is compared as it is. One with holes (`${AWS::StackName}-VpcId`) is what is meant by an import
 * where the two can be the same text, end alike, and no other export can. Of several that fit the one is taken that is
 * deployed to the same account and Region and stands in the same folder, as in an assembly for each stage; else none.
 *
 * Source: AWS CloudFormation User Guide, "Fn::ImportValue".
 */
export class Exports {
  readonly #templates: () => readonly Template[]
  #all: readonly Export[] = []
  /** How many templates there were when exports were last looked for: a transform may ask before all are opened. */
  #seen = 0
  readonly #byName = new Map<string, Export[]>()

  constructor(templates: () => readonly Template[]) {
    this.#templates = templates
  }

  /** The value that a template imports; it may still be in the making. */
  find(name: readonly Part[], at: Origin, importing: Deployed): Value | 'several' | undefined {
    const all = this.#exports()
    const text = wholeText(name)
    const exact = text === undefined ? undefined : this.#byName.get(text)
    const fitting = exact ?? all.filter((one) => fits(name, one.name))
    const alike = fitting.length > 1 ? fitting.filter((one) => skeleton(one.name) === skeleton(name)) : fitting
    const [only, ...others] = nearest(alike.length > 0 ? alike : fitting, importing)
    if (others.length > 0) return 'several'
    if (!only) return undefined
    const value = only.template.output(only.output, at)
    return value && seenFrom(value, at)
  }

  #exports(): readonly Export[] {
    const templates = this.#templates()
    if (this.#seen === templates.length) return this.#all
    // Names are evaluated while none is known: an export whose name depends on an import is found by nobody.
    this.#seen = templates.length
    this.#all = []
    this.#byName.clear()
    const all = templates.flatMap((template) => {
      const folder = posix.dirname(template.path)
      return [...template.exportNames()].flatMap(({ output, value, origin }) => {
        const name = partsOf(value)
        return name ? [{ template, folder, output, name, origin }] : []
      })
    })
    for (const one of all) {
      const text = wholeText(one.name)
      if (text === undefined) continue
      const same = this.#byName.get(text)
      if (same) same.push(one)
      else this.#byName.set(text, [one])
    }
    this.#all = all
    return all
  }

  /**
   * Says which names are exported twice: CloudFormation refuses the second stack in one account and Region. The stages of a
   * CDK app are meant for different ones.
   */
  reportDuplicates(): void {
    for (const [name, exports] of this.#byName) {
      for (const [index, one] of exports.entries()) {
        const other = exports.slice(0, index).find((before) => before.template !== one.template && meet(before, one))
        if (other)
          one.template.report('export-duplicate', `${name} is exported by ${other.template.path} too.`, one.origin)
      }
    }
  }
}

/** The exports that a template can mean at all, and of several those that stand beside it. */
function nearest(exports: readonly Export[], importing: Deployed): readonly Export[] {
  if (exports.length < 2) return exports
  const near = exports.filter(({ template }) => isTogether(template, importing))
  const folder = posix.dirname(importing.path)
  const beside = near.filter((one) => one.folder === folder)
  return beside.length > 0 ? beside : near
}

/** Can two templates be deployed to the same account and Region? */
function isTogether({ stack: { deployment: one } }: Deployed, { stack: { deployment: other } }: Deployed): boolean {
  const same = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b
  return same(one.account, other.account) && same(one.region, other.region)
}

/** Are two exports meant for the same account and Region? */
function meet(one: Export, other: Export): boolean {
  const isAssembled = [one, other].some(({ template: { path, reading } }) => reading.assemblies.holds(path))
  return (one.folder === other.folder || !isAssembled) && isTogether(one.template, other.template)
}

/** Letters that two names must have in common at their end before one is taken for the other. */
const minShared = 3

/** Can two texts with holes be the same, and do they end in the same words? */
function fits(one: readonly Part[], other: readonly Part[]): boolean {
  const [first, second] = [literals(one), literals(other)]
  const [start, begin] = [first.start, second.start]
  if (!start.startsWith(begin) && !begin.startsWith(start)) return false
  const [short, long] = first.end.length <= second.end.length ? [first, second] : [second, first]
  if (!long.end.endsWith(short.end)) return false
  // What the longer text has before the common end has to fit into the hole of the other.
  return short.end.replace(/^\W+/, '').length >= minShared
}

/** The text before the first and after the last hole; a text without holes is both. */
function literals(parts: readonly Part[]): { readonly start: string; readonly end: string } {
  const whole = wholeText(parts)
  if (whole !== undefined) return { start: whole, end: whole }
  const text = (part: Part | undefined) => (typeof part === 'string' ? part : '')
  return { start: text(parts[0]), end: text(parts.at(-1)) }
}

/** The text with every hole the same. */
const skeleton = (parts: readonly Part[]): string =>
  showText(parts.map((part) => (typeof part === 'string' ? part : { name: '' })))
