import type { Origin } from '../../model/origin.ts'
import type { Guard } from '../../model/slot.ts'
import type { MapValue } from '../value.ts'

/**
 * A resource of a configuration or plan once its values are evaluated: the common form of both, in the provider's words.
 *
 * `values` has the provider's attribute names (`network_mode`); nested blocks are lists of mappings, a block that stands once
 * a list of one; what is not written is not there, `null` is nothing. Values known only after an apply are unknown, and a
 * reference to a resource of the scan is a text with a hole that names its address and attribute (`Hole.resource`,
 * `Hole.attribute`), e.g. of `aws_ecs_cluster.main.arn`.
 */
export interface Evaluated {
  /** The provider's type, e.g. `aws_ecs_service`. */
  readonly type: string
  /** `dir#module.a.aws_ecs_service.web["x"]`, as `Resource.address` has it. */
  readonly address: string
  /** A data source reads what exists; the resource is not made here. */
  readonly mode: 'managed' | 'data'
  readonly values: MapValue
  readonly guard: Guard
  /** Where it is named. */
  readonly place: Origin
}
