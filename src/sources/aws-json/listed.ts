import type { Gap } from '../../model/gap.ts'
import type { Origin } from '../../model/origin.ts'
import type { Address } from '../../model/resource.ts'
import { type Described, keyOf } from './described.ts'
import type { FoundPage, ReplyKind } from './documents/kind.ts'
import { replyKinds } from './documents/registry.ts'
import { scalarText } from './documents/reshape.ts'
import { firstKnown, type Whereabouts } from './whereabouts.ts'

/** One page of a list, and where it was read. */
export interface Listing {
  readonly kind: FoundPage['kind']
  /** The resources that its items belong to, or that it is about. */
  readonly owners: readonly string[]
  /** Resources that another call describes. */
  readonly names: readonly string[]
  readonly path: string
  readonly says: Whereabouts
  /** Where it says that there is a further page, and what could not be told. */
  readonly next?: Origin
  readonly broken?: Origin
}

const numeric = new Intl.Collator('en', { numeric: true })

/** Pages in the order of their files: page 10 after page 9. Those of one file stay as they are. */
export const inOrder = <T extends { readonly path: string }>(pages: readonly T[]): readonly T[] =>
  [...pages].sort((a, b) => numeric.compare(a.path, b.path))

/** The resources that the items of a page belong to. */
export function ownersIn({ kind: { whole }, items, owner, names }: FoundPage): readonly string[] {
  if (owner !== undefined) return [owner]
  if (names) return typeof whole === 'object' ? [...new Set(names.flatMap((name) => clusterOf(name) ?? []))] : []
  if (typeof whole !== 'object') return []
  return [...new Set(items.flatMap((item) => scalarText(item, whole.of) ?? []))]
}

/** The cluster in the ARN of what it has: `…:service/shop/web` is of `…:cluster/shop`. ARNs of old do not name it. */
function clusterOf(arn: string): string | undefined {
  const [, account, cluster] = /^(arn:[^/]+:)[^/:]+\/([^/]+)\/[^/]+$/.exec(arn) ?? []
  return cluster === undefined ? undefined : `${account}cluster/${cluster}`
}

/** Pages that go on from one to the next. */
interface Run {
  readonly pages: readonly Listing[]
  readonly owner: string | undefined
  readonly where: Whereabouts
}

/**
 * Says which lists are whole, as `type scope` (see `Estate.complete`), and which are not.
 *
 * A list is whole where its last page says of no further one. Which page is the last one the names of the files tell.
 */
export function listedBy(
  pages: readonly Listing[],
  all: readonly Described[],
  assumed: Whereabouts,
  report: (gap: Gap) => void,
): ReadonlySet<string> {
  const listed = new Set<string>()
  const held = new Map<string, Set<string>>()
  const unended = new Set<Origin>()
  const addresses = new Map(all.map(({ type, id, address }) => [keyOf(type, id ?? ''), address]))
  for (const { pages: run, owner, where } of runsOf(pages, assumed)) {
    const last = run.at(-1)
    if (!last) continue
    const { kind } = last
    if (last.next) unended.add(last.next)
    if (last.next || run.some(({ broken }) => broken)) continue
    if (run.some(({ names }) => names.some((name) => !addresses.has(keyOf(kind.types[0], name))))) continue
    for (const scope of scopesOf(kind, owner, where, all, addresses)) {
      for (const type of kind.types) listed.add(`${type} ${scope}`)
      for (const type of kind.holds ?? []) heldBy(held, `${type} ${scope}`).add(kind.call)
    }
  }
  for (const [entry, calls] of held) if (calls.size === holders(entry)) listed.add(entry)
  for (const { address, parts } of all) {
    for (const { found } of parts) for (const type of found.kind?.holds ?? []) listed.add(`${type} ${address}`)
  }
  for (const origin of unended) {
    report({ code: 'reply-incomplete', says: 'The reply has a further page.', origin })
  }
  for (const { broken: origin, kind } of pages) {
    if (origin) report({ code: 'value-wrong-type', says: `This is nothing that ${kind.call} answers.`, origin })
  }
  return listed
}

function heldBy(held: Map<string, Set<string>>, entry: string): Set<string> {
  const calls = held.get(entry) ?? new Set()
  held.set(entry, calls)
  return calls
}

/** How many calls it takes to know all of a type that templates have by itself. */
const holders = (entry: string): number =>
  replyKinds.filter(({ holds = [] }) => holds.some((type) => entry.startsWith(`${type} `))).length

function runsOf(pages: readonly Listing[], assumed: Whereabouts): Iterable<Run> {
  const runs = new Map<string, Run & { readonly pages: Listing[] }>()
  for (const page of inOrder(pages)) {
    const where = firstKnown(page.says, assumed)
    const { region, account } = where
    const folder =
      region === undefined || account === undefined ? page.path.slice(0, page.path.lastIndexOf('/') + 1) : ''
    for (const owner of page.owners.length > 0 ? page.owners : [undefined]) {
      const key = [page.kind.call, region, account, folder, owner].join('\n')
      const run = runs.get(key)
      if (run) run.pages.push(page)
      else runs.set(key, { pages: [page], owner, where })
    }
  }
  return runs.values()
}

/** What a whole list is the list of: a Region of an account, and each VPC in it; or what the items belong to. */
function scopesOf(
  { whole = 'region', per = 'AWS::EC2::VPC', owner: about, types }: ReplyKind,
  owner: string | undefined,
  { region, account }: Whereabouts,
  all: readonly Described[],
  addresses: ReadonlyMap<string, Address>,
): readonly string[] {
  if (whole === 'none') return []
  if (about ?? typeof whole === 'object') {
    const type = about?.type ?? (typeof whole === 'object' ? whole.type : undefined)
    if (owner === undefined || (about && types.includes(about.type))) return []
    return [(type && addresses.get(keyOf(type, owner))) ?? owner]
  }
  if (whole === 'account') return account === undefined ? [] : [account]
  const owned = all.filter(({ type, where }) => type === per && where.region === region && where.account === account)
  const scopes = owned.map(({ address }) => address)
  return region === undefined || account === undefined ? scopes : [`${account}/${region}`, ...scopes]
}
