import type { Resource } from '../../../../model/resource.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Peering } from '../../network.ts'
import type { Draft } from '../draft.ts'

type Connection = Resource<'AWS::EC2::VPCPeeringConnection'>

export function peeringsOf(draft: Draft): readonly Peering[] {
  return draft.of('AWS::EC2::VPCPeeringConnection').flatMap((connection) => {
    const thing = draft.thing(connection)
    const vpcs = vpcsOf(connection, draft)
    if (!vpcs) {
      draft.gap(`The VPCs that ${thing.name} connects are not known.`, connection.place)
      return []
    }
    const isActive = activeOf(connection, draft)
    const certain = draft.world.certainlyExists(connection)
    return [
      {
        ...thing,
        vpcs,
        isActive: isActive && (certain ? isActive : 'unknown'),
        isSameRegion: sameRegion(connection, draft),
      },
    ]
  })
}

/** A VPC of somebody else keeps the id that it has: it is none of the network's. */
function vpcsOf(connection: Connection, draft: Draft): readonly [string, string] | undefined {
  const { world } = draft
  const [requester, accepter] = [world.read(connection, 'requesterVpcInfo'), world.read(connection, 'accepterVpcInfo')]
  const near =
    draft.idOf(world.read(connection, 'vpcId')) ??
    (requester.is === 'known' ? draft.idOf(world.read(requester.value, 'vpcId')) : undefined)
  const far =
    draft.idOf(world.read(connection, 'peerVpcId')) ??
    (accepter.is === 'known' ? draft.idOf(world.read(accepter.value, 'vpcId')) : undefined)
  return near === undefined || far === undefined ? undefined : [near, far]
}

/** CloudFormation accepts a connection inside one account; another account has to. */
function activeOf(connection: Connection, { world }: Draft): Maybe {
  const status = world.read(connection, 'status')
  const code = status.is === 'known' ? world.read(status.value, 'code') : undefined
  if (code?.is === 'known') return code.value === 'active'
  if (connection.from === 'reply') return 'unknown'
  return world.read(connection, 'peerOwnerId').is === 'absent' || 'unknown'
}

function sameRegion(connection: Connection, { world }: Draft): Maybe {
  const [requester, accepter] = [world.read(connection, 'requesterVpcInfo'), world.read(connection, 'accepterVpcInfo')]
  if (requester.is === 'known' && accepter.is === 'known') {
    const [one, other] = [world.read(requester.value, 'region'), world.read(accepter.value, 'region')]
    if (one.is === 'known' && other.is === 'known') return one.value === other.value
  }
  return world.read(connection, 'peerRegion').is === 'absent' || 'unknown'
}
