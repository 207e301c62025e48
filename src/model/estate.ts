import type { Choice } from './choice.ts'
import type { Acceptance } from './config.ts'
import type { Gap } from './gap.ts'
import { type KnownSecrets, noSecrets } from './known-secrets.ts'
import type { SourceFile } from './origin.ts'
import { type Address, type Resource, type ResourceType, resourceTypes } from './resource.ts'
import type { Struct, Target } from './shape.ts'
import { leavesOf, type Slot } from './slot.ts'

/** What an estate is made of. */
export interface EstateParts {
  readonly files: readonly SourceFile[]
  /** How many of the files hold something that is judged; left out, all. */
  readonly recognised?: number
  readonly choices: readonly Choice[]
  readonly gaps: readonly Gap[]
  readonly resources: readonly Resource[]
  /** Judgements that comments and metadata in the files accept. */
  readonly acceptances?: readonly Acceptance[]
  readonly secrets?: KnownSecrets
  /** The day on which it is judged, as `YYYY-MM-DD`. Left out, nobody can tell what is over. */
  readonly today?: string | undefined
  /** Whole lists, each as `type scope`, e.g. `AWS::ECS::Service arn:…:cluster/prod`; see `Estate.complete`. */
  readonly listed?: ReadonlySet<string>
  /** Addresses of resources that are given to modules which are not in the scan; see `Estate.isHandedOn`. */
  readonly handedOn?: ReadonlySet<Address>
}

const unwritten: readonly string[] = []

/** Text values that a field may have in some world. */
function literalsOf(struct: Struct, field: string): readonly string[] {
  const slot = struct.slots[field] as Slot<unknown> | undefined
  if (slot === undefined) return unwritten
  return leavesOf(slot).flatMap((read) => (read.is === 'known' && typeof read.value === 'string' ? [read.value] : []))
}

/** What stands after the first slash of an ARN, which is how ECS and its neighbours name things in it. */
function nameInArn(text: string): string | undefined {
  if (!text.startsWith('arn:')) return undefined
  const slash = text.indexOf('/')
  return slash === -1 ? undefined : text.slice(slash + 1)
}

/**
 * All that is known of one or more accounts at one moment: resources, and how they name one another. Immutable.
 */
export class Estate {
  readonly files: readonly SourceFile[]
  /** How many of the files hold something that is judged: others are the configuration, values, manifests. */
  readonly recognised: number
  readonly choices: readonly Choice[]
  readonly gaps: readonly Gap[]
  readonly acceptances: readonly Acceptance[]
  /** What is never shown, wherever it turns up. */
  readonly secrets: KnownSecrets
  readonly today: string | undefined
  /** Sorted by address. */
  readonly resources: readonly Resource[]
  readonly #byType = new Map<ResourceType, Resource[]>()
  readonly #byAddress = new Map<Address, Resource>()
  readonly #listed: ReadonlySet<string>
  readonly #handedOn: ReadonlySet<Address>
  readonly #byName: ReadonlyMap<string, ReadonlyMap<string, Resource | 'several'>>
  readonly #resolved = new Map<Target, Resource | 'none'>()

