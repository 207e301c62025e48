import type { Acceptance } from '../../model/config.ts'
import type { Gap } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import { child, type MapSyntax, type Syntax } from '../syntax/syntax.ts'
import { parseWaiver, type Spoken, waiverComments } from '../waiver-comments.ts'
import type { Declared } from './scope.ts'
import { isLoop } from './transforms/loops.ts'

/** A template of which the waivers are read. */
interface Source {
  readonly root: MapSyntax
  readonly text: string
  readonly file: FileId
  readonly path: string
  /** What addresses of the template's resources end in, as a pattern. */
  readonly suffix: string
}

/**
 * The waivers that a template holds: comments, and `Metadata.Breakwater.Waive` of a resource, for JSON, which has no
 * comments.
 */
export function templateWaivers(
  { root, text, file, path, suffix }: Source,
  resources: ReadonlyMap<string, Declared>,
  report: (gap: Gap) => void,
): readonly Acceptance[] {
  const address = (id: string, isSam: boolean) => `${path}#${id}${isSam ? '*' : ''}${suffix}`
  const speaksFor = (keys: readonly string[]): Spoken | undefined => {
    const [section, ...rest] = keys
    if (section === 'Parameters' && rest[0] !== undefined) {
      return { address: `${path}#${rest[0]}`, whole: rest.length < 2 }
    }
    const [id, part] = section === 'Resources' ? insideLoops(rest) : []
    if (id === undefined) return undefined
    if (isLoop(id)) return { address: address('*', false), whole: false }
    // What SAM makes of a resource has the resource's id and more, and stands where the resource stands.
    const isSam = isOfSam(root, id)
    const whole = !isSam && (part !== 'Properties' || insideLoops(rest).length < 3)
    return { address: address(id.replace(/[$&]\{[^{}]*\}/g, '*'), isSam), whole }
  }
  const inMetadata = [...resources.values()].flatMap((resource) => {
    const { id, syntax } = resource
    const waive = entryOf(entryOf(syntax.entries.get('Metadata')?.value, 'breakwater'), 'waive')
    const items = waive?.kind === 'list' ? waive.items : waive ? [waive] : []
    const isSam = isOfSam(root, id)
    const about = {
      address: address(id, isSam),
      ...(isSam && { within: { start: syntax.start, end: syntax.end } }),
    }
    return items.flatMap((item) => fromMetadata(item, about, file, report))
  })
  return [...waiverComments(text, file, root, speaksFor, report), ...inMetadata]
}

/** The path below a resource's id, which stands in the body of loops or by itself. */
function insideLoops(keys: readonly string[]): readonly string[] {
  const [first, second, ...rest] = keys
  return first !== undefined && isLoop(first) && second === '[2]' && rest.length > 0 ? insideLoops(rest) : keys
}

const isOfSam = (root: MapSyntax, id: string): boolean => {
  const type = child(child(child(root, 'Resources'), id), 'Type')
  return type?.kind === 'scalar' && type.text.startsWith('AWS::Serverless::')
}

function fromMetadata(
  item: Syntax,
  about: Pick<Acceptance, 'address' | 'within'>,
  file: FileId,
  report: (gap: Gap) => void,
): readonly Acceptance[] {
  const { start, end } = item
  const origin: Origin = { at: 'text', file: item.file ?? file, start, end, field: 'Metadata.Breakwater.Waive' }
  const base = { kind: 'waiver', ...about, origin } as const
  if (item.kind === 'scalar') {
    const parsed = parseWaiver(item.text)
    if (parsed) return parsed.traits.map((trait) => ({ ...base, trait, ...parsed.about }))
  }
  const trait = textOf(item, 'trait')
  if (trait === undefined) {
    report({ code: 'waiver-unreadable', says: 'The waiver in Metadata names no trait.', origin })
    return []
  }
  const said = Object.fromEntries(
    ['until', 'owner', 'subject', 'reason'].flatMap((key) => {
      const text = textOf(item, key)
      return text === undefined ? [] : [[key, text]]
    }),
  )
  return [{ ...base, trait, ...said }]
}

/** An entry by its name in whatever letter case. */
function entryOf(node: Syntax | undefined, name: string): Syntax | undefined {
  if (node?.kind !== 'map') return undefined
  for (const [key, { value }] of node.entries) if (key.toLowerCase() === name) return value
  return undefined
}

function textOf(node: Syntax, name: string): string | undefined {
  const found = entryOf(node, name)
  return found?.kind === 'scalar' ? found.text : undefined
}
