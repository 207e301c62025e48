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
  readonly sends?: string | number | boolean
  /** A plan holds the SHA-1 of the text. */
  readonly hashed?: true
  /** What AWS has for true and false. */
  readonly words?: Words
}

interface Words {
  readonly true: string
  readonly false: string
}

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

export type Mapping = OwnResource | Satellite

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

export const block = (to: string | undefined, holds: Attributes): Attribute => ({ ...(to && { to }), holds })
export const computed = (to: string): Attribute => ({ to, computed: true })
export const hashed = (to: string): Attribute => ({ to, hashed: true })
export const words = (to: string, words: Words): Attribute => ({ to, words })
export const sends = (value: string | number | boolean, to?: string): Attribute => ({ sends: value, ...(to && { to }) })
