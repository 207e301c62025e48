import { resourceTypes } from '../../model/resource.ts'
import type { Field, Kind } from '../../model/shape.ts'
import type { Example, Json } from '../../traits/trait.ts'

export type Scalar = string | number | boolean | null

/**
 * What an example says about one place: a value, what is below it, or that it has to go.
 *
 * - `struct`: fields under AWS's API names, which every notation spells in its own way; a `map` has people's names.
 * - `json`: JSON text that AWS takes in one string, as what it describes.
 * - `user-data`: text that AWS wants in base64.
 */
export type Node =
  | { readonly is: 'value'; readonly value: Scalar }
  | { readonly is: 'user-data'; readonly text: string }
  | Struct
  | { readonly is: 'map'; readonly fields: ReadonlyMap<string, Node> }
  | List
  | { readonly is: 'json'; readonly inner: Struct }
  | { readonly is: 'removed' }

export interface Struct {
  readonly is: 'struct'
  readonly fields: ReadonlyMap<string, Node>
}

export interface List {
  readonly is: 'list'
  readonly items: readonly Item[]
}

/** An item, by the field and the value that tell it from its neighbours where it has such a field. */
export interface Item {
  readonly node: Node
  readonly key?: Scalar
  readonly keyField?: string
}

/** A step of a path: a field, or the item or entry in brackets. */
interface Step {
  readonly name: string
  readonly isItem: boolean
}

/** JSON in a string: the model reads through it, so examples write what it describes. */
const jsonTexts = ['targets.input', 'targets.inputTransformer.inputTemplate', 'target.input']

const removed: Node = { is: 'removed' }

/** What an example sets and removes, as one tree in the order in which it is written. */
export function treeOf({ type, set = {}, remove = [] }: Example): Struct {
  const kind: Kind = { is: 'struct', shape: resourceTypes[type].shape }
  const whole = remove.reduce<Node>((node, path) => without(node, kind, stepsOf(path), []), grown(set, kind, []))
  if (whole.is !== 'struct') throw new Error('an example is a structure')
  return whole
}

/** What a tree would be as JSON, its names spelt by `nameOf`; what is removed is left out. */
export function plain(node: Node, nameOf: (name: string) => string): Json {
  switch (node.is) {
    case 'value':
      return node.value
    case 'user-data':
      return node.text
    case 'json':
      return JSON.stringify(plain(node.inner, (name) => name))
    case 'list':
      return node.items.filter((item) => item.node.is !== 'removed').map((item) => plain(item.node, nameOf))
    case 'removed':
      return null
    default:
      return Object.fromEntries(
        [...node.fields]
          .filter(([, field]) => field.is !== 'removed')
          .map(([name, field]) => [node.is === 'struct' ? nameOf(name) : name, plain(field, nameOf)]),
      )
  }
}

/** Does the tree remove anything? */
export function removes(node: Node): boolean {
  switch (node.is) {
    case 'removed':
      return true
    case 'json':
      return removes(node.inner)
    case 'list':
      return node.items.some((item) => removes(item.node))
    case 'struct':
    case 'map':
      return [...node.fields.values()].some(removes)
    default:
      return false
  }
}

/** What has to go from JSON text, which can hold no comments itself: `DB_PASSWORD from web`. */
export function removals(node: Node, from: Scalar = ''): readonly string[] {
  switch (node.is) {
    case 'json':
      return removals(node.inner, from)
    case 'struct':
    case 'map':
      return [...node.fields].flatMap(([name, field]) =>
        field.is === 'removed'
          ? [from === '' ? name : `${name} from ${from}`]
          : removals(field, from === '' ? name : from),
      )
    case 'list':
      return node.items.flatMap(({ node: item, key = '' }) =>
        item.is === 'removed' ? [`${key} from ${from}`] : removals(item, key),
      )
    default:
      return []
  }
}

/** An item that is told by its key and has nothing but values: it can be written whole. */
export function isFlat({ node, keyField }: Item): boolean {
  return keyField !== undefined && node.is === 'struct' && [...node.fields.values()].every(({ is }) => is === 'value')
}

/** The item's fields without the one that names it. */
export function withoutKey({ node, keyField }: Item): Struct {
  const fields = node.is === 'struct' ? [...node.fields].filter(([name]) => name !== keyField) : []
  return { is: 'struct', fields: new Map(fields) }
}

