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
  let known: { readonly places: readonly Place[]; readonly ranges: Ranges<Place> } | undefined
  const spokenFor = (at: number) => {
    if (!known) {
      const places = placesIn(body)
      known = { places, ranges: new Ranges(places) }
    }
    return spokenOf(placeBeside(at, known.places, known.ranges, source), source)
  }
  return waiversIn({ text, file, from: 0, to: text.length, texts: () => textsIn(body) }, spokenFor, report)
}

function spokenOf(place: Place | undefined, source: Source): SpokenFor {
  const block = place && source.body.blocks.find(({ start, end }) => start <= place.start && place.end <= end)
  if (!place || !block) return { address: fitsNothing }
  const { start, end } = place
  const address = addressOf(block, source)
  const isWhole = place === block && address !== undefined && !address.startsWith('*')
  return { ...(address !== undefined && { address }), ...(!isWhole && { within: { start, end } }) }
}

/** The address of what a block makes, as a pattern; undefined where it makes none by itself. */
function addressOf({ type, labels, body }: Block, { folder, prefixes }: Source): string | undefined {
  const [first = '', second = ''] = labels
  const key = body.attributes.has('count') || body.attributes.has('for_each') ? '[*' : ''
  switch (type) {
    case 'variable':
      return `${prefixOf(folder)}var.${first}`
    case 'resource':
      return mappings.get(first)?.is === 'resource' ? `${inCommon(prefixes)}${first}.${second}${key}` : undefined
    case 'module':
      return `${inCommon(prefixes)}module.${first}${key === '' ? '.*' : key}`
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

/** What a comment stands beside. */
function placeBeside(
  at: number,
  places: readonly Place[],
  ranges: Ranges<Place>,
  { text, body }: Source,
): Place | undefined {
  const line = text.lastIndexOf('\n', at - 1) + 1
  if (text.slice(line, at).trim() !== '') return begunOn(line, places, ranges, text)
  const around = ranges.innermost(at)
  const block = body.blocks.find((one) => one === around)
  if (block && !itemsOf(block).some(({ start }) => start < at)) return block
  const next = nextContent(text, at)
  if (next === undefined || (around && text.slice(next).search(/\S/) + next >= lastOf(around, text))) return around
  return begunOn(next, places, ranges, text)
}

const itemsOf = ({ body }: Block): readonly Place[] => [
  ...[...body.attributes.values()].map(({ nameStart, value }) => ({ start: nameStart, end: value.end })),
  ...body.blocks,
]

/** Where the bracket stands that closes a place. */
const lastOf = ({ end }: Place, text: string) => (/[\]})]/.test(text[end - 1] ?? '') ? end - 1 : end)

/** The outermost place that begins on a line, else what its first character stands in. */
function begunOn(line: number, places: readonly Place[], ranges: Ranges<Place>, text: string): Place | undefined {
  const first = line + Math.max(text.slice(line).search(/\S/), 0)
  const newline = text.indexOf('\n', first)
  const end = newline === -1 ? text.length : newline
  const begun = places.filter(({ start }) => start >= first && start < end)
  return begun.find(({ start }) => start === begun[0]?.start) ?? ranges.innermost(first)
}

/** Where the next line begins that holds more than a comment. */
function nextContent(text: string, at: number): number | undefined {
  for (let newline = text.indexOf('\n', at); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const end = text.indexOf('\n', newline + 1)
    const content = text.slice(newline + 1, end === -1 ? text.length : end).trim()
    if (content !== '' && !/^(?:#|\/\/|\/\*|\*)/.test(content)) return newline + 1
  }
  return undefined
}
