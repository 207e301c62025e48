import type { Acceptance } from '../../model/config.ts'
import type { Gap } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import { child, type MapSyntax, type Syntax } from '../syntax/syntax.ts'
import { type Spoken, waiverComments } from '../waiver-comments.ts'
import { faultOf, keyMeant, readWaiver, sayFault, waiverKeys } from '../waiver-text.ts'
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
    if (section === 'Parameters' && rest[0] !== undefined && rest.length < 2) {
      return { address: `${path}#${rest[0]}`, whole: true }
    }
    // What stands elsewhere, under an anchor perhaps, speaks for whatever takes its text from there.
    const anywhere = { address: `${path}#*`, whole: false }
    if (section !== undefined && section !== 'Resources') return anywhere
    const [id, part] = insideLoops(rest)
    if (id === undefined) return undefined
    if (isLoop(id)) return { address: address('*', false), whole: false }
    // What SAM makes of a resource has the resource's id and more, and stands where the resource stands.
    const isSam = isOfSam(root, id)
    if (isSam) return { address: address(id, isSam), whole: false }
    const isPart = part === 'Properties' && insideLoops(rest).length > 2
    return isPart ? anywhere : { address: address(id.replace(/[$&]\{[^{}]*\}/g, '*'), false), whole: true }
  }
  const inMetadata = [...resources.values()].flatMap((resource) => {
    const { id, syntax } = resource
    const isSam = isOfSam(root, id)
    const about = {
      address: address(id, isSam),
      ...(isSam && { within: { start: syntax.start, end: syntax.end } }),
    }
    return waiversIn(syntax, file, report).flatMap((item) => fromMetadata(item, about, file, report))
  })
  return [...waiverComments(text, file, root, speaksFor, report), ...inMetadata]
}

/** What stands in `Metadata.Breakwater.Waive` of a resource. */
function waiversIn(resource: MapSyntax, file: FileId, report: (gap: Gap) => void): readonly Syntax[] {
  const own = entryOf(resource.entries.get('Metadata')?.value, 'breakwater')
  if (own?.kind !== 'map') return []
  for (const [key, { keyStart, keyEnd }] of own.entries) {
    if (key.toLowerCase() === 'waive') continue
    const origin: Origin = {
      at: 'text',
      file: own.file ?? file,
      start: keyStart,
      end: keyEnd,
      field: 'Metadata.Breakwater',
    }
    report({
      code: 'waiver-unreadable',
      says: `Metadata has ${key}, which is no key${keyMeant(key, ['Waive'])}.`,
      origin,
    })
  }
  const waive = entryOf(own, 'waive')
  return waive?.kind === 'list' ? waive.items : waive ? [waive] : []
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
  const wrong = (what: string) => {
    report({ code: 'waiver-unreadable', says: sayFault('The waiver in Metadata', { wrong: what }), origin })
    return []
  }
  if (item.kind === 'scalar') {
    const waiver = readWaiver(item.text)
    return 'wrong' in waiver ? wrong(waiver.wrong) : waiver.traits.map((trait) => ({ ...base, trait, ...waiver.about }))
  }
  if (item.kind !== 'map') return wrong('names no trait')
  const said = new Map<string, string>()
  for (const [key, { value }] of item.entries) {
    const name = metadataKeys.find((one) => one === key.toLowerCase())
    if (!name) return wrong(`has ${key}, which is no key${keyMeant(key, metadataKeys)}`)
    if (value.kind !== 'scalar') return wrong(`has ${key} that is no text`)
    const fault = faultOf(name, value.text)
    if (fault !== undefined && name !== 'reason') return wrong(fault)
    said.set(name, value.text)
  }
  const { trait, ...rest } = Object.fromEntries(said)
  return trait === undefined ? wrong('names no trait') : [{ ...base, trait, ...rest }]
}

const metadataKeys = ['trait', ...waiverKeys, 'reason'] as const

/** An entry by its name in whatever letter case. */
function entryOf(node: Syntax | undefined, name: string): Syntax | undefined {
  if (node?.kind !== 'map') return undefined
  for (const [key, { value }] of node.entries) if (key.toLowerCase() === name) return value
  return undefined
}