function grown(json: Json, kind: Kind | undefined, path: readonly string[]): Node {
  if (kind?.is === 'user-data' && typeof json === 'string') return { is: 'user-data', text: json }
  if (isList(json)) {
    const of = kind?.is === 'list' ? kind.of.kind : undefined
    return { is: 'list', items: json.map((item) => keyed(grown(item, of, path), of)) }
  }
  if (typeof json !== 'object' || json === null) return { is: 'value', value: json }
  const fields = new Map(
    Object.entries(json).map(([name, value]) => [name, grown(value, kindIn(kind, name), [...path, name])] as const),
  )
  if (kind?.is === 'map') return { is: 'map', fields }
  return asJsonText({ is: 'struct', fields }, path)
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

function asJsonText(struct: Struct, path: readonly string[]): Node {
  return jsonTexts.includes(path.join('.')) ? { is: 'json', inner: struct } : struct
}

/** The kind of a field; none where the model does not know it. */
function kindIn(kind: Kind | undefined, name: string): Kind | undefined {
  if (kind?.is === 'map') return kind.of.kind
  if (kind?.is !== 'struct') return undefined
  const { fields } = kind.shape
  const declared: Field<unknown> | undefined =
    fields[name] ?? Object.values(fields).find(({ also }) => also?.includes(name))
  return declared?.kind
}

/** An item under its key: the field that the model names, else `name` or `key`. */
function keyed(node: Node, kind: Kind | undefined): Item {
  if (node.is !== 'struct') return node.is === 'value' ? { node, key: node.value } : { node }
  for (const keyField of keyFields(kind)) {
    const field = node.fields.get(keyField)
    if (field?.is === 'value') return { node, key: field.value, keyField }
  }
  return { node }
}

function keyFields(kind: Kind | undefined): readonly string[] {
  const declared = kind?.is === 'struct' ? kind.shape.key?.[0] : undefined
  return declared === undefined ? ['name', 'key'] : [declared]
}

function without(
  node: Node | undefined,
  kind: Kind | undefined,
  steps: readonly Step[],
  path: readonly string[],
): Node {
  const [step, ...rest] = steps
  if (!step) return removed
  if (node?.is === 'json') {
    const inner = without(node.inner, kind, steps, path)
    return inner.is === 'struct' ? { is: 'json', inner } : inner
  }
  if (node?.is === 'list' || (!node && (kind?.is === 'list' || (step.isItem && kind?.is !== 'map')))) {
    return { is: 'list', items: withoutItem(node?.is === 'list' ? node.items : [], kind, step.name, rest, path) }
  }
  if (node && node.is !== 'struct' && node.is !== 'map') throw new Error(`nothing is below ${path.join('.')}`)
  const below = [...path, step.name]
  const fields = new Map(node?.fields)
  fields.set(step.name, without(fields.get(step.name), kindIn(kind, step.name), rest, below))
  if (kind?.is === 'map') return { is: 'map', fields }
  return node ? { is: 'struct', fields } : asJsonText({ is: 'struct', fields }, path)
}

function withoutItem(
  items: readonly Item[],
  kind: Kind | undefined,
  name: string,
  rest: readonly Step[],
  path: readonly string[],
): readonly Item[] {
  const of = kind?.is === 'list' ? kind.of.kind : undefined
  const known = items.find(({ key }) => String(key) === name)
  const [keyField = 'name'] = keyFields(of)
  const numeric = kindIn(of, keyField)?.is === 'number'
  const key = known?.key ?? (numeric ? Number(name) : name)
  if (rest.length === 0) {
    const gone: Item = { node: removed, key, ...((of?.is === 'struct' || !of) && { keyField }) }
    return known ? items.map((item) => (item === known ? gone : item)) : [...items, gone]
  }
  const start: Node = known?.node ?? { is: 'struct', fields: new Map([[keyField, { is: 'value', value: key }]]) }
  const changed: Item = { node: without(start, of, rest, path), key, keyField: known?.keyField ?? keyField }
  return known ? items.map((item) => (item === known ? changed : item)) : [...items, changed]
}

/** `containerDefinitions[web].privileged` in steps; what stands in brackets may have dots. */
function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)].map(([, field, item]) => ({
    name: field ?? item ?? '',
    isItem: item !== undefined,
  }))
}
