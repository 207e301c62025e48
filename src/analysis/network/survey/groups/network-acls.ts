import type { Resource } from '../../../../model/resource.ts'
import type { networkAclEntry } from '../../../../model/resources/network-acl.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import { type AclEntry, allPorts, icmp, icmp6, type NetworkAcl } from '../../network.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { aclOfReference, defaultAclOf, defaultAcls } from './default-acls.ts'
import { protocolOf, sayTraffic, trafficOf } from './protocols.ts'

type Acl = Resource<'AWS::EC2::NetworkAcl'>
type Entry = Struct<Omit<(typeof networkAclEntry)['fields'], 'networkAclId'>>

/** The network ACLs of the scan, and the default ones that come with VPCs of templates and let everything pass. */
export function networkAclsOf(draft: Draft): readonly NetworkAcl[] {
  const written = draft.of('AWS::EC2::NetworkAcl').map((acl) => aclOf(acl, draft))
  const defaults = draft.of('AWS::EC2::VPC').flatMap((vpc): readonly NetworkAcl[] => {
    const id = defaultAclOf(vpc, draft)
    if (id === undefined || draft.index(defaultAcls).has(vpc.address)) return []
    const entries = [false, true].map(
      (isEgress): AclEntry => ({
        id: `${id}/${isEgress ? 'out' : 'in'}`,
        name: 'all traffic',
        origin: vpc.place,
        number: 100,
        isEgress,
        allows: true,
        protocol: 'all',
        ports: allPorts,
        cidr: 'any',
        certain: true,
      }),
    )
    const more = entriesBesideOf(id, draft)
    const name = `default network ACL of ${draft.thing(vpc).name}`
    const all = withoutTwins([...entries, ...onlyEntries(more)], draft)
    return [{ id, name, origin: vpc.place, entries: all, whole: !more.includes('unknown') }]
  })
  return [...written, ...defaults]
}

function aclOf(acl: Acl, draft: Draft): NetworkAcl {
  const { world, estate } = draft
  const inline = listed(acl, 'entries', world)
  const isListed = acl.from === 'reply' ? inline.isWritten : estate.complete('AWS::EC2::NetworkAclEntry', acl.address)
  const made = [
    ...inline.items.map(({ value, certain }, index) => entryOf(`${acl.address}/${index}`, value, certain, draft)),
    ...entriesBesideOf(acl.address, draft),
  ]
  const entries = onlyEntries(made)
  const whole = isListed && inline.unknown.length === 0 && !made.includes('unknown')
  return { ...draft.thing(acl), entries: withoutTwins(entries, draft), whole }
}

type Made = AclEntry | 'unknown' | 'none'

const onlyEntries = (made: readonly Made[]): readonly AclEntry[] =>
  made.flatMap((entry) => (typeof entry === 'object' ? [entry] : []))

const entriesBesideOf = (acl: string, draft: Draft): readonly Made[] =>
  (draft.index(entriesBeside).get(acl) ?? []).map((entry) =>
    entryOf(entry.address, entry, draft.world.certainlyExists(entry), draft),
  )

function* entriesBeside(draft: Draft): Iterable<readonly [acl: string, Resource<'AWS::EC2::NetworkAclEntry'>]> {
  for (const entry of draft.of('AWS::EC2::NetworkAclEntry')) {
    const read = draft.world.read(entry, 'networkAclId')
    const acl = aclOfReference(read, draft)
    if (acl !== undefined) yield [acl, entry]
    else draft.gap(`The network ACL of ${draft.thing(entry).name} is not known.`, read.origin)
  }
}

/** Two entries of one number and direction cannot both be: which one counts is not certain. */
function withoutTwins(entries: readonly AclEntry[], draft: Draft): readonly AclEntry[] {
  const counted = new Map<string, number>()
  const keyOf = ({ number, isEgress }: AclEntry) => `${number} ${isEgress}`
  for (const entry of entries) counted.set(keyOf(entry), (counted.get(keyOf(entry)) ?? 0) + 1)
  return entries.map((entry) => {
    if (counted.get(keyOf(entry)) === 1) return entry
    draft.gap(`Number ${entry.number} stands twice in a network ACL.`, entry.origin)
    return { ...entry, certain: false }
  })
}

/** `unknown`: there is an entry, but where it counts or what it does is not known. */
function entryOf(id: string, entry: Entry, certain: boolean, draft: Draft): Made {
  const { world } = draft
  const number = world.read(entry, 'ruleNumber')
  const egress = world.read(entry, 'egress')
  const action = world.read(entry, 'ruleAction')
  if (number.is !== 'known' || egress.is === 'unknown' || action.is !== 'known') {
    draft.gap(`Entry ${id} of a network ACL is not known.`, number.origin)
    return 'unknown'
  }
  const isEgress = egress.is === 'known' && egress.value
  const reads = [world.read(entry, 'cidrBlock'), world.read(entry, 'ipv6CidrBlock')] as const
  const read = reads[0].is === 'absent' ? reads[1] : reads[0]
  const cidr = cidrOf(read)
  const traffic = entryTraffic(entry, draft)
  if (cidr === 'impossible' || traffic.is === 'impossible') {
    draft.gap(traffic.is === 'impossible' ? `${traffic.says}.` : `The range of entry ${id} is none.`, read.origin)
    return 'none'
  }
  const allows = action.value === 'allow'
  return {
    id,
    name: `${number.value} ${allows ? 'allows' : 'denies'} ${sayTraffic(traffic.protocol, traffic.ports)}`,
    origin: number.origin,
    number: number.value,
    isEgress,
    allows,
    protocol: traffic.protocol,
    ports: traffic.ports,
    cidr: isCidr(cidr) ? cidr : 'any',
    certain: certain && traffic.certain && isCidr(cidr),
  }
}

function entryTraffic(entry: Entry, { world }: Draft) {
  const protocol = world.read(entry, 'protocol')
  const number = protocolOf(protocol)
  if (number === icmp || number === icmp6) {
    const pair = world.read(entry, 'icmp')
    const [type, code] =
      pair.is === 'known' ? [world.read(pair.value, 'type'), world.read(pair.value, 'code')] : [any, any]
    return trafficOf(protocol, type, code)
  }
  const range = world.read(entry, 'portRange')
  if (range.is !== 'known') return trafficOf(protocol, missing(range), missing(range))
  return trafficOf(protocol, world.read(range.value, 'from'), world.read(range.value, 'to'))
}

const any: Read<number> = {
  is: 'known',
  value: -1,
  origin: { at: 'call', call: 'CreateNetworkAclEntry', field: 'icmpTypeCode' },
}

const missing = (read: Read<unknown>): Read<number> =>
  read.is === 'unknown' ? read : { is: 'absent', origin: read.origin }
