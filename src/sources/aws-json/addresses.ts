import { type Described, keyOf } from './described.ts'
import type { Listing } from './listed.ts'
import { arnOf, arnSays, firstKnown, type Whereabouts } from './whereabouts.ts'

/**
 * Gives each resource its address: its ARN, made of its id where the Region and the account are known, else its id; what has
 * neither is called by its file and its name.
 */
export function placeAll(
  all: readonly Described[],
  assumed: Whereabouts,
  described: ReadonlyMap<string, Described>,
): void {
  for (const one of all) {
    const arns = [...new Set(one.parts.flatMap(({ found }) => found.arn ?? []))]
    const says = one.parts.map((part) => part.says)
    one.where = firstKnown(...arns.map(arnSays), ...says, assumed)
    one.address = arns[0] ?? addressOf(one)
  }
  for (const one of all) {
    const owner = one.owner !== undefined && one.parts[0]?.found.kind?.owner
    if (!owner) continue
    const address = described.get(keyOf(owner.type, one.owner ?? ''))?.address ?? one.owner
    one.address = `${address}#${one.id}`
  }
}

function addressOf({ id, parts, where }: Described): string {
  const [first] = parts
  const form = parts.find(({ found }) => found.kind?.arn !== undefined)?.found.kind?.arn
  if (id === undefined) return `${first?.path}#${first?.name}`
  return (form === undefined ? undefined : arnOf(form, id, where)) ?? id
}

/** Types of which a reply shows only the account's own. */
const ownOnly = /^(?:AWS::EC2::(?:VPC|SecurityGroup)$|AWS::ECS::|Breakwater::ECS::|AWS::ElasticLoadBalancingV2::)/

/** Where everything is that does not say so itself: as the user says, else the only Region and account that are named. */
export function assumedOf(all: readonly Described[], pages: readonly Listing[], deployed: Whereabouts): Whereabouts {
  const regions = new Set<string>()
  const accounts = new Set<string>()
  const hear = ({ region, account }: Whereabouts, isOwn: boolean) => {
    if (region !== undefined) regions.add(region)
    if (account !== undefined && isOwn) accounts.add(account)
  }
  for (const { says } of pages) hear(says, true)
  for (const { type, parts } of all) {
    for (const { says, found } of parts) {
      hear(found.arn === undefined ? says : firstKnown(arnSays(found.arn), says), ownOnly.test(type))
    }
  }
  const [region] = regions
  const [account] = accounts
  return firstKnown(deployed, {
    ...(region !== undefined && regions.size === 1 && { region }),
    ...(account !== undefined && accounts.size === 1 && { account }),
  })
}
