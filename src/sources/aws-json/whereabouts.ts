import { partitionOf } from '../partitions.ts'

/** Where resources of a reply are, as far as it is known. */
export interface Whereabouts {
  readonly region?: string
  readonly account?: string
}

const region = /^[a-z]{2,4}(?:-(?:gov|iso[a-z]?))?-(?:central|(?:north|south)?(?:east|west)|north|south)-\d{1,2}$/
const account = /^\d{12}$/

export const isRegion = (text: string): boolean => region.test(text)
export const isAccount = (text: string): boolean => account.test(text)

/** The Region and the account that the folders of a file are named after, the nearest ones. */
export function foldersSay(path: string): Whereabouts {
  const folders = path.split('/').slice(0, -1)
  return defined(folders.findLast(isRegion), folders.findLast(isAccount))
}

/** What an ARN says: `arn:partition:service:region:account:resource`. */
export function arnSays(arn: string): Whereabouts {
  const [, , , inRegion = '', of = ''] = arn.split(':', 5)
  return defined(isRegion(inRegion) ? inRegion : undefined, isAccount(of) ? of : undefined)
}

/** The Region of an availability zone; of a local or Wavelength zone the one that it belongs to. */
export function zoneSays(zone: string): Whereabouts {
  const [found] = /^[a-z]+(?:-[a-z]+)+-\d+/.exec(zone) ?? []
  return defined(found !== undefined && isRegion(found) ? found : undefined, undefined)
}

/** The first that is known of each. */
export function firstKnown(...all: readonly Whereabouts[]): Whereabouts {
  return defined(
    all.find((one) => one.region !== undefined)?.region,
    all.find((one) => one.account !== undefined)?.account,
  )
}

/** The ARN of what a reply names by its id alone, e.g. of `ec2:vpc/` and `vpc-0123`. */
export function arnOf(form: string, id: string, { region: where, account: whose }: Whereabouts): string | undefined {
  const service = form.slice(0, form.indexOf(':'))
  const resource = form.slice(service.length + 1)
  const of = service === 'apigateway' ? '' : whose
  if (where === undefined || of === undefined) return undefined
  return `arn:${partitionOf(where).partition}:${service}:${where}:${of}:${resource}${id}`
}

function defined(inRegion: string | undefined, of: string | undefined): Whereabouts {
  return { ...(inRegion !== undefined && { region: inRegion }), ...(of !== undefined && { account: of }) }
}
