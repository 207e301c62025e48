import type { Cidr } from '../../../model/ip.ts'
import type { Resource } from '../../../model/resource.ts'
import type { cidrBlockAssociation } from '../../../model/resources/vpc.ts'
import type { StructOf } from '../../../model/shape.ts'
import type { Read } from '../../../model/slot.ts'
import type { Attached, Vpc } from '../network.ts'
import { cidrOf, isCidr } from './addresses.ts'
import type { Draft } from './draft.ts'
import { listed } from './listed.ts'
import { vpcsAttachedTo } from './routes/attachments.ts'
import { entryTableOf } from './routes/entry-tables.ts'

type Net = Resource<'AWS::EC2::VPC'>

/** The VPCs of the scan, and those that are only named. */
export function vpcsOf(draft: Draft): readonly Vpc[] {
  const known = draft.of('AWS::EC2::VPC').map(
    (vpc): Vpc => ({
      ...draft.thing(vpc),
      ...rangesOf(vpc, draft),
      internetGateway: attachedTo(vpc, draft.index(internetGateways), 'AWS::EC2::InternetGateway', draft),
      egressOnlyInternetGateway: attachedTo(
        vpc,
        draft.index(egressOnlyGateways),
        'AWS::EC2::EgressOnlyInternetGateway',
        draft,
      ),
      ...(mayBeJoined(vpc, draft) && { mayBeJoined: true }),
    }),
  )
  const named = [...draft.namedVpcs.values()].map(
    (thing): Vpc => ({
      ...thing,
      cidrs: [],
      whole: false,
      ...(!/^vpc-[0-9a-z]+$/.test(thing.id) && { isOpen: true }),
      internetGateway: draft.index(internetGateways).get(thing.id)?.[0] ?? { is: 'unknown' },
      egressOnlyInternetGateway: draft.index(egressOnlyGateways).get(thing.id)?.[0] ?? { is: 'unknown' },
    }),
  )
  return [...known, ...named].map((vpc): Vpc => {
    const entryTable = entryTableOf(vpc.id, vpc.internetGateway, draft)
    return entryTable === undefined ? vpc : { ...vpc, entryTable }
  })
}

/** A snapshot that lacks a list of what joins VPCs. */
const mayBeJoined = ({ from, address }: Net, { estate }: Draft): boolean =>
  from === 'reply' && !joining.every((type) => estate.complete(type, address))

const joining = ['AWS::EC2::VPCPeeringConnection', 'AWS::EC2::TransitGatewayAttachment'] as const

/** The ranges of a VPC, and whether there are no others. */
export function rangesOf(vpc: Net, draft: Draft): { readonly cidrs: readonly Cidr[]; readonly whole: boolean } {
  const { world } = draft
  const inSet = listed(vpc, 'cidrBlockAssociationSet', world)
  const inSet6 = listed(vpc, 'ipv6CidrBlockAssociationSet', world)
  const more = draft.index(rangesBeside).get(vpc.address) ?? []
  const written: Read<string>[] = [
    world.read(vpc, 'cidrBlock'),
    ...inSet.items.filter(({ value }) => isInUse(value, draft)).map(({ value }) => world.read(value, 'cidrBlock')),
    ...inSet6.items.map(({ value }) => world.read(value, 'ipv6CidrBlock')),
    ...more.flatMap((one) => [world.read(one, 'cidrBlock'), world.read(one, 'ipv6CidrBlock')]),
  ]
  const cidrs = written.flatMap((read) => {
    const cidr = cidrOf(read)
    if (cidr === 'impossible') draft.gap(`A range of ${vpc.address} is none.`, read.origin)
    return isCidr(cidr) ? [cidr] : []
  })
  const isAssigned = more.some((one) => {
    const provided = world.read(one, 'amazonProvidedIpv6CidrBlock')
    const pools = [world.read(one, 'ipv4IpamPoolId'), world.read(one, 'ipv6IpamPoolId')]
    return provided.is === 'unknown' || (provided.is === 'known' && provided.value) || pools.some(isWritten)
  })
  const isUnread = written.some((read) => read.is === 'unknown') || inSet.unknown.length + inSet6.unknown.length > 0
  const isListed = vpc.from === 'reply' || draft.estate.complete('AWS::EC2::VPCCidrBlock', vpc.address)
  const whole =
    isListed && !isUnread && !isAssigned && !isWritten(world.read(vpc, 'ipv4IpamPoolId')) && cidrs.length > 0
  return { cidrs: distinct(cidrs), whole }
}

const isWritten = (read: Read<unknown>) => read.is !== 'absent'

/** A range that is taken away, or could not be given, has another state. */
function isInUse(association: StructOf<typeof cidrBlockAssociation>, { world }: Draft): boolean {
  const state = world.read(association, 'cidrBlockState')
  const code = state.is === 'known' ? world.read(state.value, 'state') : undefined
  return code?.is !== 'known' || code.value === 'associated' || code.value === 'associating'
}

/** Each once. */
export function distinct(cidrs: readonly Cidr[]): readonly Cidr[] {
  const seen = new Map(cidrs.map((cidr) => [`${cidr.version} ${cidr.first}/${cidr.prefix}`, cidr]))
  return [...seen.values()]
}

function* rangesBeside(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::VPCCidrBlock'>]> {
  for (const one of draft.of('AWS::EC2::VPCCidrBlock')) {
    const vpc = draft.vpc(draft.world.read(one, 'vpcId'))
    if (vpc !== undefined) yield [vpc, one]
  }
}

function attachedTo(
  { address }: Net,
  attached: ReadonlyMap<string, readonly Attached[]>,
  type: 'AWS::EC2::InternetGateway' | 'AWS::EC2::EgressOnlyInternetGateway',
  draft: Draft,
): Attached {
  const [first] = attached.get(address) ?? []
  if (first) return first
  const isWhole = draft.estate.complete(type, address) && !draft.estate.isHandedOn(address)
  return isWhole ? { is: 'none' } : { is: 'unknown' }
}

function* internetGateways(draft: Draft): Iterable<readonly [string, Attached]> {
  const { world } = draft
  for (const attachment of draft.of('AWS::EC2::VPCGatewayAttachment')) {
    const id = draft.idOf(world.read(attachment, 'internetGatewayId'))
    const vpc = draft.vpc(world.read(attachment, 'vpcId'))
    if (id === undefined || vpc === undefined) continue
    yield [vpc, world.certainlyExists(attachment) ? { is: 'attached', id, origin: attachment.place } : unknown]
  }
  for (const gateway of draft.of('AWS::EC2::InternetGateway'))
    for (const vpc of vpcsAttachedTo(gateway, draft)) yield [vpc, seenAt(gateway, draft)]
}

function* egressOnlyGateways(draft: Draft): Iterable<readonly [string, Attached]> {
  for (const gateway of draft.of('AWS::EC2::EgressOnlyInternetGateway')) {
    const vpc = draft.vpc(draft.world.read(gateway, 'vpcId'))
    for (const one of vpc === undefined ? vpcsAttachedTo(gateway, draft) : [vpc]) yield [one, seenAt(gateway, draft)]
  }
}

const unknown: Attached = { is: 'unknown' }

const seenAt = (gateway: Resource, { world }: Draft): Attached =>
  world.certainlyExists(gateway) ? { is: 'attached', id: gateway.address, origin: gateway.place } : unknown
