import type { Origin } from '../../model/origin.ts'
import type { MapSyntax } from '../syntax/syntax.ts'
import type { Declared, Scope } from './scope.ts'

/**
 * What one template may hold at most.
 *
 * Source: AWS CloudFormation User Guide, "Understand CloudFormation quotas".
 */
const most = { Parameters: 200, Mappings: 200, Outputs: 200 } as const
const mostResources = 500
const mostBytes = 1_000_000

/** Says where a template has more in it than CloudFormation accepts: at the first thing that is too much. */
export function reportLimits(
  root: MapSyntax,
  resources: ReadonlyMap<string, Declared>,
  text: string,
  scope: Pick<Scope, 'place' | 'report'> & { placeOf(resource: Declared): Origin },
): void {
  const say = (says: string, at: Origin) => scope.report('template-over-limit', says, at)
  const extra = [...resources.values()][mostResources]
  if (extra) say(`It has ${resources.size} resources; ${mostResources} are the most.`, scope.placeOf(extra))
  for (const [section, limit] of Object.entries(most)) {
    const entries = root.entries.get(section)?.value
    const first = entries?.kind === 'map' ? [...entries.entries][limit] : undefined
    if (entries?.kind !== 'map' || !first) continue
    const [name, entry] = first
    const says = `It has ${entries.entries.size} ${section.toLowerCase()}; ${limit} are the most.`
    say(says, scope.place({ ...entry, start: entry.keyStart, end: entry.keyEnd }, `${section}.${name}`))
  }
  // Letters are at most three bytes in UTF-8, so that most templates need not be measured.
  const bytes = text.length * 3 > mostBytes ? Buffer.byteLength(text) : 0
  if (bytes > mostBytes) {
    const at = { start: root.start, end: Math.min(root.start + 1, text.length) }
    say(`It has ${bytes} bytes; ${mostBytes} are the most.`, scope.place(at, ''))
  }
}
