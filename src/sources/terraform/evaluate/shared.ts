import type { Origin } from '../../../model/origin.ts'
import type { Reading } from '../../reading.ts'
import { SyntaxFault } from '../../syntax/syntax.ts'
import type { MapValue, Value } from '../../value.ts'
import type { Expression, HclReader } from '../syntax/ast.ts'
import type { Declaration, ModuleSource } from './module-source.ts'
import type { Budget } from './scope.ts'

/** What a state holds of the root module that it is of. */
export interface State {
  readonly folder: string
  output(name: string, at: Origin): Value | undefined
  outputs(at: Origin): Value
}

/** What a configuration has once for all its modules. */
export interface Shared {
  readonly reading: Reading
  readonly hcl: HclReader
  readonly budget: Budget
  /** The root module's folder; addresses begin with it. */
  readonly root: string
  /** The source of a module that a block calls, and a gap where there is none. */
  sourceOf(call: Declaration, from: ModuleSource, address: string): ModuleSource | undefined
  /** The root module whose state a data source reads, where it is in the scan. */
  stateOf(values: MapValue): State | undefined
  readText(path: string, folder: string): string | undefined
  list(path: string, folder: string): readonly string[] | undefined
  /** Templates that functions have filled in, by their texts. */
  readonly templates: Map<string, Template>
  /** What was said of which place: once of a module, however many instances it has. */
  readonly reported: Set<string>
  /** Hears of every instance of a module, and what the addresses of its resources begin with. */
  made(source: ModuleSource, prefix: string): void
}

/** A template as it is read, or what is wrong with it. */
type Template = Expression | { readonly says: string }

export function readTemplate(text: string, hcl: HclReader): Template {
  try {
    return hcl.readTemplate(text)
  } catch (error) {
    if (error instanceof SyntaxFault) return { says: error.message }
    throw error
  }
}
