import type { Acceptance } from '../../model/config.ts'
import type { Gap } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import type { MapSyntax, Syntax } from '../syntax/syntax.ts'
import { parseWaiver, type Spoken, waiverComments } from '../waiver-comments.ts'
import type { Declared } from './scope.ts'

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
  const speaksFor = (keys: readonly string[]): Spoken | undefined => {
    const [section, id, part] = keys
    if (id === undefined || (section !== 'Resources' && section !== 'Parameters')) return undefined
    const whole = section === 'Resources' ? part !== 'Properties' || keys.length < 4 : keys.length < 3
    return { address: `${path}#${id}${section === 'Resources' ? suffix : ''}`, whole }
  }
  const inMetadata = [...resources.values()].flatMap((resource) => {
    const waive = entryOf(entryOf(resource.syntax.entries.get('Metadata')?.value, 'breakwater'), 'waive')
    const items = waive?.kind === 'list' ? waive.items : waive ? [waive] : []
    return items.flatMap((item) => fromMetadata(item, `${path}#${resource.id}${suffix}`, file, report))
  })
  return [...waiverComments(text, file, root, speaksFor, report), ...inMetadata]
}

function fromMetadata(item: Syntax, address: string, file: FileId, report: (gap: Gap) => void): readonly Acceptance[] {
  const origin: Origin = { at: 'text', file, start: item.start, end: item.end, field: 'Metadata.Breakwater.Waive' }
  const base = { kind: 'waiver', address, origin } as const
  if (item.kind === 'scalar') {
    const parsed = parseWaiver(item.text)
    if (parsed) return parsed.traits.map((trait) => ({ ...base, trait, ...parsed.about }))
  }
  const trait = textOf(item, 'trait')
  if (trait === undefined) {
    report({ code: 'waiver-unreadable', says: 'The waiver in Metadata names no trait.', origin })
    return []
  }
  const about = Object.fromEntries(
    ['until', 'owner', 'subject', 'reason'].flatMap((key) => {
      const text = textOf(item, key)
      return text === undefined ? [] : [[key, text]]
    }),
  )
  return [{ ...base, trait, ...about }]
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
