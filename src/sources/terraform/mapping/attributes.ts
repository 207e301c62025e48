import type { ResourceType } from '../../../model/resource.ts'

/**
 * Where an attribute or block of the provider goes in the model.
 *
 * An attribute whose name is that of a field, letter case and underscores aside, needs no line in a table.
 */
export interface Attribute {
  /** The field, or fields one inside the other where the provider has fewer levels: `host.sourcePath`. */
  readonly to?: string
  /** What the block holds, where it is called otherwise. */
  readonly holds?: Attributes
  /** The provider fills it in: it counts where it is known, and says nothing where it is not. */
  readonly computed?: true
  /** What the provider sends where nothing is written, if that is not what AWS would take. */
  readonly sends?: Sent
  /** A plan holds the SHA-1 of the text. */
  readonly hashed?: true
  /** What AWS has for words of the provider, above all for true and false. */
  readonly words?: Words
  /** Each item of the list is in a structure of its own: of `ipRanges.cidrIp` one has `cidrIp`. */
  readonly each?: true
  /** The value is one of a list of keys and values, and has this key there. */
  readonly key?: string
  /** True stands for the resource itself, or for the one that this attribute names. */
  readonly itself?: true | string
  /** It counts where it names a resource of the scan: the text by itself would be the id of something else. */
  readonly named?: true
  /** What `holds` names in the block belongs one level higher, where the block stands. */
  readonly spread?: true
  /** What AWS says in other fields where the provider has an attribute or block for each case. */
  readonly says?: Readonly<Record<string, string>>
}

export type Sent = string | number | boolean | readonly []

type Words = Readonly<Record<string, string>>

/** By the provider's name. A text is the field alone; null: of no concern, although a field has the same name. */
export type Attributes = Readonly<Record<string, string | Attribute | null>>

/** A resource of the provider that is one of the model. */
export interface OwnResource {
  readonly is: 'resource'
  readonly type: ResourceType
  readonly attributes: Attributes
  /** Attributes that are resources of their own today, by the type of those. `link` is what names this resource there. */
  readonly splits?: Readonly<Record<string, { readonly link: string; readonly attributes: readonly string[] }>>
}

/** What a satellite adds to a resource of the type `of` that its attribute `by` names. */
export interface Addition {
  readonly of: string
  readonly by: string
  readonly attributes: Attributes
}

/** A resource of the provider that is a part of another one. Where `adds` finds none in the scan, `otherwise` is tried. */
export interface Satellite {
  readonly is: 'satellite'
  readonly adds: Addition
  readonly otherwise: readonly Addition[]
}

/** A resource of the provider that is one or the other of the model, as the attribute `by` says. */
export interface Alternatives {
  readonly is: 'alternatives'
  readonly by: string
  /** What it is where the attribute says this, or, under `written`, where it says anything. */
  readonly where: Readonly<Record<string, OwnResource>>
  readonly otherwise?: OwnResource
}

export type Mapping = OwnResource | Satellite | Alternatives

/** The resource types of one service, by the provider's name. */
export type Mappings = Readonly<Record<string, Mapping>>

export const resource = (
  type: ResourceType,
  attributes: Attributes = {},
  { splits }: Pick<OwnResource, 'splits'> = {},
): OwnResource => ({ is: 'resource', type, attributes, ...(splits && { splits }) })

export const addition = (of: string, by: string, attributes: Attributes): Addition => ({ of, by, attributes })

export const satellite = (adds: Addition, ...otherwise: readonly Addition[]): Satellite => ({
  is: 'satellite',
  adds,
  otherwise,
})

export const alternatives = (
  by: string,
  where: Alternatives['where'],
  otherwise?: Alternatives['otherwise'],
): Alternatives => ({ is: 'alternatives', by, where, ...(otherwise && { otherwise }) })

export const block = (to: string | undefined, holds: Attributes): Attribute => ({ ...(to && { to }), holds })
export const computed = (to: string): Attribute => ({ to, computed: true })
export const hashed = (to: string): Attribute => ({ to, hashed: true })
export const words = (to: string, words: Words): Attribute => ({ to, words })
export const sends = (value: Sent, to?: string): Attribute => ({ sends: value, ...(to && { to }) })
export const each = (to: string): Attribute => ({ to, each: true })
export const keyed = (to: string, key: string, sends?: Sent): Attribute => ({
  to,
  key,
  ...(sends !== undefined && { sends }),
})
export const itself = (to: string, by?: string): Attribute => ({ to, itself: by ?? true, each: true })
export const named = (to: string): Attribute => ({ to, named: true })
export const spread = (holds: Attributes): Attribute => ({ spread: true, holds })
export const says = (to: string, says: Readonly<Record<string, string>>): Attribute => ({ to, says })
