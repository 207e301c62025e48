import type { Route, RouteTable } from '../analysis/network/network.ts'
import { shortName } from '../analysis/network/survey/named.ts'
import type { Origin } from '../model/origin.ts'
import { type Answer, any, no, possibly, yes } from './answer.ts'

/** Does a route table lead every address to an internet gateway? `owner` is what it serves, in words. */
export function leadsToInternetGateway(table: RouteTable | undefined, owner: string, place: Origin): Answer {
  const open = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin: place }] })
  if (!table) return open(`Which route table serves ${owner} is not known.`)
  const found = any([no, ...table.routes.map(defaultToInternetGateway)])
  if (found.is === 'yes' || table.whole) return found
  return open(
    `Whether a default route of ${owner} leads to an internet gateway is not known: not all routes are in this scan.`,
  )
}

/** Does a route lead every address to an internet gateway? */
export function defaultToInternetGateway({ destination, target, certain, origin }: Route): Answer {
  if (destination.is !== 'cidr' || destination.cidr.prefix > 0) return no
  const route = `The route to "${destination.cidr.version === 4 ? '0.0.0.0/0' : '::/0'}"`
  if (target.is === 'unknown')
    return { is: 'unknown', missing: [{ says: `${route} leads to what is not known.`, origin }] }
  if (target.is !== 'internet-gateway') return no
  const answer = yes(`${route} leads to internet gateway ${shortName(target.id)}.`, origin)
  return certain ? answer : possibly(answer)
}
