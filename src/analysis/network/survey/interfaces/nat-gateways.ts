import type { Read } from '../../../../model/slot.ts'
import type { NatGateway } from '../../network.ts'
import { placeAt } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { standingIn } from '../workloads/standing.ts'

/** NAT gateways that work, and their interfaces where those are no resources of the scan. */
export function addNatGateways(draft: Draft): readonly NatGateway[] {
  const { world } = draft
  return draft.of('AWS::EC2::NatGateway').flatMap((gateway) => {
    if (isGone(world.read(gateway, 'state'))) return []
    const type = world.read(gateway, 'connectivityType')
    const isPublic = type.is !== 'known' || type.value === 'public'
    const certain = world.certainlyExists(gateway)
    const standing = standingIn(world.read(gateway, 'subnetId'), true, draft)
    const thing = draft.thing(gateway)
    if (standing && draft.ownedBy(gateway.address).length === 0) {
      const own = world.read(gateway, 'privateIpAddress')
      draft.add({
        ...thing,
        id: `${gateway.address}/${standing.id}`,
        subnet: standing.id,
        groups: [],
        address4: placeAt(own.is === 'known' ? own.value : undefined, 4) ?? standing.address4,
        address6: undefined,
        public4: { is: isPublic && (type.is !== 'unknown' || 'unknown') },
        sourceDestCheck: false,
        owner: { is: 'nat-gateway', id: gateway.address },
        certain: certain && standing.certain,
      })
    }
    return [{ ...thing, subnet: standing?.id, isPublic, certain: certain && type.is !== 'unknown' }]
  })
}

const isGone = (state: Read<string>) => state.is === 'known' && /^(?:delet|fail)/.test(state.value)
