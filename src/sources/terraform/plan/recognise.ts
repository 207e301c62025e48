import { type MapSyntax, type Syntax, textAt } from '../../syntax/syntax.ts'

/** What `terraform show -json` and `tofu show -json` print. Source: Terraform documentation, "JSON Output Format". */
export type PlanKind = 'plan' | 'state'

/** Where the version may stand in a text as it is printed, and in one whose keys somebody has sorted. */
const version = /"format_version"\s*:\s*"\d/
const contents = /"(?:planned_values|resource_changes|root_module)"\s*:/

/** Cheap signs of a plan or state in a text that is not parsed yet. */
export const looksLikePlan = (text: string): boolean =>
  text.includes('"format_version"') && version.test(text) && (contents.test(text) || text.length < 500)

/** Keys of a state. One of nothing has its version only, and so has the output of other commands, with keys of their own. */
const stateKeys = ['format_version', 'terraform_version', 'values', 'checks']

/** Whether the JSON is a plan or a state, by its content. */
export function planKind(root: Syntax): PlanKind | undefined {
  if (root.kind !== 'map' || majorVersion(root) === undefined) return undefined
  if (root.entries.has('planned_values') || root.entries.has('resource_changes')) return 'plan'
  return [...root.entries.keys()].every((key) => stateKeys.includes(key)) ? 'state' : undefined
}

/** The number before the point in the version of the format. */
export function majorVersion(root: MapSyntax): number | undefined {
  const major = /^(\d{1,9})\.\d/.exec(textAt(root, 'format_version') ?? '')?.[1]
  return major === undefined ? undefined : Number(major)
}

/** How a file begins whose content is a plan as Terraform saves it: a ZIP archive. */
const zip = 'PK\u0003\u0004'

/**
 * What to say of a file of Terraform's that holds a plan or a state in a form that is not read; undefined for all others.
 * `start` is how it begins, whatever its encoding.
 */
export function unreadPlan(path: string, start: string): string | undefined {
  if (start.startsWith(zip)) {
    if (!/(?:\.tfplan|\.plan|(?:^|[/\\])(?:tf)?plan(?:\.out|\.bin)?)$/i.test(path)) return undefined
    return 'It is a plan as terraform plan -out saves it: scan what terraform show -json prints of it.'
  }
  if (/^\s*\{/.test(start) && /"lineage"\s*:/.test(start) && /"serial"\s*:/.test(start)) {
    return 'It is a state as Terraform stores it: scan what terraform show -json prints.'
  }
  if (/^\{"@level":"[a-z]+","@message":"(?:Terraform|OpenTofu) /.test(start)) {
    return 'It is the log of plan -json, which has no values: scan what terraform show -json prints of the saved plan.'
  }
  return undefined
}
