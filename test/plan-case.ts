import { sayWhy } from '../src/model/slot.ts'
import { showText } from '../src/model/text.ts'
import { Reading } from '../src/sources/reading.ts'
import type { Evaluated } from '../src/sources/terraform/evaluated.ts'
import type { PolicyOf } from '../src/sources/terraform/plan/evaluating.ts'
import { readPlanFile } from '../src/sources/terraform/plan/plan-file.ts'
import type { Value } from '../src/sources/value.ts'

/** One resource of a small plan, and what the plan says of it beside its values. */
export interface PlanCase {
  readonly address: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly unknown?: unknown
  readonly sensitive?: unknown
  readonly written?: Readonly<Record<string, unknown>>
  readonly forEach?: readonly string[]
  readonly actions?: readonly string[]
}

/** The type and name in an address of the root module, with `data.` before them. */
const parts = /^(data\.)?([a-z0-9_]+)\.([a-z0-9_]+)/

/** A plan of resources in the root module, as `terraform show -json` prints one. */
export function planOf(cases: readonly PlanCase[], more: Readonly<Record<string, unknown>> = {}): string {
  const written = new Map<string, object>()
  for (const one of cases) {
    const [address = ''] = parts.exec(one.address) ?? []
    const forEach = one.forEach && { for_each_expression: { references: one.forEach } }
    written.set(address, { address, expressions: one.written ?? {}, ...forEach })
  }
  return JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: cases.map(({ address, values = {}, sensitive = {} }) => {
          const [, data, type, name] = parts.exec(address) ?? []
          return { address, mode: data ? 'data' : 'managed', type, name, values, sensitive_values: sensitive }
        }),
      },
    },
    resource_changes: cases.map(({ address, unknown = {}, sensitive = {}, actions = ['create'] }) => ({
      address,
      change: { actions, before: null, after_unknown: unknown, after_sensitive: sensitive },
    })),
    configuration: { root_module: { resources: [...written.values()] } },
    ...more,
  })
}

/** What a text makes as a plan, with the gaps and the text that is kept of it. */
export function readCase(text: string, path = 'plan.json', policyOf?: PolicyOf) {
  const reading = new Reading({ region: undefined, account: undefined })
  const evaluated = readPlanFile(text, path, reading, policyOf)?.evaluated
  const gaps = reading.gaps.map(({ code, says }) => `${code}: ${says}`)
  return { evaluated, gaps, reading, kept: reading.files.map((file) => file.text).join('\n') }
}

/** The values of one resource as plain data: texts with their holes, unknowns with their reason. */
export function valuesOf(evaluated: readonly Evaluated[] | undefined, address: string): unknown {
  const found = evaluated?.find((one) => one.address === address)
  return found && shown(found.values)
}

export function shown(value: Value): unknown {
  switch (value.is) {
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, shown(entry)]))
    case 'list':
      return value.items.map(shown)
    case 'scalar':
      return value.value
    case 'text':
      return `text ${showText(value.parts)}`
    case 'unknown':
      return `unknown: ${sayWhy(value.why)}`
    case 'nothing':
      return null
    case 'choice':
      return { yes: shown(value.yes), no: shown(value.no) }
  }
}
