import type { ResourceType } from '../../model/resource.ts'
import type { Example } from '../../traits/trait.ts'

/** Writes an example as a person would in one notation; where the notation has no word for it, a comment says so. */
export type Notation = (example: Example) => string

/** The thing without its service, e.g. `TaskDefinition`. */
export const thing = (type: ResourceType): string => type.slice(type.lastIndexOf(':') + 1)

export const indented = (lines: readonly string[], by = '  '): readonly string[] =>
  lines.map((line) => (line === '' ? line : by + line))
