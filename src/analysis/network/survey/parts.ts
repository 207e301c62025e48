import type { Estate } from '../../../model/estate.ts'
import type { Address, Resource, ResourceType } from '../../../model/resource.ts'
import type { Kind, Shape, Struct, Target } from '../../../model/shape.ts'
import { type Known, leavesOf, type Read, type Slot } from '../../../model/slot.ts'
import { Joined } from './routes/joined.ts'

/** Resources of an estate that a network may tie together. */
export class Part {
  readonly #byType: ReadonlyMap<ResourceType, readonly Resource[]>

  readonly size: number

  constructor(resources: readonly Resource[]) {
    this.size = resources.length
    const byType = new Map<ResourceType, Resource[]>()
    for (const resource of resources) {
      const same = byType.get(resource.type)
      if (same) same.push(resource)
      else byType.set(resource.type, [resource])
    }
    this.#byType = byType
  }

  of<T extends ResourceType>(type: T): readonly Resource<T>[] {
    return (this.#byType.get(type) ?? []) as unknown as readonly Resource<T>[]
  }
}

/** What has no place in a network and names much that has nothing to do with each other. */
const outside = /^(?:AWS::(?:IAM|SecretsManager|SSM|S3|CertificateManager|KMS|WAFv2)::|Breakwater::TemplateParameter$)/

const fieldsOutside: ReadonlySet<string> = new Set(['tags', 'policyDocument', 'taskRoleArn', 'executionRoleArn'])

const parted = new WeakMap<Estate, ReadonlyMap<Address, Part>>()

/** The part of the estate that a resource belongs to; undefined for what has no place in a network. */
export function partOf(resource: Resource, estate: Estate): Part | undefined {
  let parts = parted.get(estate)
  if (!parts) {
    parts = partsOf(estate)
    parted.set(estate, parts)
  }
  return parts.get(resource.address)
}

/** Resources are in one part where one names the other, or both name the same, in whatever world. Linear. */
function partsOf(estate: Estate): ReadonlyMap<Address, Part> {
  const inside = estate.resources.filter(({ type }) => !outside.test(type))
  const joined = new Joined()
  const guests = inside.filter(needsHost)
  for (const resource of inside) {
    addNames(resource, estate, (name) => {
      if (name !== anyHost || guests.length > 0) joined.join(name, resource.address)
    })
  }
  for (const { address } of guests) joined.join(anyHost, address)
  const together = new Map<string, Resource[]>()
  for (const resource of inside) {
    const root = joined.find(resource.address)
    const same = together.get(root)
    if (same) same.push(resource)
    else together.set(root, [resource])
  }
  const parts = new Map<Address, Part>()
  for (const resources of together.values()) {
    const part = new Part(resources)
    for (const { address } of resources) parts.set(address, part)
  }
  return parts
}

type Add = (name: string) => void

function addNames(struct: Struct, estate: Estate, add: Add): void {
  for (const [field, kind] of namingFields(struct.shape)) {
    const slot = struct.slots[field]
    if (slot) addNamesInSlot(kind, slot, estate, add)
  }
}

type NamingFields = readonly (readonly [field: string, kind: Kind])[]

const naming = new WeakMap<Shape, NamingFields>()

/** The fields of a shape by which its structures, or those inside them, may name what has a place in a network. */
function namingFields(shape: Shape): NamingFields {
  const known = naming.get(shape)
  if (known) return known
  const made = Object.entries(shape.fields).flatMap(([field, { kind }]) =>
    !fieldsOutside.has(field) && mayName(kind) ? [[field, kind] as const] : [],
  )
  naming.set(shape, made)
  return made
}

function mayName(kind: Kind): boolean {
  switch (kind.is) {
    case 'reference':
      return !kind.to.every((type) => outside.test(type))
    case 'list':
      return mayName(kind.of.kind)
    case 'struct':
      return namingFields(kind.shape).length > 0
    default:
      return kind.is === 'user-data'
  }
}

function addNamesInSlot(kind: Kind, slot: Slot<unknown>, estate: Estate, add: Add): void {
  for (const read of leavesOf(slot)) {
    if (kind.is === 'list' && read.is === 'known')
      for (const item of itemsIn(read.value)) addNamesInSlot(kind.of.kind, item, estate, add)
    else if (kind.is === 'list') addNamesInRead(kind.of.kind, read, estate, add)
    else if (kind.is === 'struct') {
      if (isStruct(read)) addNames(read.value, estate, add)
    } else if (kind.is === 'user-data') for (const name of clustersIn(read, estate)) add(name)
    else addNamesInRead(kind, read, estate, add)
  }
}

function addNamesInRead(kind: Kind, read: Read<unknown>, estate: Estate, add: Add): void {
  if (kind.is !== 'reference') return
  if (read.is === 'unknown') {
    // What is not known at all may be anything: it ties nothing together.
    const { why, parts } = read
    if (why.because === 'import') add(`import ${why.name}`)
    else if (parts?.every((part) => typeof part === 'string' || part.variable !== undefined))
      add(parts.map((part) => (typeof part === 'string' ? part : (part.variable ?? ''))).join(''))
  } else if (isReference(read)) {
    const { address, text, to } = read.value
    const resource = estate.resolve(read.value)
    if (resource) add(resource.address)
    else if (address !== undefined) add(address)
    else if (text !== undefined && !everywhere.test(text)) add(`${to[0] ?? ''} ${text}`)
  }
}

/** What AWS has in every account. */
const everywhere = /^(?:FARGATE(?:_SPOT)?|local|com\.amazonaws\..*|pl-.*|)$/

/** What joins hosts whose cluster is not known with what may run on them. */
const anyHost = 'any host'

/** The clusters that a script joins a host to. */
function* clustersIn(read: Read<unknown>, estate: Estate): Iterable<string> {
  if (read.is === 'known' && typeof read.value === 'string') {
    const text = /ECS_CLUSTER\s*=\s*['"]?([\w-]+)/.exec(read.value)?.[1]
    const cluster = text === undefined ? undefined : estate.resolve({ to: ['AWS::ECS::Cluster'], text })
    if (cluster) yield cluster.address
    else if (/ecs/i.test(read.value)) yield anyHost
  } else if (read.is === 'unknown') {
    const named = (read.parts ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.resource ?? '']))
    yield* named.filter((address) => address !== '')
    if (!named.some((address) => estate.at(address)?.type === 'AWS::ECS::Cluster')) yield anyHost
  }
}

/** Does it start tasks that have no interface of their own? */
const needsHost = ({ type, slots }: Resource): boolean =>
  (type === 'AWS::ECS::Service' || type === 'AWS::ECS::TaskSet' || type === 'Breakwater::ECS::Task') &&
  !('networkConfiguration' in slots)

const itemsIn = (value: unknown): readonly Slot<unknown>[] =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) ? value.items : []

const isStruct = (read: Read<unknown>): read is Known<Struct> =>
  read.is === 'known' && typeof read.value === 'object' && read.value !== null && 'shape' in read.value

const isReference = (read: Read<unknown>): read is Known<Target<ResourceType>> =>
  read.is === 'known' && typeof read.value === 'object' && read.value !== null && 'to' in read.value
