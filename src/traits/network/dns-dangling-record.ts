import type { Estate } from '../../model/estate.ts'
import { isPublic, parseIp } from '../../model/ip.ts'
import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import { leavesOf, type Slot } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type RecordSet = Resource<'AWS::Route53::RecordSet'>

export const dnsDanglingRecord = trait({
  id: 'dns-dangling-record',
  category: 'Reachability',
  resource: 'AWS::Route53::RecordSet',
  title: 'DNS record points at a released task or load-balancer address',
  why: 'Whoever gets the address or the name next receives the requests, cookies and certificates that are meant for you.',
  fix: 'Delete the record, or let it stand for a load balancer that is there.',
  example: {
    type: 'AWS::Route53::RecordSet',
    set: {
      name: 'shop.example.com',
      type: 'A',
      aliasTarget: { dnsName: 'shop-1234567890.eu-west-1.elb.amazonaws.com', hostedZoneId: 'Z32O12XQLNTSW2' },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon Route 53 Developer Guide, Protection from dangling delegation records in Route 53'],
  evaluate: (record, world) => {
    const type = world.read(record, 'type')
    if (type.is === 'unknown') return whole(unknown(type, 'type'))
    if (type.is === 'absent' || !/^A{1}$|^AAAA$/.test(type.value)) return whole(notApplicable('It names no address.'))
    return whole(any([no, toAlias(record, world), ...toAddresses(record, world)]))
  },
})

const toAddresses = (record: RecordSet, world: World): readonly Answer[] =>
  someItem(world, record, 'resourceRecords', (item) => {
    const read = world.read(item, 'value')
    if (read.is === 'absent') return no
    // A reference to an address of the scan.
    if (read.is === 'unknown')
      return read.parts?.some((part) => typeof part !== 'string' && part.resource !== undefined)
        ? no
        : unknown(read, 'An address')
    const ip = parseIp(read.value)
    if (!ip || !isPublic(ip) || publicAddresses(world.estate).has(read.value)) return no
    const says = `Whether "${read.value}" is still yours is not known: nothing in this scan has it.`
    return { is: 'unknown', missing: [{ says, origin: read.origin }] }
  })

/** A name of a load balancer that is not in the list of its Region; it may be that of another account. */
function toAlias(record: RecordSet, world: World): Answer {
  const alias = world.read(record, 'aliasTarget')
  if (alias.is === 'unknown') return unknown(alias, 'aliasTarget')
  if (alias.is === 'absent') return no
  const target = world.read(alias.value, 'dnsName')
  if (target.is === 'unknown') return unknown(target, 'dnsName')
  if (target.is === 'absent' || world.estate.resolve(target.value)) return no
  const name = target.value.text?.replace(/^dualstack\./i, '').replace(/\.$/, '')
  const region = name === undefined ? undefined : regionOf(name)
  if (name === undefined || region === undefined) return no
  if (world.estate.resolve({ ...target.value, text: name })) return no
  return gone(name, region, target.origin, world)
}

/** Sources: Elastic Load Balancing, names of load balancers: `name-id.region.elb.amazonaws.com`, `name-id.elb.region.…`. */
const regionOf = (name: string): string | undefined =>
  /\.([a-z]{2}(?:-[a-z]+)+-\d)\.elb\.amazonaws\.com(?:\.cn)?$/.exec(name)?.[1] ??
  /\.elb\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?$/.exec(name)?.[1]

function gone(name: string, region: string, origin: Origin, world: World): Answer {
  const accounts = new Set(
    world.estate.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ address }) => {
      const [, , , at, account] = address.split(':')
      return at === region && account !== undefined ? [account] : []
    }),
  )
  const isListed = [...accounts].some((account) =>
    world.estate.complete('AWS::ElasticLoadBalancingV2::LoadBalancer', `${account}/${region}`),
  )
  if (isListed) return possibly(yes(`No load balancer of the scan is called "${name}".`, origin))
  const says = `Whether load balancer "${name}" is still there is not known: not all of its Region are in this scan.`
  return { is: 'unknown', missing: [{ says, origin }] }
}

const known = new WeakMap<Estate, ReadonlySet<string>>()

/** The public addresses that something of the scan has. */
function publicAddresses(estate: Estate): ReadonlySet<string> {
  const found = known.get(estate)
  if (found) return found
  const texts = new Set<string>()
  const take = (slot: Slot<string> | undefined) => {
    for (const read of leavesOf(slot)) if (read.is === 'known') texts.add(read.value)
  }
  for (const { slots } of estate.ofType('AWS::EC2::EIP')) take(slots.publicIp)
  for (const { slots } of estate.ofType('AWS::EC2::Instance')) take(slots.publicIpAddress)
  for (const { slots } of estate.ofType('AWS::EC2::NetworkInterface'))
    for (const read of leavesOf(slots.association)) if (read.is === 'known') take(read.value.slots.publicIp)
  known.set(estate, texts)
  return texts
}
