import type { Estate } from '../../../model/estate.ts'
import type { Origin } from '../../../model/origin.ts'
import type { Resource, ResourceType } from '../../../model/resource.ts'
import type { Target } from '../../../model/shape.ts'
import type { Read } from '../../../model/slot.ts'
import type { World } from '../../../model/world.ts'
import type { Interface, SecurityGroup, Thing } from '../network.ts'
import { type Meant, meant, thingOf, unnamed } from './named.ts'
import type { Part } from './parts.ts'
import { Joined } from './routes/joined.ts'

/** What a survey could not read, and where. */
export interface SurveyGap {
  readonly says: string
  readonly origin: Origin
}

type GroupReference = Read<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>

/**
 * A survey while it is made: what has been found so far, and what was only named.
 *
 * Things that are only named get ids of their own, one for all places that name them alike.
 */
export class Draft {
  readonly world: World
  readonly part: Part
  readonly gaps: SurveyGap[] = []
  readonly interfaces: Interface[] = []
  readonly namedVpcs = new Map<string, Thing>()
  readonly namedSubnets = new Map<string, Thing>()
  readonly namedGroups = new Map<string, Thing>()
  readonly namedPrefixLists = new Map<string, Thing>()
  /** Default groups of VPCs that are used, by id. */
  readonly defaultGroups = new Map<string, Thing & { readonly vpc: string }>()
  /** Default groups of the VPCs of subnets that are only named, by id. */
  readonly groupsBeside = new Map<string, { readonly subnet: string; readonly origin: Origin }>()
  /** Groups that AWS makes for something of the scan. */
  readonly madeGroups: SecurityGroup[] = []
  /** What stands in one VPC together, whichever that is: `vpc`, `subnet` and `group` before each id. */
  readonly together = new Joined()
  readonly #lists = new Map<ResourceType, readonly Resource[]>()
  readonly #indexes = new Map<unknown, ReadonlyMap<string, readonly unknown[]>>()
  readonly #owned = new Map<string, string[]>()
  readonly #added = new Set<string>()
  readonly #said = new Set<string>()

  constructor(part: Part, world: World) {
    this.part = part
    this.world = world
  }

  get estate(): Estate {
    return this.world.estate
  }

  /** The resources of a type that exist, or may. */
  of<T extends ResourceType>(type: T): readonly Resource<T>[] {
    let list = this.#lists.get(type)
    if (!list) {
      list = this.part.of(type).filter((resource) => this.world.exists(resource))
      this.#lists.set(type, list)
    }
    return list as readonly Resource<T>[]
  }

  /** What `make` gives, by key. Made once for each `make`. */
  index<V>(make: (draft: Draft) => Iterable<readonly [key: string, value: V]>): ReadonlyMap<string, readonly V[]> {
    let index = this.#indexes.get(make) as Map<string, V[]> | undefined
    if (!index) {
      index = new Map()
      for (const [key, value] of make(this)) {
        const same = index.get(key)
        if (same) same.push(value)
        else index.set(key, [value])
      }
      this.#indexes.set(make, index)
    }
    return index
  }

