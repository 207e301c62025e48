import type { Plain } from './value.ts'

/** Something that has one value per deployment, whose value may be asked about. */
export interface Variable {
  readonly id: string
  readonly name: string
}

/** The variable that a value is, when it is nothing else than one. */
export function variableOf(value: Plain): Variable | undefined {
  const hole =
    value.is === 'unknown' ? value.hole : value.is === 'text' && value.parts.length === 1 ? value.parts[0] : undefined
  if (hole === undefined || typeof hole === 'string' || hole.text !== undefined) return undefined
  const { name, variable, resource, attribute } = hole
  if (variable !== undefined) return { id: variable, name }
  return resource === undefined ? undefined : { id: `${resource}.${attribute ?? ''}`, name }
}
