import type { Gap } from '../../model/gap.ts'
import type { SourceFile } from '../../model/origin.ts'
import { type Resource, type ResourceType, resourceTypes } from '../../model/resource.ts'
import { toResource } from '../convert.ts'
import type { MapValue } from '../value.ts'
import { assumedOf, placeAll } from './addresses.ts'
import { type Described, isPart, keyOf, type Part } from './described.ts'
import type { Owner, Telling } from './documents/kind.ts'
import { joinedFields } from './joined-fields.ts'
import { type Listing, listedBy } from './listed.ts'
import { ownerIn } from './owners.ts'
import type { Whereabouts } from './whereabouts.ts'

/** What the resources are made for. */
interface Making {
  readonly files: readonly SourceFile[]
  readonly gaps: Gap[]
  readonly listed: Set<string>
  addResource(make: (address: string) => Resource, address: string): string
}

/**
 * What the replies of a scan say, until all are read: several may describe one resource, or parts of it, and a list may go on
 * in another file.
 */
export class Replies {
  readonly #described = new Map<string, Described>()
  readonly #byType = new Map<ResourceType, Described[]>()
  readonly #others: Described[] = []
  readonly #ownerless: Part[] = []
  readonly #pages: Listing[] = []
  readonly #later: (() => void)[] = []

  /** Takes what a reply says of a resource; gives the resource, where it is told at once. */
  add(part: Part): Described | undefined {
    const { kind, owner } = part.found
    if (!kind?.owner || owner !== undefined) return this.#put(part)
    this.#ownerless.push(part)
    return undefined
  }

  addPage(page: Listing): void {
    this.#pages.push(page)
  }

  /** Hears of what has to wait until the addresses are known. */
  afterwards(then: () => void): void {
    this.#later.push(then)
  }

  /** Makes the resources, says which lists are whole, and reports what is missing. */
  finish(making: Making, deployed: Whereabouts): void {
    const report = (gap: Gap) => making.gaps.push(gap)
    for (const part of this.#ownerless) this.#findOwner(part, report)
    const all = [...this.#described.values(), ...this.#others]
    const pages = this.#pages.map((page) => this.#withOwner(page))
    const assumed = assumedOf(all, pages, deployed)
    placeAll(all, assumed, this.#described)
    for (const one of all) if (!this.#isDoubled(one)) make(one, making)
    for (const entry of listedBy(pages, all, assumed, report)) making.listed.add(entry)
    for (const then of this.#later) then()
  }

  #put(part: Part): Described {
    const { kind, type, id: own, owner } = part.found
    const isOfOwner = owner !== undefined && own === undefined
    const id = isOfOwner ? owner : own
    const one: Described = {
      type,
      id,
      owner: isOfOwner ? undefined : owner,
      parts: [part],
      address: '',
      where: {},
    }
    const isTelling = id !== undefined && (kind?.arn !== undefined || kind?.owner !== undefined || isUnique(id))
    if (!isTelling) {
      this.#others.push(one)
      return one
    }
    // A name is one's own in its Region and account; an id that AWS gives, everywhere.
    const { region = '', account = '' } = isUnique(id) || one.owner !== undefined ? {} : part.says
    const key = `${keyOf(type, id, one.owner)}${region}${account}`
    const before = this.#described.get(key)
    if (before) {
      before.parts.push(part)
      return before
    }
    this.#described.set(key, one)
    const same = this.#byType.get(type)
    if (same) same.push(one)
    else this.#byType.set(type, [one])
    return one
  }

  #findOwner(part: Part, report: (gap: Gap) => void): void {
    const { found, path, place } = part
    const { kind } = found
    if (!kind?.owner) return
    const owner = this.#ownerIn(path, kind.owner)
    if (owner !== undefined) {
      this.#put({ ...part, found: { ...found, owner } })
      return
    }
    const says = `Neither the reply of ${kind.call} nor the path of its file says of which ${kind.owner.key} it is.`
    report({ code: 'reply-without-owner', says, origin: place })
  }

  #withOwner(page: Listing): Listing {
    const { kind, owners, path } = page
    if (!kind.owner || owners.length > 0) return page
    const owner = this.#ownerIn(path, kind.owner)
    return owner === undefined ? page : { ...page, owners: [owner] }
  }

  #ownerIn(path: string, owner: Owner): string | undefined {
    return ownerIn(path, owner, this.#byType.get(owner.type) ?? [])
  }

  /** Is it a rule of a group that is itself described, with its rules? It counts once. */
  #isDoubled({ parts: [first] }: Described): boolean {
    if (first?.found.kind?.call !== 'ec2 describe-security-group-rules') return false
    const group = first.value.entries.get('GroupId')
    return group?.is === 'scalar' && this.#described.has(keyOf('AWS::EC2::SecurityGroup', group.text))
  }
}

/** An ARN, or an id such as `vpc-0123456789abcdef0`. */
const isUnique = (id: string) => /^arn:|^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,}$/.test(id)

function make(one: Described, making: Making): void {
  const { type, parts } = one
  const main = parts.find((part) => !isPart(part)) ?? parts[0]
  if (!main) return
  const properties = withOwner(joinedFields(parts, main, resourceTypes[type].shape), main.found)
  const { place } = main
  const conversion = { files: making.files, report: making.gaps.push.bind(making.gaps) }
  one.address = making.addResource(
    (address) => toResource(type, properties, { address, guard: true, place, from: 'reply' }, conversion),
    one.address,
  )
}

/** The reference to the resource that the reply is about. */
function withOwner(value: MapValue, { kind, owner }: Telling): MapValue {
  const field = kind?.owner?.field
  if (field === undefined || owner === undefined) return value
  const { origin } = value
  return {
    ...value,
    entries: new Map([...value.entries, [field, { is: 'scalar', value: owner, text: owner, origin }]]),
  }
}