  gap(says: string, origin: Origin): void {
    const key = `${says} ${JSON.stringify(origin)}`
    if (!this.#said.has(key)) this.gaps.push({ says, origin })
    this.#said.add(key)
  }

  /** The resource that a reference means; undefined where none is written or it is not here. */
  resource<T extends ResourceType>(read: Read<Target<T>>): Resource<T> | undefined {
    const found = meant(read, this.world)
    return found?.is === 'resource' ? found.resource : undefined
  }

  /** The id of what a reference means, whether or not it is here; undefined where none is written. */
  idOf<T extends ResourceType>(read: Read<Target<T>>): string | undefined {
    const found = meant(read, this.world)
    return found && (found.is === 'resource' ? found.resource.address : found.id)
  }

  vpc(read: Read<Target<'AWS::EC2::VPC'>>): string | undefined {
    return this.#idOf(meant(read, this.world), this.namedVpcs, 'VPC')
  }

  subnet(read: Read<Target<'AWS::EC2::Subnet'>>): string | undefined {
    return this.#idOf(meant(read, this.world), this.namedSubnets, 'Subnet')
  }

  prefixList(read: Read<Target<'AWS::EC2::PrefixList'>>): string | undefined {
    return this.#idOf(meant(read, this.world), this.namedPrefixLists, 'Prefix list')
  }

  /** The list of a gateway endpoint: nobody writes down what AWS keeps, so that it is not here is no gap. */
  prefixListOfService(read: Read<Target<'AWS::EC2::PrefixList'>>): string | undefined {
    return this.#idOf(meant(read, this.world), this.namedPrefixLists, undefined)
  }

  /** A security group; a VPC means its default group. */
  group(read: GroupReference): string | undefined {
    const made = groupMadeBy(read, this.estate)
    if (made !== undefined) return made
    const found = meant(read, this.world)
    if (found?.is === 'resource' && found.resource.type === 'AWS::EC2::VPC')
      return this.defaultGroup(found.resource.address, found.origin)
    return this.#idOf(found, this.namedGroups, 'Security group')
  }

  /** Groups that rules name. */
  readonly peerGroups = new Set<string>()

  /** The default group of a VPC. */
  defaultGroup(vpc: string, origin: Origin): string {
    const [written] = this.index(defaultGroupsWritten).get(vpc) ?? []
    if (written) return written.address
    const id = `default group of ${vpc}`
    if (!this.defaultGroups.has(id)) this.defaultGroups.set(id, { id, name: 'default', origin, vpc })
    return id
  }

  /** The default group of the VPC that a subnet is in which is only named; which VPC that is comes out in the end. */
  defaultGroupBeside(subnet: string, origin: Origin): string {
    const id = `default group beside ${subnet}`
    this.groupsBeside.set(id, { subnet, origin })
    return id
  }

  #idOf(found: Meant<Resource> | undefined, named: Map<string, Thing>, kind: string | undefined): string | undefined {
    if (found?.is !== 'named') return found?.resource.address
    if (!named.has(found.id)) {
      named.set(found.id, { id: found.id, name: found.name, origin: found.origin })
      const called =
        found.name === unnamed ? `A ${kind === 'VPC' ? kind : kind?.toLowerCase()}` : `${kind} ${found.name}`
      if (kind !== undefined) this.gap(`${called} is not known: ${found.why}.`, found.origin)
    }
    return found.id
  }

  has(id: string): boolean {
    return this.#added.has(id)
  }

  /** The interfaces of something that were added until now. */
  ownedBy(owner: string): readonly string[] {
    return this.#owned.get(owner) ?? []
  }

  /** Adds an interface. It stands in one VPC with these of its groups. */
  add(made: Interface, groups: readonly string[] = made.groups): void {
    this.#added.add(made.id)
    const same = this.#owned.get(made.owner.id)
    if (same) same.push(made.id)
    else this.#owned.set(made.owner.id, [made.id])
    this.interfaces.push(made)
    for (const group of groups) this.together.join(`subnet ${made.subnet}`, `group ${group}`)
  }

  thing(resource: Resource): Thing {
    return thingOf(resource)
  }
}

/**
 * A group that AWS makes for an Express Mode service, by an attribute of that.
 *
 * Source: AWS CloudFormation Template Reference, "AWS::ECS::ExpressGatewayService ECSManagedResourceArns".
 */
function groupMadeBy(read: GroupReference, estate: Estate): string | undefined {
  const { address, attribute } = read.is === 'known' ? read.value : {}
  if (address === undefined || estate.at(address)?.type !== 'AWS::ECS::ExpressGatewayService') return undefined
  const [, kind] =
    /^ECSManagedResourceArns\.(?:IngressPath\.)?(Service|LoadBalancer)SecurityGroups\b/.exec(attribute ?? '') ?? []
  if (kind === undefined) return undefined
  return kind === 'Service' ? madeGroups.ofService(address) : madeGroups.ofLoadBalancer(address)
}

/** The ids of the groups that AWS makes for an Express Mode service. */
export const madeGroups = {
  ofService: (service: string): string => `${service}/security group`,
  ofLoadBalancer: (service: string): string => `${service}/load balancer/security group`,
} as const

/** Default groups that replies show or Terraform takes over. */
function* defaultGroupsWritten(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::SecurityGroup'>]> {
  for (const group of draft.of('AWS::EC2::SecurityGroup')) {
    const name = draft.world.read(group, 'groupName')
    if (name.is !== 'known' || name.value !== 'default') continue
    const vpc = draft.vpc(draft.world.read(group, 'vpcId'))
    if (vpc !== undefined) yield [vpc, group]
  }
}
