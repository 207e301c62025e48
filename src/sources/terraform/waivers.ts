import type { Acceptance } from '../../model/config.ts'
import type { Gap } from '../../model/gap.ts'
import type { FileId } from '../../model/origin.ts'
import { Ranges } from '../../model/ranges.ts'
import { fitsNothing, type SpokenFor, waiversIn } from '../waiver-comments.ts'
import { prefixOf, withKeys } from './addresses.ts'
import { mappings } from './mapping/registry.ts'
import type { Block, Body, Place } from './syntax/ast.ts'
import { placesIn, textsIn } from './waiver-places.ts'

/** A configuration file of which the waivers are read. */
interface Source {
  readonly body: Body
  readonly text: string
  readonly file: FileId
  /** The module's folder, relative to the scan's root. */
  readonly folder: string
  /** What addresses of the module's resources begin with, once for each instance of the module. */
  readonly prefixes: readonly string[]
}

/**
 * The waivers in the comments of a configuration file.
 *
 * A comment speaks for what begins on its own line, else for what begins on the next line with content. Before the first
 * item of a block it speaks for the block, and behind the last one too. What stands in a resource or in the call of a module
 * is accepted there only; what stands elsewhere, as in a local value, wherever it leads.
 */
export function configurationWaivers(source: Source, report: (gap: Gap) => void): readonly Acceptance[] {
  const { text, body, file } = source
  let known: Known | undefined
  const spokenFor = (at: number) => {
    known ??= new Known(source)
    return spokenOf(known.beside(at), known, source)
  }
  return waiversIn({ text, file, from: 0, to: text.length, texts: () => textsIn(body) }, spokenFor, report)
}

function spokenOf(place: Place | undefined, known: Known, source: Source): SpokenFor {
  const block = place && known.blockAt(place)
  if (!place || !block) return { address: fitsNothing }
  const { start, end } = place
  const address = addressOf(block, known.prefix, source)
  const isWhole = place === block && address !== undefined && !address.startsWith('*')
  return { ...(address !== undefined && { address }), ...(!isWhole && { within: { start, end } }) }
}

/** The address of what a block makes, as a pattern; undefined where it makes none by itself. */
function addressOf({ type, labels, body }: Block, prefix: string, { folder }: Source): string | undefined {
  const [first = '', second = ''] = labels
  const key = body.attributes.has('count') || body.attributes.has('for_each') ? '[*' : ''
  switch (type) {
    case 'variable':
      return `${prefixOf(folder)}var.${first}`
    case 'resource':
      return mappings.get(first)?.is === 'resource' ? `${prefix}${first}.${second}${key}` : undefined
    case 'module':
      return `${prefix}module.${first}${key === '' ? '.*' : key}`
    default:
      return undefined
  }
}

/** What the prefixes have in common: instances of one call differ by their keys alone. */
function inCommon(prefixes: readonly string[]): string {
  const [only = '', ...others] = new Set(
    prefixes.length > 1 ? prefixes.map((prefix) => withKeys('[*]', prefix)) : prefixes,
  )
  return others.length === 0 ? only : '*'
}

/** What is asked about a file for each of its waivers, of which there may be as many as it has lines. */
class Known {
  readonly #text: string
  readonly #places: readonly Place[]
  readonly #around: Ranges<Place>
  readonly #blocks: Ranges<Block>
  /** What the addresses of the file's resources begin with. */
  readonly prefix: string
  #content: { readonly at: number; readonly next: number | undefined } | undefined

  constructor({ text, body, prefixes }: Source) {
    this.#text = text
    this.#places = placesIn(body)
    this.#around = new Ranges(this.#places)
    this.#blocks = new Ranges(body.blocks)
    this.prefix = inCommon(prefixes)
  }

  /** The block of the file in which a place is. */
  blockAt({ start, end }: Place): Block | undefined {
    const block = this.#blocks.innermost(start)
    return block && end <= block.end ? block : undefined
  }

  /** What a comment stands beside. */
  beside(at: number): Place | undefined {
    const text = this.#text
    const line = text.lastIndexOf('\n', at - 1) + 1
    if (text.slice(line, at).trim() !== '') return this.#begunOn(line)
    const around = this.#around.innermost(at)
    const block = this.#blocks.innermost(at)
    if (block && block === around && !this.#hasBegun(block, at)) return block
    const next = this.#contentAfter(at)
    if (next === undefined || (around && text.slice(next).search(/\S/) + next >= lastOf(around, text))) return around
    return this.#begunOn(next)
  }

  /** Does the first item of a block begin before an offset in it? */
  #hasBegun(block: Block, at: number): boolean {
    const first = this.#firstFrom(block.start + 1)
    return first !== undefined && first.start < at
  }

  /** The outermost place that begins on a line, else what its first character stands in. */
  #begunOn(line: number): Place | undefined {
    const first = line + Math.max(this.#text.slice(line).search(/\S/), 0)
    const newline = this.#text.indexOf('\n', first)
    const begun = this.#firstFrom(first)
    const isHere = begun && (newline === -1 || begun.start < newline)
    return isHere ? begun : this.#around.innermost(first)
  }

  /** The first place, and of those that begin together the outermost, that begins at an offset or behind it. */
  #firstFrom(offset: number): Place | undefined {
    let [low, high] = [0, this.#places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return this.#places[low]
  }

  /** Where the next line begins that holds more than a comment: the same for each comment before it. */
  #contentAfter(at: number): number | undefined {
    const last = this.#content
    if (last && at >= last.at && (last.next === undefined || at < last.next)) return last.next
    const next = nextContent(this.#text, at)
    this.#content = { at, next }
    return next
  }
}

/** Where the bracket stands that closes a place. */
const lastOf = ({ end }: Place, text: string) => (/[\]})]/.test(text[end - 1] ?? '') ? end - 1 : end)

/** Where the next line begins that holds more than a comment. */
function nextContent(text: string, at: number): number | undefined {
  for (let newline = text.indexOf('\n', at); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const end = text.indexOf('\n', newline + 1)
    const content = text.slice(newline + 1, end === -1 ? text.length : end).trim()
    if (content !== '' && !/^(?:#|\/\/|\/\*|\*)/.test(content)) return newline + 1
  }
  return undefined
}
