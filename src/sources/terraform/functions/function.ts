import type { Origin } from '../../../model/origin.ts'
import type { Plain, Value } from '../../value.ts'

/** What a function may ask for beside its arguments. */
export interface CallContext {
  /** The place of the call: the origin of what it makes. */
  readonly at: Origin
  /** The folder of the module, for paths; relative to the scan's root, with forward slashes. */
  readonly folder: string
  /** Reads a file by path from the working directory of the configuration; undefined outside the root or where it is not there. */
  readText(path: string): string | undefined
  /**
   * Every file below a folder, as paths relative to it with forward slashes, for `fileset`; none where it is not there,
   * undefined where it cannot be told.
   */
  list?(folder: string): readonly string[] | undefined
  /** Evaluates a template text with variables, for `templatefile` and `templatestring`. */
  template(text: string, variables: ReadonlyMap<string, Value>): Value
  /** Makes a value once for each way in which choices inside an argument may turn out; undefined when there are too many. */
  inEveryBranch(values: readonly Value[], make: (plain: readonly Plain[]) => Value): Value | undefined
  /** Takes steps from the evaluation's budget; false when there are none left. */
  spend(steps: number): boolean
}

/**
 * A function of the Terraform language over values that are the same in every world.
 *
 * Terraform's types are carried by `Plain`: string, number and bool are scalars by the type of `value` (a `text` is a string
 * of which some pieces are unknown), tuples, lists and sets are lists (a set sorted and without doubles), objects and maps are
 * maps, null is nothing. Undefined says that the arguments are none that the function takes: a gap, and the value unknown.
 * An argument that is unknown makes the answer unknown unless the function can do with what is known of it.
 */
export type TerraformFunction = (args: readonly Plain[], context: CallContext) => Value | undefined
