import table from '../../data/ssl-policies.json' with { type: 'json' }

/** What the API takes where a listener that is not made in the console names no policy. */
export const defaultSslPolicy = 'ELBSecurityPolicy-2016-08'

const oldestProtocol = new Map<string, string>(Object.entries(table.oldestProtocol))

/**
 * The oldest version of TLS that a policy offers, e.g. `1.2`; undefined where nobody can tell. A policy that is newer than the
 * table says so in its name, as all of its kind in the table do.
 *
 * Source: Elastic Load Balancing, Application Load Balancers, "Security policies for your Application Load Balancer".
 */
export function oldestProtocolOf(policy: string): string | undefined {
  const known = oldestProtocol.get(policy)
  if (known !== undefined) return known
  const minor = /^(?:ELBSecurityPolicy-)?TLS13-1-([0-3])-/.exec(policy)?.[1]
  return minor === undefined ? undefined : `1.${minor}`
}

/** Does a policy offer a key exchange that quantum computers do not break? Its name says so. */
export const isPostQuantum = (policy: string): boolean => /-PQ-/.test(policy)
