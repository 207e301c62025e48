import type { Origin } from '../../../model/origin.ts'
import { partitionOf } from '../../partitions.ts'
import { type MapValue, type Plain, textOf, type Value } from '../../value.ts'
import { functions } from '../functions/registry.ts'
import { contextOf } from './call.ts'
import { inBranches } from './conditions.ts'
import { policyDocument } from './policy-document.ts'
import { type Environment, scalar, unknown } from './scope.ts'

/** What a data source of Terraform tells, given what is written of it; undefined where only AWS can say. */
type DataSource = (values: MapValue, attribute: string, at: Origin, environment: Environment) => Value | undefined

const pseudo = (name: string, text: string | undefined, at: Origin): Value =>
  text === undefined ? unknown({ because: 'pseudo-parameter', name }, { name, variable: name }, at) : scalar(text, at)

/**
 * Data sources that need no cloud.
 *
 * Source: Terraform AWS provider documentation, the page of each.
 */
const dataSources: ReadonlyMap<string, DataSource> = new Map<string, DataSource>([
  [
    'aws_caller_identity',
    (_values, attribute, at, { module }) =>
      attribute === 'account_id' || attribute === 'id'
        ? pseudo('AWS::AccountId', module.reading.deployment.account, at)
        : undefined,
  ],
  [
    'aws_region',
    (values, attribute, at, { module }) => {
      const given = values.entries.get('name') ?? values.entries.get('region')
      if (given && given.is !== 'nothing') return ['name', 'id', 'region'].includes(attribute) ? given : undefined
      return ['name', 'id', 'region'].includes(attribute)
        ? pseudo('AWS::Region', module.reading.deployment.region, at)
        : undefined
    },
  ],
  [
    'aws_partition',
    (_values, attribute, at, { module }) => {
      const { region } = module.reading.deployment
      const known = region === undefined ? undefined : partitionOf(region)
      if (attribute === 'dns_suffix') return pseudo('AWS::URLSuffix', known?.suffix, at)
      return ['partition', 'id'].includes(attribute) ? pseudo('AWS::Partition', known?.partition, at) : undefined
    },
  ],
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

/** An attribute of a data source: what it tells, what is written of it, else something that only AWS can say. */
export function dataAttribute(
  type: string,
  name: string,
  values: MapValue,
  attribute: string,
  at: Origin,
  environment: Environment,
): Value {
  const told = dataSources.get(type)?.(values, attribute, at, environment) ?? values.entries.get(attribute)
  if (told) return told
  return unknown({ because: 'attribute', of: name, attribute }, { name: `${name}.${attribute}` }, at)
}
