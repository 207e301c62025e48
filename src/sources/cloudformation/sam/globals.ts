import { child, type MapEntry, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'
import { callIn } from '../transforms/functions.ts'
import { moved, textIn } from './make.ts'

/** Lists that a resource replaces where others are appended, by the path of the property. */
const replaced = new Set(['Function.Architectures', 'CapacityProvider.InstanceRequirements.Architectures'])

/**
 * The properties of a resource with what `Globals` says for its kind: maps are merged, lists appended, all else is the
 * resource's own where it says anything.
 *
 * Source: AWS SAM Developer Guide, "Globals section of the AWS SAM template"; "IgnoreGlobals".
 */
export function withGlobals(globals: Syntax | undefined, kind: string, resource: MapSyntax, path: string): MapSyntax {
  const { start, end } = resource
  const own = child(resource, 'Properties') ?? { kind: 'map', entries: new Map<string, MapEntry>(), start, end }
  const local: MapSyntax = own.kind === 'map' ? own : { ...own, kind: 'map', entries: new Map() }
  const shared = child(globals, kind)
  if (shared?.kind !== 'map') return local
  const ignored = child(resource, 'IgnoreGlobals')
  if (textIn(ignored) === '*') return local
  const left = ignored?.kind === 'list' ? ignored.items.map(textIn) : []
  const entries = new Map([...shared.entries].filter(([name]) => !left.includes(name)))
  return mergedMaps({ ...shared, entries }, local, { kind, from: `Globals.${kind}`, to: `${path}.Properties` })
}

/** The property that is merged: `kind` names it with its resource, `from` and `to` are where its two values stand. */
interface Paths {
  readonly kind: string
  readonly from: string
  readonly to: string
}

const inside = ({ kind, from, to }: Paths, key: string): Paths => ({
  kind: `${kind}.${key}`,
  from: `${from}.${key}`,
  to: `${to}.${key}`,
})

function mergedMaps(shared: MapSyntax, local: MapSyntax, paths: Paths): MapSyntax {
  const entries = new Map<string, MapEntry>()
  for (const [key, entry] of shared.entries) {
    entries.set(key, { ...entry, value: moved(entry.value, `${paths.from}.${key}`) })
  }
  for (const [key, entry] of local.entries) {
    const other = shared.entries.get(key)
    entries.set(key, other ? { ...entry, value: merged(other.value, entry.value, inside(paths, key)) } : entry)
  }
  return { ...local, entries }
}

function merged(shared: Syntax, local: Syntax, paths: Paths): Syntax {
  if (callIn(shared) || callIn(local)) return local
  if (shared.kind === 'map' && local.kind === 'map') return mergedMaps(shared, local, paths)
  if (shared.kind !== 'list' || local.kind !== 'list' || replaced.has(paths.kind)) return local
  const items = [
    ...shared.items.map((item, index) => moved(item, `${paths.from}[${index}]`)),
    ...local.items.map((item, index) => moved(item, `${paths.to}[${index}]`)),
  ]
  return { ...local, items }
}
