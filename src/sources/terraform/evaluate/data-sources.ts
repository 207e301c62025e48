import type { Origin } from '../../../model/origin.ts'
import { partitionOf } from '../../partitions.ts'
import { type MapValue, type Plain, textOf, type Value } from '../../value.ts'
import { functions } from '../functions/registry.ts'
import { contextOf } from './call.ts'
import { inBranches } from './conditions.ts'
import { policyDocument } from './policy-document.ts'
import type { Provider } from './providers.ts'
import { type Environment, scalar, unknown } from './scope.ts'

/** What a data source of Terraform tells, given what is written of it; undefined where only AWS can say. */
type DataSource = (
  values: MapValue,
  attribute: string,
  at: Origin,
  environment: Environment,
  provider: Provider | undefined,
) => Value | undefined

const pseudo = (name: string, text: string | undefined, at: Origin): Value =>
  text === undefined ? unknown({ because: 'pseudo-parameter', name }, { name, variable: name }, at) : scalar(text, at)

/** Lists of AWS's own have their names everywhere, and ids of their own in each Region: they are known by their names. */
const prefixList: DataSource = (values, attribute) =>
  attribute === 'id' || attribute === 'name' ? (values.entries.get('name') ?? nameInFilter(values)) : undefined

function nameInFilter({ entries }: MapValue): Value | undefined {
  const filters = entries.get('filter')
  const [filter, ...others] = filters?.is === 'list' ? filters.items : []
  if (filter?.is !== 'map' || others.length > 0) return undefined
  const name = filter.entries.get('name')
  const values = filter.entries.get('values')
  const [value, ...more] = values?.is === 'list' ? values.items : []
  return name?.is === 'scalar' && name.text === 'prefix-list-name' && more.length === 0 ? value : undefined
}

/** Data sources that look for something by a name that is the only one of its kind, and the argument or filter that says it. */
const byName: ReadonlyMap<string, readonly [argument: string, filter?: string]> = new Map([
  ['aws_alb', ['name']],
  ['aws_alb_target_group', ['name']],
  ['aws_lb', ['name']],
  ['aws_lb_target_group', ['name']],
  ['aws_security_group', ['name', 'group-name']],
])

/** What is looked for by its name goes by that: another folder of the scan may make it. Every VPC has a default group. */
function nameAsked(type: string, { entries }: MapValue, attribute: string): string | undefined {
  const [argument, filter] = byName.get(type) ?? []
  if (argument === undefined || (attribute !== 'id' && attribute !== 'arn')) return undefined
  const filters = entries.get('filter')
  const found = (filters?.is === 'list' ? filters.items : []).find((one) => {
    const name = one.is === 'map' ? one.entries.get('name') : undefined
    return filter !== undefined && name?.is === 'scalar' && name.text === filter
  })
  const values = found?.is === 'map' ? found.entries.get('values') : undefined
  const [only, ...others] = values?.is === 'list' ? values.items : []
  const name = entries.get(argument) ?? (others.length === 0 ? only : undefined)
  return name?.is === 'scalar' && name.text !== '' && name.text !== 'default' && !name.text.includes('*')
    ? name.text
    : undefined
}

/** Zones are an account's own, but asked for in the same words they are one list. */
function zonesOf(values: MapValue, attribute: string, { module }: Environment, provider: Provider | undefined) {
  const region = provider?.region()
  const words = wordsOf(values)
  if ((region && region.is !== 'scalar') || words === undefined) return undefined
  const own = region?.text ?? module.reading.deployment.region
  return [`aws_availability_zones.${attribute}`, own, words].join(' ').trim()
}

/** What is written, in one text; undefined where not all of it is known. */
function wordsOf(value: Value): string | undefined {
  if (value.is === 'scalar') return value.text
  if (value.is === 'nothing') return ''
  const parts =
    value.is === 'list'
      ? value.items.map(wordsOf)
      : value.is === 'map'
        ? [...value.entries].map(([key, item]) => {
            const words = wordsOf(item)
            return words === undefined || words === '' ? words : `${key} ${words}`
          })
        : [undefined]
  return parts.some((part) => part === undefined) ? undefined : parts.filter((part) => part !== '').join(', ')
}

