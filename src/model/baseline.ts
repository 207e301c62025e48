/**
 * An offence that was there when a team adopted the scan. Level and verdict are kept so that what grows worse is told all
 * the same. Lines are not: what stands elsewhere in its file is still the same.
 */
export interface BaselineEntry {
  readonly trait: string
  /** The resource's type and address. */
  readonly type: string
  readonly address: string
  readonly subject: string
  /** What it is, in the sentence that names it: another one of the same subject is another entry. */
  readonly offence: string
  /** The severity of what is present; `unknown` where the verdict was that. */
  readonly found: 'critical' | 'high' | 'medium' | 'low' | 'info' | 'unknown'
}

/** The form of the file; another number is refused. */
export const baselineVersion = 2

/** What a resource is called in its file: the part of its address that a renamed file leaves alone. */
export function nameIn(address: string): string {
  return address.slice(address.lastIndexOf('#') + 1)
}

/** The file that an address is in, or the folder of a Terraform module; undefined for what is in none, as an ARN. */
export function fileIn(address: string): string | undefined {
  const end = address.lastIndexOf('#')
  if (end !== -1) return address.slice(0, end)
  return address.startsWith('arn:') ? undefined : '.'
}
