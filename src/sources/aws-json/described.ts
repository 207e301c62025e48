import type { Origin } from '../../model/origin.ts'
import type { Address, ResourceType } from '../../model/resource.ts'
import type { MapValue } from '../value.ts'
import type { Telling } from './documents/kind.ts'
import type { Whereabouts } from './whereabouts.ts'

/** What a reply says of one resource. */
export interface Part {
  readonly found: Telling
  readonly value: MapValue
  /** Where it is named. */
  readonly place: Origin
  readonly path: string
  /** What it is called where it has neither an ARN nor an id. */
  readonly name: string
  readonly says: Whereabouts
}

/** A resource as far as the replies of a scan describe it. */
export interface Described {
  readonly type: ResourceType
  readonly id: string | undefined
  /** What it belongs to, where its id is only known together with that. */
  readonly owner: string | undefined
  readonly parts: Part[]
  /** Both are known once all replies are read. */
  address: Address
  where: Whereabouts
}

/** Does the reply describe a part of the resource only? */
export const isPart = ({ found: { kind, type } }: Part): boolean =>
  kind?.part === true || (kind?.part !== undefined && kind.owner?.type === type)

/** Resources are told apart by type and id; an id that its owner's makes whole has that before it. */
export const keyOf = (type: ResourceType, id: string, owner?: string): string =>
  owner === undefined ? `${type} ${id}` : `${type} ${owner} ${id}`