/**
 * Data sources that need no cloud.
 *
 * Source: Terraform AWS provider documentation, the page of each.
 */
const dataSources: ReadonlyMap<string, DataSource> = new Map<string, DataSource>([
  [
    'aws_caller_identity',
    (_values, attribute, at, { module }, provider) =>
      attribute === 'account_id' || attribute === 'id'
        ? (provider?.account() ?? pseudo('AWS::AccountId', module.reading.deployment.account, at))
        : undefined,
  ],
  [
    'aws_region',
    (values, attribute, at, { module }, provider) => {
      if (!['name', 'id', 'region'].includes(attribute)) return undefined
      const given = values.entries.get('name') ?? values.entries.get('region')
      if (given && given.is !== 'nothing') return given
      return provider?.region() ?? pseudo('AWS::Region', module.reading.deployment.region, at)
    },
  ],
  [
    'aws_partition',
    (_values, attribute, at, { module }, provider) => {
      const region = provider?.region()
      const text = region?.is === 'scalar' ? region.text : module.reading.deployment.region
      const known = text === undefined ? undefined : partitionOf(text)
      if (attribute === 'dns_suffix') return pseudo('AWS::URLSuffix', known?.suffix, at)
      return ['partition', 'id'].includes(attribute) ? pseudo('AWS::Partition', known?.partition, at) : undefined
    },
  ],
  ['aws_ec2_managed_prefix_list', prefixList],
  ['aws_prefix_list', prefixList],
  [
    'aws_iam_policy',
    (values, attribute) => (attribute === 'arn' || attribute === 'id' ? values.entries.get('arn') : undefined),
  ],
  [
    'aws_iam_policy_document',
    (values, attribute, at, environment) =>
      attribute === 'json' || attribute === 'minified_json'
        ? asJson(policyDocument(values, at), at, environment)
        : undefined,
  ],
  [
    'template_file',
    (values, attribute, at, environment) => {
      const text = values.entries.get('template')
      const vars = values.entries.get('vars')
      if (attribute !== 'rendered' || text?.is !== 'scalar') return undefined
      const names = vars?.is === 'map' ? vars.entries : new Map<string, Value>()
      return environment.module.template(text.text, names, at, environment)
    },
  ],
  [
    'local_file',
    (values, attribute, at, environment) => {
      const name = values.entries.get('filename')
      const text = attribute === 'content' && name?.is === 'scalar' ? environment.module.readText(name.text) : undefined
      return text === undefined ? undefined : scalar(text, at)
    },
  ],
])

/** A value as JSON text that remembers what it is the text of. */
export function asJson(value: Value, at: Origin, environment: Environment): Value {
  const encode = functions.get('jsonencode')
  return inBranches('jsonencode', [value], at, environment, ([plain]) => {
    return (plain && encode?.([plain], contextOf(at, environment))) ?? jsonText(plain, at)
  })
}

const jsonText = (plain: Plain | undefined, at: Origin): Value =>
  plain
    ? { ...(textOf([''], undefined, at) as Extract<Value, { is: 'scalar' }>), json: plain }
    : { is: 'nothing', origin: at }

/**
 * An attribute of a data source: what it tells, what is written of it, else something that only AWS can say, and says once.
 */
export function dataAttribute(
  type: string,
  { name, address }: { readonly name: string; readonly address: string },
  values: MapValue,
  attribute: string,
  at: Origin,
  environment: Environment,
  provider: Provider | undefined,
): Value {
  const told = dataSources.get(type)?.(values, attribute, at, environment, provider) ?? values.entries.get(attribute)
  if (told) return told
  const zones = type === 'aws_availability_zones' ? zonesOf(values, attribute, environment, provider) : undefined
  const hole = { name: `${name}.${attribute}`, variable: zones ?? `${address}.${attribute}` }
  const why = { because: 'attribute', of: name, attribute } as const
  const text = nameAsked(type, values, attribute)
  return text === undefined ? unknown(why, hole, at) : textOf([{ ...hole, text }], why, at)
}
