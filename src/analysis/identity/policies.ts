import type { Resource } from '../../model/resource.ts'
import type { policyDocument, policyStatement } from '../../model/resources/policy.ts'
import type { Field, List, Struct, StructOf } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import type { Maybe, Part } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { anyName, fits, passes } from '../globs.ts'
import { partsOf, textsOf } from '../texts.ts'

export type Statement = StructOf<typeof policyStatement>
export type PolicyDocument = StructOf<typeof policyDocument>

/** What holds identity policies. */
export type PolicyHolder = Resource<(typeof policyHolders)[number]>

const policyHolders = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
] as const

/** The documents of permissions that stand in a resource itself, and those that could not be read. */
export interface Documents {
  /** `name` is empty where the resource is the policy. */
  readonly documents: readonly { readonly name: string; readonly document: PolicyDocument }[]
  readonly unread: readonly Unknown[]
}

/** What a role trusts is no permission of it, and left out. */
export function documentsIn(holder: PolicyHolder, world: World): Documents {
  switch (holder.type) {
    case 'AWS::IAM::Role':
    case 'AWS::IAM::User':
    case 'AWS::IAM::Group': {
      const inline: Struct<Pick<Resource<'AWS::IAM::Group'>['shape']['fields'], 'policies'>> = holder
      const { items, unknown } = world.items(inline, 'policies')
      const read = items.map(({ key, value }) => named(key, world.read(value, 'policyDocument')))
      return {
        documents: read.flatMap(({ documents }) => documents),
        unread: [...unknown, ...read.flatMap(({ unread }) => unread)],
      }
    }
    default: {
      const policy: Struct<{ readonly policyDocument: Field<PolicyDocument> }> = holder
      return named('', world.read(policy, 'policyDocument'))
    }
  }
}

const named = (name: string, read: Read<PolicyDocument>): Documents => ({
  documents: read.is === 'known' ? [{ name, document: read.value }] : [],
  unread: read.is === 'unknown' ? [read] : [],
})

/** Is this the statement's effect? It is always written: one that is missing is none. */
export function hasEffect(statement: Statement, wanted: 'Allow' | 'Deny', world: World): Maybe {
  const effect = world.read(statement, 'effect')
  return effect.is === 'unknown' ? 'unknown' : effect.is === 'known' && effect.value === wanted
}

/**
 * Is the action among those of the statement? Names of actions know no letter case.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Action", "IAM JSON policy elements: NotAction".
 */
export function coversAction(statement: Statement, action: string, world: World): Maybe {
  const wanted = action.toLowerCase()
  const covers = (pattern: readonly Part[]) => passes(pattern, (text) => fits(text.toLowerCase(), wanted))
  return coversBy(world.read(statement, 'action'), world.read(statement, 'notAction'), covers, world)
}

/** The resources of a kind: the service, and what stands behind the account in an ARN, a star for each name. */
export interface ResourceKind {
  readonly service: string
  readonly path: string
}

/**
 * Does the statement cover every resource of the kind, at least in one account and Region?
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Resource", "IAM JSON policy elements: NotResource".
 */
export function coversEvery(statement: Statement, kind: ResourceKind, world: World): Maybe {
  const covers = (pattern: readonly Part[]) => passes(pattern, (text) => arnCovers(text, kind))
  return coversBy(world.read(statement, 'resource'), world.read(statement, 'notResource'), covers, world)
}

function arnCovers(pattern: string, { service, path }: ResourceKind): boolean {
  const all = path.replaceAll('*', anyName)
  const [, , ofService = '', , , ...rest] = pattern.split(':')
  return rest.length > 0
    ? fits(ofService, service) && fits(rest.join(':'), all)
    : fits(pattern, `arn:aws:${service}:${anyName}:${anyName}:${all}`)
}

function coversBy(
  these: Read<List<string>>,
  allBut: Read<List<string>>,
  covers: (pattern: readonly Part[]) => Maybe,
  world: World,
): Maybe {
  const inList = (list: List<string>) => someOf(textsOf(list, world).map((text) => covers(partsOf(text))))
  if (these.is === 'known') return inList(these.value)
  if (these.is === 'unknown' || allBut.is === 'unknown') return 'unknown'
  return allBut.is === 'known' && butNot(inList(allBut.value))
}

const someOf = (answers: readonly Maybe[]): Maybe =>
  answers.includes(true) || (answers.includes('unknown') && 'unknown')

const butNot = (answer: Maybe): Maybe => (answer === 'unknown' ? 'unknown' : !answer)

/**
 * The keys that the conditions of a statement compare with some value; undefined where they cannot be read. What is
 * compared with a star by itself, or only has to be there, limits nothing.
 */
export function keysLimiting(statement: Statement, world: World): readonly string[] | undefined {
  const { entries, unknown } = world.entries(statement, 'condition')
  if (unknown.length > 0) return undefined
  const keys: string[] = []
  for (const [operator, comparisons] of entries) {
    if (comparisons.is !== 'known') return undefined
    if (operator.toLowerCase() === 'null') continue
    for (const [key, slot] of comparisons.value.entries) {
      const values = world.settle(slot)
      const texts = values.is === 'known' ? textsOf(values.value, world) : []
      if (!texts.some((text) => text.is === 'known' && text.value === '*')) keys.push(key.toLowerCase())
    }
  }
  return keys
}
