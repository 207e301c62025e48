import type { Origin } from './origin.ts'
import type { Slot } from './slot.ts'

/**
 * What a field holds. One list of kinds serves every source: a converter per kind, none per resource type.
 *
 * - `text`: a string; numbers and booleans as they are written.
 * - `flag`: true or false, as JSON, YAML or text.
 * - `number`: a number, as JSON, YAML or text.
 * - `one-of`: one of AWS's own values; anything else is unknown, since AWS adds values.
 * - `reference`: another resource, by address, ARN, id or name; also as a structure that names it by one of `inside`.
 * - `user-data`: text that AWS wants in base64, decoded.
 * - `struct`: a structure, or JSON text of it. A `loose` one may as well be something else, which is then no mistake.
 *   Text by itself is its field `bare`, where there is one.
 * - `list`: a list; text by itself is a list of one, and so is a structure where `single`. Where `inside`, the list may lie in that field of a structure.
 * - `map`: entries by name. Text by itself is the entry `bare`, where there is one.
 */
export type Kind =
  | { readonly is: 'text' }
  | { readonly is: 'flag' }
  | { readonly is: 'number' }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  | { readonly is: 'reference'; readonly to: readonly string[]; readonly inside?: readonly string[] }
  | { readonly is: 'user-data' }
  | { readonly is: 'struct'; readonly shape: Shape; readonly loose?: true; readonly bare?: string }
  | { readonly is: 'list'; readonly of: Field<unknown>; readonly single?: true; readonly inside?: string }
  | { readonly is: 'map'; readonly of: Field<unknown>; readonly bare?: string }

/** One field of a shape. `default` is what AWS takes where nothing is written, whatever the launch type. */
export interface Field<T> {
  readonly kind: Kind
  readonly default?: T
  /** Other names of the field, where CloudFormation, requests and replies differ by more than case. */
  readonly also?: readonly string[]
}

export type Fields = Readonly<Record<string, Field<unknown>>>

/** The fields of one structure, under AWS's API names, and the page that documents them. */
export interface Shape<F extends Fields = Fields> {
  readonly source: string
  readonly fields: F
  /** The fields that tell one list item from another, first the one to name it by. */
  readonly key?: readonly string[]
}

/** What a field's value is in TypeScript. */
export type ValueOf<F> = F extends Field<infer T> ? T : never

/** A structure that was read: only what was written has a slot. */
export interface Struct<F extends Fields = Fields> {
  readonly shape: Shape<F>
  /** Where the whole structure stands. */
  readonly origin: Origin
  readonly slots: { readonly [K in keyof F]?: Slot<ValueOf<F[K]>> }
}

/** The structure that a shape describes. */
export type StructOf<S> = S extends Shape<infer F> ? Struct<F> : never

export interface List<T> {
  readonly items: readonly Slot<T>[]
}

export interface Entries<T> {
  readonly entries: ReadonlyMap<string, Slot<T>>
}

/**
 * Another resource as it was named: by address inside the scan, by the text written, or both.
 */
export interface Target<T extends string = string> {
  readonly to: readonly T[]
  readonly address?: string
  readonly text?: string
  /** As the template names it, e.g. `Network.Outputs.ClusterArn`. */
  readonly name?: string
  /** The attribute by which the resource at `address` is named, where that alone is written, e.g. `Ref`, `Arn`. */
  readonly attribute?: string
}

interface Options<T> {
  readonly default?: T
  readonly also?: readonly string[]
}

export const text = (options: Options<string> = {}): Field<string> => ({ kind: { is: 'text' }, ...options })
export const flag = (options: Options<boolean> = {}): Field<boolean> => ({ kind: { is: 'flag' }, ...options })
export const number = (options: Options<number> = {}): Field<number> => ({ kind: { is: 'number' }, ...options })
export const userData = (): Field<string> => ({ kind: { is: 'user-data' } })

export const oneOf = <const V extends string>(values: readonly V[], options: Options<NoInfer<V>> = {}): Field<V> => ({
  kind: { is: 'one-of', values },
  ...options,
})

export const reference = <const T extends string>(
  to: T | readonly T[],
  { inside, ...options }: Pick<Options<never>, 'also'> & { readonly inside?: readonly string[] } = {},
): Field<Target<T>> => ({
  kind: { is: 'reference', to: typeof to === 'string' ? [to] : to, ...(inside && { inside }) },
  ...options,
})

export const struct = <F extends Fields>(
  shape: Shape<F>,
  {
    loose,
    bare,
    ...options
  }: Pick<Options<never>, 'also'> & { readonly loose?: true; readonly bare?: keyof F & string } = {},
): Field<Struct<F>> => ({
  kind: { is: 'struct', shape, ...(loose && { loose }), ...(bare !== undefined && { bare }) },
  ...options,
})

export const list = <T>(
  of: Field<T>,
  {
    single,
    inside,
    ...options
  }: Pick<Options<never>, 'also'> & { readonly single?: true; readonly inside?: string } = {},
): Field<List<T>> => ({
  kind: { is: 'list', of, ...(single && { single }), ...(inside !== undefined && { inside }) },
  ...options,
})

export const map = <T>(
  of: Field<T>,
  { bare, ...options }: Pick<Options<never>, 'also'> & { readonly bare?: string } = {},
): Field<Entries<T>> => ({ kind: { is: 'map', of, ...(bare !== undefined && { bare }) }, ...options })

export const shape = <const F extends Fields>(
  source: string,
  fields: F,
  key?: readonly (keyof F & string)[],
): Shape<F> => (key ? { source, fields, key } : { source, fields })
