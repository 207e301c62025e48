import type { Interface, Network } from '../network.ts'

export const isAccount = (name: string): boolean => /^\d{12}$/.test(name)

/** The interfaces of an account, by their ARNs; those of templates, which have none, are in the account that is given for them. */
export function interfacesOfAccount(account: string, { interfaces, subnets }: Network, given?: string) {
  const vpcs = new Map(subnets.map(({ id, vpc }) => [id, vpc]))
  return interfaces.filter((one) => accountOf(one, vpcs.get(one.subnet), given) === account)
}

/** The accounts that interfaces are in. */
export const accountsIn = ({ interfaces, subnets }: Network, given?: string): readonly string[] => {
  const vpcs = new Map(subnets.map(({ id, vpc }) => [id, vpc]))
  const all = interfaces.flatMap((one) => accountOf(one, vpcs.get(one.subnet), given) ?? [])
  return [...new Set(all)].sort()
}

/** Whose interfaces are: what has a share of a subnet has them in its own account. */
function accountOf({ id, owner, subnet }: Interface, vpc: string | undefined, given?: string): string | undefined {
  for (const named of [owner.id, id, subnet, vpc ?? '']) {
    const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(named)?.[1]
    if (account !== undefined) return account
  }
  return given
}
