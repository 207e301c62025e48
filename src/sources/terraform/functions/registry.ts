import type { TerraformFunction } from './function.ts'

/** Every function that is evaluated, by name. */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map()