  constructor(parts: EstateParts) {
    this.files = parts.files
    this.recognised = parts.recognised ?? parts.files.length
    this.choices = parts.choices
    this.gaps = parts.gaps
    this.acceptances = parts.acceptances ?? []
    this.secrets = parts.secrets ?? noSecrets
    this.today = parts.today
    this.#listed = parts.listed ?? new Set()
    this.#handedOn = parts.handedOn ?? new Set()
    this.resources = [...parts.resources].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0))
    for (const resource of this.resources) {
      this.#byAddress.set(resource.address, resource)
      const same = this.#byType.get(resource.type)
      if (same) same.push(resource)
      else this.#byType.set(resource.type, [resource])
    }
    this.#byName = this.#indexNames()
  }

  /** The resources of one type, sorted by address. */
  ofType<T extends ResourceType>(type: T): readonly Resource<T>[] {
    return (this.#byType.get(type) ?? []) as unknown as readonly Resource<T>[]
  }

  at(address: Address): Resource | undefined {
    return this.#byAddress.get(address)
  }

  /**
   * The resource that a reference means, if it is in the estate.
   *
   * Text is compared with names, ids and ARNs. A name that several resources of the type share means none of them, except
   * a task definition's family, which means its newest revision.
   */
  resolve<T extends string>(target: Target<T>): Resource<Extract<T, ResourceType>> | undefined {
    let resource = this.#resolved.get(target)
    if (!resource) {
      const found = target.address === undefined ? undefined : this.#byAddress.get(target.address)
      resource = (found && target.to.some((type) => type === found.type) ? found : this.#named(target)) ?? 'none'
      this.#resolved.set(target, resource)
    }
    return resource === 'none' ? undefined : (resource as Resource<Extract<T, ResourceType>>)
  }

  #named(target: Target): Resource | undefined {
    const { text } = target
    if (text === undefined) return undefined
    for (const type of target.to) {
      const names = this.#byName.get(type)
      const name = nameInArn(text)
      const found = names?.get(text) ?? (name === undefined ? undefined : names?.get(name))
      if (found && found !== 'several') return found
    }
    return undefined
  }

  #indexNames(): Map<string, Map<string, Resource | 'several'>> {
    const byType = new Map<string, Map<string, Resource | 'several'>>()
    for (const [type, resources] of this.#byType) {
      const names = new Map<string, Resource | 'several'>()
      const add = (name: string, resource: Resource) => {
        const before = names.get(name)
        if (before !== resource) names.set(name, before === undefined ? resource : newerOf(before, resource))
      }
      for (const resource of resources) {
        for (const field of resourceTypes[type].names) {
          for (const text of literalsOf(resource, field)) {
            add(text, resource)
            const name = nameInArn(text)
            if (name !== undefined) add(name, resource)
          }
        }
      }
      byType.set(type, names)
    }
    return byType
  }

  /**
   * Does the estate hold every resource of the type that belongs to the scope (the resource that owns or is used by them)?
   *
   * Yes where a template makes the scope: what belongs to it is made with it. Elsewhere only where the source knows that
   * its list was whole. Of replies the scope is
   * - the address of a VPC: all that there is of the type in its Region is known, and so is what is in the VPC;
   * - `ACCOUNT/REGION`, e.g. `111122223333/eu-west-1`, or the account alone for what has no Region;
   * - the address of what the resources belong to: the load balancer of listeners, the listener of rules, the transit gateway
   *   route table of its static routes, associations and propagations, the file system of mount targets, the target group of
   *   its `TargetHealth`, the cluster of services, tasks and container instances that are listed and all described.
   *
   * What replies hold inside a resource and templates as one of its own (`AWS::EC2::Route`, `AWS::EC2::SecurityGroupIngress`,
   * `AWS::EC2::NetworkAclEntry`, …) is whole for each resource that a reply describes, and for a VPC where that list is.
   */
  complete(type: ResourceType, scope: Address): boolean {
    if (this.#byAddress.get(scope)?.from === 'template') return true
    return this.#listed.size > 0 && this.#listed.has(`${type} ${scope}`)
  }

  /**
   * Is it given to a module that is not in the scan? Such a module may attach gateways to a VPC, add routes to a table and rules
   * to a group, although all that is in the scan is known.
   */
  isHandedOn(address: Address): boolean {
    return this.#handedOn.has(address)
  }
}

/** Of two task definitions of one family the one with the higher revision; of two other namesakes neither. */
function newerOf(one: Resource | 'several', other: Resource): Resource | 'several' {
  if (one === 'several' || one.type !== 'AWS::ECS::TaskDefinition' || other.type !== one.type) return 'several'
  const [first, second] = [revisionOf(one), revisionOf(other)]
  if (first === undefined || second === undefined || first === second) return 'several'
  return first > second ? one : other
}

/** The revision that a reply gives; a task definition that is yet to be registered has none. */
export function revisionOf(taskDefinition: Resource<'AWS::ECS::TaskDefinition'>): number | undefined {
  const slot = taskDefinition.slots.revision
  return slot?.is === 'known' ? slot.value : undefined
}
