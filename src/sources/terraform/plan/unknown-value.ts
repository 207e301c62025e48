import type { Origin } from '../../../model/origin.ts'
import type { Hole, Part } from '../../../model/text.ts'
import type { Plain, TextValue, Value } from '../../value.ts'
import { canName } from './nameable.ts'
import type { Instance, References, Referred } from './references.ts'
import type { Written } from './written.ts'

/** A resource of the plan whose values are read. */
export interface Owner {
  /** With the folder of the plan. */
  readonly address: string
  /** `dir#`, which addresses of the plan get. */
  readonly prefix: string
  readonly instance: Instance
  readonly references: References
  /** The policy that a data source of the plan describes. */
  policy(address: string, at: Origin): Value | undefined
}

/** Attributes that hold the name, id or ARN of another resource and nothing else. */
const oneName =
  /(?:^|_)(?:arn|id)$|^(?:autoscaling_group_name|bucket|cluster|cluster_name|db_subnet_group_name|domain_name|elb|group|iam_instance_profile|key_name|launch_configuration|mesh_name|namespace|policy_name|repository|role|role_name|rule|subnet_group_name|task_definition|user|virtual_(?:gateway|node|router|service)_name|vpc)$/

/** Attributes that hold a list of such. */
const manyNames =
  /(?:^|_)(?:arns|ids|subnets|security_groups)$|^(?:capacity_providers|groups|load_balancers|propagating_vgws|roles|users|vpc_zone_identifier)$/

/** Attributes whose texts are put together from names of others, e.g. of a bucket and a path in it. */
const namesAndMore = /^(?:resources|not_resources|identifiers|values)$/

/** What may stand beside a name in a text of which only the name can be seen. */
const more: Hole = { name: '…' }

/** Where a value stands: the name of its attribute, and which of how many items it is. */
export interface Standing {
  readonly name: string
  readonly item?: { readonly index: number; readonly count: number }
}

/**
 * A value that is known after the plan is applied. What the configuration refers to there is kept; what else stands in the
 * expression a plan does not say, so it is a name only where nothing else can stand.
 */
export function unknownValue(written: Written, { name, item }: Standing, origin: Origin, owner: Owner): Plain {
  if (written.is === 'no') return filledIn(name, origin, owner)
  const named = written.is === 'expression' ? written.references : []
  // What is written comes to null then, or it would be in the plan.
  if (named.length > 0 && owner.references.areKnown(named, owner.instance)) return filledIn(name, origin, owner)
  const resolved = owner.references.resolve(named, owner.instance)
  const found = written.is === 'expression' && written.shared ? alone(resolved, name) : resolved
  if (found && manyNames.test(name)) {
    const texts = found.map((one) => textTo([holeOf(one, owner, name)], origin))
    if (!item) return { is: 'list', items: texts, origin }
    const text = texts.length === item.count ? texts[item.index] : texts.length === 1 ? texts[0] : undefined
    if (text) return text
  }
  const only = found && oneResource(found)
  const hole = only && holeOf(only, owner, name)
  if (only && hole && isPolicyDocument(only)) {
    const json = owner.policy(only.address, origin)
    return { ...textTo([hole], origin), ...(json && json.is !== 'choice' && { json }) }
  }
  if (hole && !item && oneName.test(name)) return textTo([hole], origin)
  if (hole && item && namesAndMore.test(name)) {
    return textTo(hole.attribute === 'arn' ? [hole, more] : [more, hole, more], origin)
  }
  return afterApply(named, origin)
}

/** What one of several values of an expression names: what the attribute can name, if there is one such thing only. */
function alone(found: readonly Referred[] | undefined, name: string): readonly Referred[] | undefined {
  const fitting = found?.filter((one) => canName(name, one))
  return fitting?.length === 1 ? fitting : undefined
}

/** A value that nobody wrote: the resource itself is named, so that it can be told from what is written. */
function filledIn(name: string, origin: Origin, { address }: Owner): Plain {
  const why = { because: 'attribute', of: address, attribute: name } as const
  return { is: 'unknown', why, hole: { name: `${address}.${name}`, resource: address, attribute: name }, origin }
}

function afterApply(named: readonly string[], origin: Origin): Plain {
  const unborn = named.filter((reference) => !/^(?:count|each|local|path|terraform|var)\./.test(reference))
  const said = unborn.length > 0 ? unborn : named
  const name = said.length === 0 ? 'the value' : said.slice(0, 5).join(', ')
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

/** The attribute that others are named by, where the plan does not say. */
const usual = (name: string): string | undefined =>
  /arns?$/.test(name) ? 'arn' : /ids?$|subnets$|security_groups$|^vpc_zone_identifier$/.test(name) ? 'id' : undefined

function holeOf({ address, attribute }: Referred, { prefix }: Owner, name: string): Hole {
  const known = attribute ?? usual(name)
  const resource = prefix + address
  return known === undefined ? { name: address, resource } : { name: `${address}.${known}`, resource, attribute: known }
}

function textTo(parts: readonly Part[], origin: Origin): TextValue {
  const [hole] = parts.filter((part) => typeof part !== 'string' && part.resource !== undefined)
  const { resource = '', attribute = 'id' } = typeof hole === 'object' ? hole : {}
  return { is: 'text', parts, why: { because: 'attribute', of: resource, attribute }, origin }
}
