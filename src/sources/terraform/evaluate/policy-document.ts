import type { Origin } from '../../../model/origin.ts'
import type { MapValue, UnknownValue, Value } from '../../value.ts'
import { scalar, unknown } from './scope.ts'

/**
 * The policy that `data "aws_iam_policy_document"` describes. Documents that it takes in come first, those that override it
 * last; a statement whose Sid stands in both is the later one.
 *
 * Source: Terraform AWS provider documentation, "Data Source: aws_iam_policy_document".
 */
export function policyDocument(values: MapValue, at: Origin): Value {
  const statements = new Map<string, Value>()
  let rest: UnknownValue | undefined
  let unnamed = 0
  const add = (statement: Value) => {
    const sid = statement.is === 'map' ? statement.entries.get('Sid') : undefined
    statements.set(sid?.is === 'scalar' && sid.text !== '' ? sid.text : ` ${unnamed++}`, statement)
  }
  const addDocuments = (documents: Value | undefined) => {
    for (const document of itemsIn(documents)) {
      const policy = document.is === 'scalar' || document.is === 'text' ? document.json : undefined
      const own = policy?.is === 'map' ? policy.entries.get('Statement') : undefined
      if (own?.is === 'list') for (const statement of own.items) add(statement)
      else if (document.is !== 'nothing') {
        rest ??= unknown({ because: 'intrinsic', name: 'A source document' }, { name: 'a document' }, at)
      }
    }
  }
  addDocuments(values.entries.get('source_policy_documents') ?? values.entries.get('source_json'))
  for (const statement of itemsIn(values.entries.get('statement'))) add(withEach(statement, (map) => statementOf(map)))
  addDocuments(values.entries.get('override_policy_documents') ?? values.entries.get('override_json'))
  const version = values.entries.get('version') ?? scalar('2012-10-17', at)
  const items = [...statements.values(), ...(rest ? [rest] : [])]
  return {
    is: 'map',
    origin: at,
    entries: new Map<string, Value>([
      ['Version', version],
      ['Statement', { is: 'list', items, origin: at }],
    ]),
  }
}

function itemsIn(value: Value | undefined): readonly Value[] {
  if (!value || value.is === 'nothing') return []
  return value.is === 'list' ? value.items : [value]
}

/** Applies a function to a mapping in every case in which it is one. */
function withEach(value: Value, make: (map: MapValue) => Value): Value {
  if (value.is === 'choice') return { ...value, yes: withEach(value.yes, make), no: withEach(value.no, make) }
  return value.is === 'map' ? make(value) : value
}

const names = {
  sid: 'Sid',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
} as const

function statementOf({ entries, origin }: MapValue): Value {
  const made = new Map<string, Value>()
  const effect = entries.get('effect')
  made.set('Effect', effect && effect.is !== 'nothing' ? effect : scalar('Allow', origin))
  for (const [name, other] of Object.entries(names)) {
    const value = entries.get(name)
    if (value && value.is !== 'nothing' && !(value.is === 'list' && value.items.length === 0)) made.set(other, value)
  }
  for (const [name, other] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const principals = principalsOf(itemsIn(entries.get(name)), origin)
    if (principals) made.set(other, principals)
  }
  const conditions = conditionsOf(itemsIn(entries.get('condition')), origin)
  if (conditions) made.set('Condition', conditions)
  return { is: 'map', entries: made, origin }
}

/** `type` and `identifiers`; the type `*` is everyone. */
function principalsOf(blocks: readonly Value[], origin: Origin): Value | undefined {
  const made = new Map<string, Value[]>()
  for (const block of blocks) {
    if (block.is !== 'map') continue
    const type = block.entries.get('type')
    const identifiers = block.entries.get('identifiers')
    const name = type?.is === 'scalar' ? (type.text === '*' ? 'AWS' : type.text) : 'AWS'
    if (identifiers) made.set(name, [...(made.get(name) ?? []), ...itemsIn(identifiers)])
  }
  if (made.size === 0) return undefined
  return {
    is: 'map',
    origin,
    entries: new Map([...made].map(([type, items]) => [type, { is: 'list', items, origin } as const])),
  }
}

/** `test`, `variable` and `values`: by operator, then by key. */
function conditionsOf(blocks: readonly Value[], origin: Origin): Value | undefined {
  const made = new Map<string, Map<string, Value>>()
  for (const block of blocks) {
    if (block.is !== 'map') continue
    const [test, variable, values] = ['test', 'variable', 'values'].map((name) => block.entries.get(name))
    if (test?.is !== 'scalar' || variable?.is !== 'scalar' || !values) continue
    const keys = made.get(test.text) ?? new Map<string, Value>()
    keys.set(variable.text, values)
    made.set(test.text, keys)
  }
  if (made.size === 0) return undefined
  return {
    is: 'map',
    origin,
    entries: new Map([...made].map(([test, entries]) => [test, { is: 'map', entries, origin } as const])),
  }
}
