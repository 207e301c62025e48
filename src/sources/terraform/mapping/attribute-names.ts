import type { Evaluated } from '../evaluated.ts'
import { inEveryEntry } from './values.ts'

const vpc = { default_security_group_id: 'DefaultSecurityGroup', default_network_acl_id: 'DefaultNetworkAcl' }

/**
 * What AWS calls the attributes by which a reference says more than which resource it is, by the provider's type and name.
 *
 * Source: documentation of the providers hashicorp/aws and hashicorp/random, "Attribute Reference" of each.
 */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_default_vpc: vpc,
  aws_ecr_repository: { repository_url: 'RepositoryUri' },
  aws_vpc: vpc,
  random_password: { result: 'Password' },
}

/** The resources with those attributes under AWS's names wherever they are referred to. */
export function withAwsNames(evaluated: readonly Evaluated[]): readonly Evaluated[] {
  const byAddress = new Map(
    evaluated.flatMap(({ address, type }) => {
      const own = Object.hasOwn(names, type) ? names[type] : undefined
      return own ? [[address, own] as const] : []
    }),
  )
  if (byAddress.size === 0) return evaluated
  return evaluated.map((one) => ({
    ...one,
    values: inEveryEntry(one.values, (hole) => {
      const attribute = hole.resource === undefined ? undefined : byAddress.get(hole.resource)?.[hole.attribute ?? '']
      return attribute === undefined ? hole : { ...hole, attribute }
    }),
  }))
}
