import type { Resource } from '../../../../model/resource.ts'
import type { expressGatewayServiceConfiguration } from '../../../../model/resources/service.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Known } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { RouteTable, Subnet } from '../../network.ts'
import { placeWithin } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { type Standing, standingIn, standingsIn } from './standing.ts'

type Express = Resource<'AWS::ECS::ExpressGatewayService'>
type Fields = (typeof expressGatewayServiceConfiguration)['fields']

/** A revision of an Express Mode service that runs, or the only one that is written. */
export type Revision = Struct<Pick<Fields, 'networkConfiguration' | 'primaryContainer'>>

/** A subnet of an Express Mode service: a public one has a route to an internet gateway. */
export interface ExpressPlace {
  readonly standing: Standing
  readonly isPublic: Maybe
}

/** The subnets that a revision names, else those that AWS takes. */
export function placesOfRevision(
  service: Express,
  revision: Revision,
  publicSubnets: ReadonlyMap<string, Maybe>,
  draft: Draft,
): readonly ExpressPlace[] {
  const { world } = draft
  const network = world.read(revision, 'networkConfiguration')
  if (network.is === 'unknown')
    return standingsIn({ items: [], unknown: [network], isWritten: false }, draft).map((standing) => ({
      standing,
      isPublic: 'unknown',
    }))
  const subnets = network.is === 'known' ? listed(network.value, 'subnets', world) : undefined
  if (subnets && subnets.items.length + subnets.unknown.length > 0)
    return standingsIn(subnets, draft).map((standing) => ({
      standing,
      isPublic: publicSubnets.get(standing.id) ?? 'unknown',
    }))
  return inDefaultVpc(service, publicSubnets, draft)
}

/**
 * Whether subnets are public: where the route table is known, a route to an internet gateway tells.
 *
 * Source: Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services".
 */
export function publicAmong(
  subnets: readonly Subnet[],
  routeTables: readonly RouteTable[],
): ReadonlyMap<string, Maybe> {
  const tables = new Map(routeTables.map((table) => [table.id, leadsToInternet(table)]))
  return new Map(subnets.map(({ id, routeTable }) => [id, tables.get(routeTable ?? '') ?? 'unknown']))
}

function leadsToInternet({ routes, whole }: RouteTable): Maybe {
  const leading = routes.filter(({ target }) => target.is === 'internet-gateway')
  if (leading.some(({ certain }) => certain)) return true
  return leading.length > 0 || !whole || routes.some(({ target }) => target.is === 'unknown') ? 'unknown' : false
}

/** The public subnets of the default VPC: those that replies show, else one that is only named. */
function inDefaultVpc(
  service: Express,
  publicSubnets: ReadonlyMap<string, Maybe>,
  draft: Draft,
): readonly ExpressPlace[] {
  const { world, estate } = draft
  const vpc = defaultVpcOf(service, draft)
  const own = vpc ? (draft.index(subnetsByVpc).get(vpc.address) ?? []) : []
  const shown = own.filter(({ address }) => publicSubnets.get(address) === true)
  if (vpc && shown.length > 0 && estate.complete('AWS::EC2::Subnet', vpc.address))
    return shown.flatMap(({ address }) => {
      const read: Known<{ to: readonly ['AWS::EC2::Subnet']; address: string }> = {
        is: 'known',
        value: { to: ['AWS::EC2::Subnet'], address },
        origin: service.place,
      }
      const standing = standingIn(read, shown.length === 1, draft)
      return standing ? [{ standing, isPublic: true }] : []
    })
  const id = `public subnets of ${vpc?.address ?? 'the default VPC'}`
  const name = `the public subnets of ${vpc ? draft.thing(vpc).name : 'the default VPC'}`
  const origin = world.read(service, 'networkConfiguration').origin
  if (!draft.namedSubnets.has(id)) draft.namedSubnets.set(id, { id, name, origin })
  if (vpc) draft.together.join(`vpc ${vpc.address}`, `subnet ${id}`)
  draft.gap('The subnets of the default VPC are not in this scan.', origin)
  const standing: Standing = {
    id,
    name,
    subnet: undefined,
    address4: placeWithin([], 4),
    address6: undefined,
    mapsPublic: true,
    certain: true,
    origin,
  }
  return [{ standing, isPublic: true }]
}

/** The default VPC of the Region, where one is in the scan. */
function defaultVpcOf(service: Express, draft: Draft): Resource<'AWS::EC2::VPC'> | undefined {
  const { world } = draft
  const region = regionIn(service.address)
  const [only, other] = draft.of('AWS::EC2::VPC').filter((vpc) => {
    const isDefault = world.read(vpc, 'isDefault')
    return isDefault.is === 'known' && isDefault.value && regionIn(vpc.address) === region
  })
  return other === undefined ? only : undefined
}

const regionIn = (address: string): string | undefined => /^arn:[^:]*:[^:]*:([^:]*:[^:]*):/.exec(address)?.[1]

function* subnetsByVpc(draft: Draft): Iterable<readonly [vpc: string, subnet: Resource<'AWS::EC2::Subnet'>]> {
  for (const subnet of draft.of('AWS::EC2::Subnet')) {
    const vpc = draft.vpc(draft.world.read(subnet, 'vpcId'))
    if (vpc !== undefined) yield [vpc, subnet]
  }
}
