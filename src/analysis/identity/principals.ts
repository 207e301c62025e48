import type { Origin } from '../../model/origin.ts'
import type { policyDocument, policyStatement } from '../../model/resources/policy.ts'
import type { Entries, List, StructOf } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import { showText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { partsOf, type Text, textsOf } from '../texts.ts'

type Statement = StructOf<typeof policyStatement>

/** Whom a statement allows something: everyone, an account by its number, somebody of the own account, or not to be told. */
export type Grantee =
  | { readonly is: 'everyone'; readonly limited: boolean; readonly origin: Origin }
  | { readonly is: 'account'; readonly id: string; readonly origin: Origin }
  | { readonly is: 'own' }
  | { readonly is: 'unknown'; readonly read: Unknown }

/** Whom a resource's policy allows anything. Services and identity providers are left out. */
export function granteesOf(document: StructOf<typeof policyDocument>, world: World): readonly Grantee[] {
  const { items, unknown } = world.items(document, 'statement')
  return [
    ...items.flatMap(({ value }) => granteesIn(value, world)),
    ...unknown.map((read): Grantee => ({ is: 'unknown', read })),
  ]
}

function granteesIn(statement: Statement, world: World): readonly Grantee[] {
  const effect = world.read(statement, 'effect')
  if (effect.is === 'unknown') return [{ is: 'unknown', read: effect }]
  if (effect.is === 'absent' || effect.value !== 'Allow') return []
  const everybodyElse = world.read(statement, 'notPrincipal')
  if (everybodyElse.is === 'known') return [everyone(statement, everybodyElse.origin, world)]
  const { entries, unknown } = world.entries(statement, 'principal')
  const aws = entries.get('AWS')
  const texts = aws?.is === 'known' ? textsOf(aws.value, world) : []
  const unread = aws?.is === 'unknown' ? [aws] : []
  return [
    ...texts.map((text) => granteeIn(text, statement, world)),
    ...[...unread, ...unknown].map((read): Grantee => ({ is: 'unknown', read })),
  ]
}

/** Source: IAM User Guide, "AWS JSON policy elements: Principal". */
function granteeIn(text: Text, statement: Statement, world: World): Grantee {
  const shown = showText(partsOf(text))
  if (shown === '*') return everyone(statement, text.origin, world)
  if (partsOf(text).some((part) => typeof part !== 'string' && part.resource !== undefined)) return { is: 'own' }
  const account =
    /^(\d{12})$/.exec(shown)?.[1] ?? /^arn:(?:\$\{[^}]*\}|[^:]*):(?:iam|sts)::(\$\{[^}]*\}|[^:]*):/.exec(shown)?.[1]
  if (account === '${AWS::AccountId}' || shown === '${AWS::AccountId}') return { is: 'own' }
  if (account !== undefined && /^\d{12}$/.test(account)) return { is: 'account', id: account, origin: text.origin }
  return text.is === 'unknown' ? { is: 'unknown', read: text } : { is: 'own' }
}

function everyone(statement: Statement, origin: Origin, world: World): Grantee {
  const limit = limits(statement, world)
  return typeof limit === 'boolean' ? { is: 'everyone', limited: limit, origin } : { is: 'unknown', read: limit }
}

/**
 * Keys that narrow everyone down to somebody, in lower case.
 *
 * Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage" (The meaning of "public").
 */
const limitingKeys = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:vpcsourceip',
  's3:dataaccesspointaccount',
])

/** Does the condition of a statement limit who it is about? What only excludes somebody does not. */
function limits(statement: Statement, world: World): boolean | Unknown {
  const { entries, unknown } = world.entries(statement, 'condition')
  let unread: Unknown | undefined = unknown[0]
  for (const [operator, keys] of entries) {
    if (/not|null|bool|ifexists/i.test(operator)) continue
    if (keys.is === 'unknown') unread ??= keys
    else if (keys.is === 'known' && hasLimit(keys, world)) return true
  }
  return unread ?? false
}

function hasLimit(keys: Extract<Read<Entries<List<string>>>, { is: 'known' }>, world: World): boolean {
  return [...keys.value.entries].some(([key, slot]) => {
    if (!limitingKeys.has(key.toLowerCase())) return false
    const values = world.settle(slot)
    if (values.is !== 'known') return values.is === 'unknown'
    return textsOf(values.value, world).every((text) => !/^(?:\*|0\.0\.0\.0\/0|::\/0)$/.test(showText(partsOf(text))))
  })
}
