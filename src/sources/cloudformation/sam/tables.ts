import data from '../../../data/serverless.json' with { type: 'json' }

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A policy template: the names of its parameters, and its policy with references to them. */
export interface PolicyTemplate {
  readonly parameters: readonly string[]
  readonly definition: Json
}

/** What a connector from one type to another makes. */
export interface ConnectorProfile {
  readonly Type: string
  readonly Properties: {
    /** The policy belongs to the source, else to the destination. */
    readonly SourcePolicy: boolean
    readonly AccessCategories: Readonly<Record<string, { readonly [key: string]: Json } | undefined>>
  }
}

/** How connectors find the role of a type, and name it in policies. */
export interface ConnectedType {
  readonly Inputs?: { readonly Role?: Json }
  readonly Outputs?: Readonly<Record<string, Json>>
}

/** What the translator of AWS SAM knows by heart: `scripts/serverless.ts` makes the table from it. */
interface Tables {
  readonly policyTemplates: Readonly<Record<string, PolicyTemplate | undefined>>
  readonly connectors: Readonly<Record<string, Readonly<Record<string, ConnectorProfile | undefined>> | undefined>>
  readonly connectedTypes: Readonly<Record<string, ConnectedType | undefined>>
  /** The managed policies of AWS that have a path, by the path. */
  readonly managedPolicies: Readonly<Record<string, readonly string[]>>
}

export const tables: Tables = data

/** An entry of a table under a key that a template gives. */
export function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined
}

const paths = new Map(
  Object.entries(tables.managedPolicies).flatMap(([path, names]) => names.map((name) => [name, path])),
)

/** The name of a managed policy of AWS with its path, as it stands in its ARN. */
export function managedPolicyPath(name: string): string {
  const path = paths.get(name)
  return path === undefined ? name : `${path}/${name}`
}
