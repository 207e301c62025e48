import { posix } from 'node:path'
import type { Evaluated } from '../evaluated.ts'
import type { ModuleSource } from './module-source.ts'

/** A plan of the scan. */
export interface Plan {
  readonly path: string
  readonly evaluated: readonly Evaluated[]
  /** What the root module of its configuration declares, by `declaredIn`. */
  readonly declared: ReadonlySet<string> | undefined
}

/**
 * The plans that were made of each root module.
 *
 * A plan is taken to be of a configuration only where both declare the same, and where nothing else may be meant: it stands
 * beside that configuration, or beside none, and no other one fits.
 */
export function coveredBy<P extends Plan>(
  roots: readonly ModuleSource[],
  plans: readonly P[],
): ReadonlyMap<ModuleSource, readonly P[]> {
  const covered = new Map<ModuleSource, P[]>()
  if (plans.length === 0) return covered
  const declared = new Map(roots.map((root) => [root, declaredBy(root)]))
  for (const plan of plans) {
    const fitting = roots.filter((root) => isSame(plan.declared, declared.get(root)))
    const beside = roots.filter(({ folder }) => folder === posix.dirname(plan.path))
    const [only, ...others] = beside.length > 0 ? fitting.filter((root) => beside.includes(root)) : fitting
    if (!only || others.length > 0) continue
    covered.set(only, [...(covered.get(only) ?? []), plan])
  }
  return covered
}

const declaredBy = ({ resources, data, modules }: ModuleSource): ReadonlySet<string> =>
  new Set([
    ...resources.keys(),
    ...[...data.keys()].map((name) => `data.${name}`),
    ...[...modules.keys()].map((name) => `module.${name}`),
  ])

const isSame = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean =>
  one !== undefined && one.size > 0 && one.size === other?.size && [...one].every((name) => other.has(name))
