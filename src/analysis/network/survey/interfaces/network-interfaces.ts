import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Interface, Place } from '../../network.ts'
import { placeAt } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { groupsOf, standingIn } from '../workloads/standing.ts'
import { ownerOf } from './interface-owners.ts'
import { elasticOf, publicSeen } from './public-addresses.ts'

type Eni = Resource<'AWS::EC2::NetworkInterface'>

/** Interfaces that are resources of the scan. A trunk takes no connections itself: its branches belong to tasks. */
export function addNetworkInterfaces(draft: Draft): void {
  for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
    const made = interfaceOf(eni, draft)
    if (made) draft.add(made)
  }
}

function interfaceOf(eni: Eni, draft: Draft): Interface | undefined {
  const { world } = draft
  const type = world.read(eni, 'interfaceType')
  if (type.is === 'known' && type.value === 'trunk') return undefined
  const standing = standingIn(world.read(eni, 'subnetId'), true, draft)
  if (!standing) {
    draft.gap(`The subnet of interface ${draft.thing(eni).name} is not known.`, eni.place)
    return undefined
  }
  const own = addressesOf(eni, draft)
  const isSeen = eni.from === 'reply'
  return {
    ...draft.thing(eni),
    subnet: standing.id,
    groups: groupsOf(listed(eni, 'groupSet', world), standing, draft, !isSeen),
    address4: own.address4 ?? (isSeen ? undefined : standing.address4),
    address6: own.address6,
    public4: isSeen ? publicSeen(own.publicIp) : (elasticOf(eni.address, draft) ?? { is: false }),
    sourceDestCheck: flagOf(world.read(eni, 'sourceDestCheck')),
    owner: ownerOf(eni, draft),
    certain: world.certainlyExists(eni),
  }
}

interface Addresses {
  readonly address4: Place | undefined
  readonly address6: Place | undefined
  readonly publicIp: string | undefined
}

function addressesOf(eni: Eni, draft: Draft): Addresses {
  const { world } = draft
  const text = (read: Read<string>) => (read.is === 'known' ? read.value : undefined)
  const [first6] = listed(eni, 'ipv6Addresses', world).items
  const held = listed(eni, 'privateIpAddresses', world).items
  const own =
    text(world.read(eni, 'privateIpAddress')) ?? (held[0] && text(world.read(held[0].value, 'privateIpAddress')))
  const associations = [world.read(eni, 'association'), ...held.map(({ value }) => world.read(value, 'association'))]
  const [publicIp] = associations.flatMap((read) => {
    const ip = read.is === 'known' ? text(world.read(read.value, 'publicIp')) : undefined
    return ip === undefined ? [] : [ip]
  })
  return {
    address4: placeAt(own, 4),
    address6: placeAt(first6 && text(world.read(first6.value, 'ipv6Address')), 6),
    publicIp,
  }
}

/** On unless it is switched off. */
export function flagOf(read: Read<boolean>): Maybe {
  return read.is === 'known' ? read.value : read.is === 'absent' || 'unknown'
}
