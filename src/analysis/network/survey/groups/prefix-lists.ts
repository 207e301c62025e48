import { parseCidr } from '../../../../model/ip.ts'
import type { PrefixList } from '../../network.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

/** The prefix lists of the scan, and those that are only named, as AWS's own mostly are. */
export function prefixListsOf(draft: Draft): readonly PrefixList[] {
  const { world } = draft
  const written = draft.of('AWS::EC2::PrefixList').map((list): PrefixList => {
    const entries = listed(list, 'entries', world)
    const reads = entries.items.map(({ value, certain }) => ({ read: world.read(value, 'cidr'), certain }))
    const cidrs = reads.flatMap(({ read, certain }) => {
      const cidr = cidrOf(read)
      if (cidr === 'impossible') draft.gap(`An entry of prefix list ${list.address} is no range.`, read.origin)
      return isCidr(cidr) && certain ? [cidr] : []
    })
    const name = world.read(list, 'prefixListName')
    // Those that AWS keeps have their entries where nobody can see them.
    const isOfAws = name.is !== 'known' || name.value.startsWith('com.amazonaws.')
    const isRead = entries.isWritten || (list.from === 'template' && !isOfAws)
    const whole =
      isRead && entries.unknown.length === 0 && reads.every(({ read, certain }) => certain && read.is === 'known')
    return { ...draft.thing(list), cidrs, whole }
  })
  const named = [...draft.namedPrefixLists.values()].map((thing): PrefixList => ({ ...thing, cidrs: [], whole: false }))
  return [...written, ...named]
}

/**
 * Where VPC Lattice comes from, seen by targets.
 *
 * Source: Amazon VPC Lattice User Guide, "Control traffic in VPC Lattice using security groups".
 */
export const latticeAddresses: PrefixList = {
  id: 'addresses of VPC Lattice',
  name: 'addresses of VPC Lattice',
  origin: { at: 'call', call: 'reach', field: '' },
  cidrs: ['169.254.171.0/24'].flatMap((text) => parseCidr(text) ?? []),
  whole: true,
}
