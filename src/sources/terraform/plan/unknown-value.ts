import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import type { Hole, Part } from '../../../model/text.ts'
import type { Plain, TextValue } from '../../value.ts'
import { referencesIn } from './configuration.ts'
import type { Instance, References, Referred } from './references.ts'
import type { Written } from './written.ts'

/** A resource of the plan whose values are read. */
export interface Owner {
  /** With the folder of the plan. */
  readonly address: string
  /** `dir#`, which addresses of the plan get. */
  readonly prefix: string
  readonly instance: Instance
}

/** Attributes that hold the name, id or ARN of another resource and nothing else. */
const oneName =
  /(?:^|_)(?:arn|id)$|^(?:bucket|cluster|cluster_name|key_name|role|role_name|rule|task_definition|iam_instance_profile|namespace|repository|user|group|policy_name)$/

/** Attributes that hold a list of such. */
const manyNames =
  /(?:^|_)(?:arns|ids|subnets|security_groups)$|^(?:capacity_providers|groups|roles|users|vpc_zone_identifier)$/

/** Attributes whose texts are put together from names of others, e.g. of a bucket and a path in it. */
const namesAndMore = /^(?:resources|not_resources|identifiers|values)$/

/** What may stand beside a name in a text of which only the name can be seen. */
const more: Hole = { name: '…' }

/**
 * A value that is known after the plan is applied. What the configuration refers to there is kept; what else stands in the
 * expression a plan does not say, so it is a name only where nothing else can stand.
 */
export function unknownValue(
  written: Written,
  field: string,
  origin: Origin,
  owner: Owner,
  references: References,
): Plain {
  const key = field.replace(/(?:\[\d+\])+$/, '')
  const name = key.slice(key.lastIndexOf('.') + 1)
  if (written.is === 'no') return filledIn(name, origin, owner)
  const named = written.is === 'expression' ? (referencesIn(written.syntax) ?? []) : []
  const found = named.length === 0 ? undefined : references.resolve(named, owner.instance)
  const isItem = key !== field
  if (found && manyNames.test(name)) {
    const texts = found.map((one) => textTo([holeOf(one, owner, name)], one, origin, owner))
    if (!isItem) return { is: 'list', items: texts, origin }
    if (texts.length === 1 && texts[0]) return texts[0]
  }
  const only = found && oneResource(found)
  if (only && (oneName.test(name) || isPolicyDocument(only))) {
    return textTo([holeOf(only, owner, name)], only, origin, owner)
  }
  if (only && isItem && namesAndMore.test(name)) {
    const hole = holeOf(only, owner, name)
    return textTo(only.attribute === 'arn' ? [hole, more] : [more, hole, more], only, origin, owner)
  }
  return afterApply(named, origin)
}

/** A value that nobody wrote: the resource itself is named, so that it can be told from what is written. */
function filledIn(name: string, origin: Origin, { address }: Owner): Plain {
  const why = { because: 'attribute', of: address, attribute: name } as const
  return { is: 'unknown', why, hole: { name: `${address}.${name}`, resource: address, attribute: name }, origin }
}

function afterApply(named: readonly string[], origin: Origin): Plain {
  const name = named.length === 0 ? 'the value' : named.join(', ')
  return { is: 'unknown', why: { because: 'planned', name }, hole: { name }, origin }
}

/** What is referred to, when it is one resource; of several of its attributes none. */
function oneResource(found: readonly Referred[]): Referred | undefined {
  const [first, ...others] = found
  if (!first || others.some(({ address }) => address !== first.address)) return undefined
  return others.length === 0 ? first : { address: first.address, attribute: undefined }
}

const isPolicyDocument = ({ address, attribute }: Referred) =>
  /(?:^|\.)data\.aws_iam_policy_document\.[^.]*$/.test(address) &&
  (attribute === 'json' || attribute === 'minified_json')

/** The attribute that a list names others by, where the plan does not say. */
const usual = (name: string): string | undefined =>
  /arns?$/.test(name) ? 'arn' : /ids?$|subnets$|security_groups$|^vpc_zone_identifier$/.test(name) ? 'id' : undefined

function holeOf({ address, attribute = '' }: Referred, { prefix }: Owner, name: string): Hole {
  const known = attribute === '' ? usual(name) : attribute
  const resource = prefix + address
  return {
    name: known === undefined ? address : `${address}.${known}`,
    resource,
    ...(known !== undefined && { attribute: known }),
  }
}

function textTo(
  parts: readonly Part[],
  { address, attribute }: Referred,
  origin: Origin,
  { prefix }: Owner,
): TextValue {
  const why: Why = { because: 'attribute', of: prefix + address, attribute: attribute ?? 'id' }
  return { is: 'text', parts, why, origin }
}
