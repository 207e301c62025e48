import type { ResourceType } from '../../../model/resource.ts'
import type { MapSyntax, Syntax } from '../../syntax/syntax.ts'

/** A call of the AWS CLI whose reply is read: where its resources stand, and what it says of them. */
export interface ReplyKind {
  /** As the CLI has it, e.g. `ec2 describe-vpcs`. */
  readonly call: string
  /** The key at the top that they stand under. */
  readonly key: string
  /** The types of the list; `typeOf` tells which one an item is, where there are several. */
  readonly types: readonly [ResourceType, ...ResourceType[]]
  readonly typeOf?: (item: MapSyntax) => ResourceType | undefined
  /** The fields that identify an item, the first that it has. */
  readonly id: readonly string[]
  /** Each item has one of these, or one that identifies it. */
  readonly proof?: readonly string[]
  /** What makes an ARN of an id: service, and what stands before the id, e.g. `ec2:vpc/`. */
  readonly arn?: string
  /** The field of its ARN, where that is not the one of its id with `Arn`. */
  readonly arnField?: string
  /** The key has a single resource, no list. */
  readonly one?: true
  /** The reply is the resource: what it has under the key looks so. */
  readonly itself?: RegExp
  /** The resources are one level deeper, in the lists under this key of the items. */
  readonly inside?: string
  /** Is a list under the key this call's, where several calls use the key? */
  readonly tell?: (items: readonly Syntax[], root: MapSyntax) => boolean
  /** The item in the words of the model, where they differ. */
  readonly make?: (item: MapSyntax, root: MapSyntax) => MapSyntax
  /** Fields of the model of which the call says nothing: they are unknown, unless another reply says them. */
  readonly lacks?: readonly string[]
  /** Lists of the model of which several replies about one resource say an item each. */
  readonly gathers?: readonly string[]
  /**
   * A part of resources that another call describes: `true` where each item says of which one, else the field of the model
   * that the whole list is, and that a further page continues.
   */
  readonly part?: true | { readonly field: string }
  /** Several items are versions of one resource. */
  readonly version?: { readonly number: string; readonly isDefault: string }
  /** The items are ARNs of resources that another call describes: the list is whole where all of them are described. */
  readonly names?: true
  /** The items are texts: each is this field. */
  readonly texts?: string
  /** What the items belong to, where the call is about one such resource: the reply may not even name it. */
  readonly owner?: Owner
  /** What the list is the whole of; left out, `region`. */
  readonly whole?: Whole
  /** What a whole list of a Region is whole for, beside the Region; left out, each VPC in it. */
  readonly per?: ResourceType
  /** Types of templates that the items hold whole, e.g. routes in route tables: nothing of them is missing. */
  readonly holds?: readonly ResourceType[]
  /** Keys that hold the token of a further page. */
  readonly next?: readonly string[]
  /** No other call has the key, so that an empty list is this call's reply, whatever it is about. */
  readonly isPlain?: true
  /** An empty list is this call's reply only beside this key. */
  readonly beside?: string
  /** What stands inside an item as a resource of its own. */
  readonly also?: readonly { readonly key: string; readonly kind: ReplyKind }[]
}

/**
 * - `region`: all that the account has in the Region.
 * - `account`: all that the account has.
 * - `none`: the call is asked for some.
 * - `of`: all that belongs to the resource of type `type` that the field `of` of the items names.
 */
export type Whole = 'region' | 'account' | 'none' | { readonly of: string; readonly type: ResourceType }

/** The resource that a reply is about, and how it is named. */
export interface Owner {
  readonly type: ResourceType
  /** The key that names it, where the reply or a tool that wrapped it does. */
  readonly key: string
  /** What its id looks like in the path of a file. */
  readonly pattern?: RegExp
  /** The model's field of the items that refers to it. */
  readonly field?: string
}

/** One resource in a document, with the field it stands under and what stands beside it. */
export interface Found {
  readonly type: ResourceType
  readonly syntax: MapSyntax
  readonly field: string
  readonly from: 'request' | 'reply'
  /** Tags, which a reply about a task definition has beside it. */
  readonly tags?: Syntax
  /** The document holds a part of the resource: what it does not say is unknown. */
  readonly partial?: true
  /** Of a reply: the call. */
  readonly kind?: ReplyKind
  /** Of a reply: what identifies it. */
  readonly id?: string
  /** Of a reply about one resource: that resource, where it is named. */
  readonly owner?: string
  /** The ARN that stands in the reply. */
  readonly arn?: string
  /** Of a part that may go on: the page that it is on. */
  readonly page?: FoundPage
  readonly version?: { readonly number: number; readonly isDefault: boolean }
}

/** What is kept of it until all replies are read: not the tree. */
export type Telling = Omit<Found, 'syntax' | 'field' | 'tags'>

/** One page of a list. */
export interface FoundPage {
  readonly kind: ReplyKind
  /** Where it says that there is a further one. */
  readonly next?: { readonly start: number; readonly end: number; readonly field: string }
  /** Not every item could be told. */
  readonly broken?: { readonly start: number; readonly end: number; readonly field: string }
  /** The items, for what they say of Region and owners. */
  readonly items: readonly MapSyntax[]
  readonly owner?: string
  /** The resources that it names. */
  readonly names?: readonly string[]
}

/** What a document holds. */
export interface Contents {
  readonly found: readonly Found[]
  readonly pages: readonly FoundPage[]
}
