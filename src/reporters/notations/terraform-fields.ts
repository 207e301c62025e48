import type { Scalar } from './tree.ts'

/**
 * What a field of AWS's API is in Terraform.
 *
 * - text: an attribute of that name.
 * - `values`: an attribute with values of its own.
 * - `json`: an attribute with JSON of the whole; `capital` where its names begin with a capital letter (policies).
 * - `block`: a nested block, or one an item.
 * - `merged`: no level of its own, its fields stand beside it; of a list those of its items.
 * - `within`: a part of a nested block, in which others of its kind stand too.
 * - `keyed`: an attribute for each key of a list of keys and values.
 * - `tags`: key and value in a mapping.
 * - `said`: nothing of its own; a comment tells what there is.
 * - `beside`: a resource of its own that names the first one by `link`; `each`: one an item of the list.
 */
export type To =
  | string
  | { readonly is: 'values'; readonly name: string; readonly values: ReadonlyMap<Scalar, Scalar> }
  | { readonly is: 'json'; readonly name: string; readonly capital: boolean }
  | { readonly is: 'block'; readonly name: string; readonly fields: Fields }
  | { readonly is: 'merged'; readonly fields: Fields }
  | { readonly is: 'within'; readonly block: string; readonly to: To }
  | { readonly is: 'keyed'; readonly names: ReadonlyMap<Scalar, string> }
  | { readonly is: 'tags' }
  | { readonly is: 'said'; readonly says: string }
  | { readonly is: 'beside'; readonly resource: string; readonly link: string; readonly to: To; readonly each?: true }

export type Fields = Readonly<Record<string, To>>

export interface TerraformResource {
  readonly resource: string
  /** What other resources name it by. */
  readonly id: string
  readonly fields: Fields
}

/** Attributes that have the API's name in snake case. */
export const same = (...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, snake(name)]))

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const json = (name: string): To => ({ is: 'json', name, capital: false })
export const policy = (name = 'policy'): To => ({ is: 'json', name, capital: true })
export const block = (name: string, ...fields: readonly Fields[]): To => ({ is: 'block', name, fields: joined(fields) })
export const merged = (...fields: readonly Fields[]): To => ({ is: 'merged', fields: joined(fields) })
/** Fields that Terraform has in a block of their own. */
export const within = (block: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, to]) => [name, { is: 'within', block, to }]))
export const keyed = (names: readonly (readonly [key: string, attribute: string])[]): To => ({
  is: 'keyed',
  names: new Map(names),
})
export const tags: To = { is: 'tags' }
export const said = (says: string): To => ({ is: 'said', says })
export const values = (name: string, pairs: readonly (readonly [Scalar, Scalar])[]): To => ({
  is: 'values',
  name,
  values: new Map(pairs),
})
export const beside = (resource: string, link: string, to: To): To => ({ is: 'beside', resource, link, to })
export const besideEach = (resource: string, link: string, to: To): To => ({
  is: 'beside',
  resource,
  link,
  to,
  each: true,
})

export const resource = (
  resource: string,
  fields: Fields,
  { id = 'id' }: { readonly id?: string } = {},
): TerraformResource => ({ resource, id, fields })

const joined = (fields: readonly Fields[]): Fields => Object.assign({}, ...fields)
