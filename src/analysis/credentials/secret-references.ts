import type { Estate } from '../../model/estate.ts'
import type { Address, Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { List, Struct, StructOf } from '../../model/shape.ts'
import { leavesOf, type Read, type Slot } from '../../model/slot.ts'
import { type Part, showText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { valuesOf } from '../references.ts'
import { partsOf, type Text } from '../texts.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>
type Container = StructOf<typeof containerDefinition>

/** What a secret is kept in. */
export type Store = Resource<'AWS::SecretsManager::Secret' | 'AWS::SSM::Parameter'>

/** A place in a container that names a secret; `name` is what it becomes there: a variable, a log option. */
export interface SecretReference {
  readonly field: 'secrets' | 'secretOptions' | 'repositoryCredentials'
  readonly name: string
  readonly valueFrom: Text
}

/** Everything in a container that ECS fetches a secret for. What of it cannot be read is left out. */
export function secretReferencesOf(container: Container, world: World): readonly SecretReference[] {
  const found: SecretReference[] = []
  const add = (field: SecretReference['field'], name: string, valueFrom: Read<string>) => {
    if (valueFrom.is !== 'absent') found.push({ field, name, valueFrom })
  }
  for (const { key, value } of world.items(container, 'secrets').items)
    add('secrets', key, world.read(value, 'valueFrom'))
  const logs = world.read(container, 'logConfiguration')
  if (logs.is === 'known') {
    for (const { key, value } of world.items(logs.value, 'secretOptions').items)
      add('secretOptions', key, world.read(value, 'valueFrom'))
  }
  const registry = world.read(container, 'repositoryCredentials')
  if (registry.is === 'known')
    add('repositoryCredentials', 'repositoryCredentials', world.read(registry.value, 'credentialsParameter'))
  return found
}

/** What `valueFrom` names, taken apart. */
export interface SecretName {
  readonly service: 'secretsmanager' | 'ssm' | 'unknown'
  /** Name or ARN with its holes, without what stands after it. */
  readonly name: string
  /** What stands behind a secret's name: its key, version stage and version id; none where nothing does. */
  readonly behind: readonly string[]
  /** The resource that it refers to. */
  readonly address?: Address
}

/**
 * Takes a `valueFrom` apart: a parameter's name, its ARN, or a secret's ARN, behind which its key, a version stage and a
 * version id may stand.
 *
 * Source: Amazon ECS Developer Guide, "Pass Secrets Manager secrets through Amazon ECS environment variables".
 */
export function secretNameIn(valueFrom: Text): SecretName {
  const parts = partsOf(valueFrom)
  const at = parts.findIndex((part) => typeof part !== 'string' && part.resource !== undefined)
  const hole = parts[at]
  if (hole !== undefined && typeof hole !== 'string' && hole.resource !== undefined) {
    const behind = showText(parts.slice(at + 1))
    const before = showText(parts.slice(0, at))
    return {
      service: before.includes(':ssm:') ? 'ssm' : before === '' ? 'unknown' : 'secretsmanager',
      name: before + showText([hole]),
      behind: behind.startsWith(':') ? behind.slice(1).split(':') : [],
      address: hole.resource,
    }
  }
  const text = showText(parts)
  const secret = /^(arn:(?:[^:]*:){4}secret:[^:]+)(?::(.*))?$/s.exec(colonsInHoles(text))
  if (secret) {
    const [, name = text, behind] = secret
    return {
      service: 'secretsmanager',
      name: shown(name),
      behind: behind === undefined ? [] : shown(behind).split(':'),
    }
  }
  const isParameter = /^arn:(?:[^:]*:){4}parameter/.test(colonsInHoles(text)) || /^[\w./-]+$/.test(text)
  return { service: isParameter ? 'ssm' : 'unknown', name: text, behind: [] }
}

/** `${AWS::Region}` has colons of its own, which take no part in an ARN. */
const colonsInHoles = (text: string) => text.replace(/\$\{[^${}]*\}/g, (hole) => hole.replaceAll(':', '\u0000'))
const shown = (text: string) => text.replaceAll('\u0000', ':')

/**
 * The secret or parameter of the estate that `valueFrom` names; undefined where it is none of the estate, or one of several
 * of that name.
 */
export function storeOf(valueFrom: Text, world: World): Store | undefined {
  const stores = storesOf(valueFrom, world.estate).filter((store) => world.exists(store))
  return stores.length === 1 ? stores[0] : undefined
}

/** Every secret and parameter that `valueFrom` may name, in whatever world. */
function storesOf(valueFrom: Text, estate: Estate): readonly Store[] {
  const named = secretNameIn(valueFrom)
  if (named.address !== undefined) return storesAt(named.address, estate)
  const names = namesOf(estate)
  for (const name of possibleNames(named.name)) {
    const found = names.get(name)
    if (found) return found
  }
  return []
}

/** The names that an ARN may stand for: Secrets Manager puts a hyphen and six characters of its own behind a name. */
function possibleNames(text: string): readonly string[] {
  const secret = /:secret:(.+)$/.exec(text)?.[1]
  if (secret !== undefined)
    return [text, secret, secret.replace(/-(?:[A-Za-z0-9]{6}|\?{6})$/, '')].map((name) => `secret ${name}`)
  const parameter = /:parameter\/?(.+)$/.exec(text)?.[1] ?? text
  return [parameter, `/${parameter}`].map((name) => `parameter ${name}`)
}

/** A secret, the secret that an attachment completes, or a parameter. */
function storesAt(address: Address, estate: Estate): readonly Store[] {
  const found = estate.at(address)
  if (found?.type === 'AWS::SecretsManager::SecretTargetAttachment') {
    return valuesOf(found.slots.secretId).flatMap((target) => estate.resolve(target) ?? [])
  }
  return found?.type === 'AWS::SecretsManager::Secret' || found?.type === 'AWS::SSM::Parameter' ? [found] : []
}

const named = new WeakMap<Estate, ReadonlyMap<string, readonly Store[]>>()

/** Secrets and parameters by kind and name, as it is written, holes and all. */
function namesOf(estate: Estate): ReadonlyMap<string, readonly Store[]> {
  const known = named.get(estate)
  if (known) return known
  const names = new Map<string, Store[]>()
  const add = (kind: string, slot: Slot<string> | undefined, store: Store) => {
    for (const read of leavesOf(slot)) {
      const text = read.is === 'absent' ? '' : showText(partsOf(read))
      if (text === '' || /^\$\{[^}]*\}$/.test(text)) continue
      names.set(`${kind} ${text}`, [...(names.get(`${kind} ${text}`) ?? []), store])
    }
  }
  for (const secret of estate.ofType('AWS::SecretsManager::Secret')) {
    add('secret', secret.slots.name, secret)
    add('secret', secret.slots.arn, secret)
  }
  for (const parameter of estate.ofType('AWS::SSM::Parameter')) add('parameter', parameter.slots.name, parameter)
  named.set(estate, names)
  return names
}

/** A use of a secret by a container; `environment` where the container is told its name, to fetch it itself. */
export interface SecretUse {
  readonly task: TaskDefinition
  readonly container: string
  readonly field: SecretReference['field'] | 'environment'
  readonly name: string
  readonly valueFrom: Text
}

/** The uses of a secret or parameter by the scan's task definitions. */
export function usesOfStore(store: Store, world: World): readonly SecretUse[] {
  const uses: SecretUse[] = []
  for (const task of readersOf(world.estate).get(store.address) ?? []) {
    if (!world.exists(task)) continue
    for (const { key: container, value } of world.items(task, 'containerDefinitions').items) {
      const references: readonly Omit<SecretUse, 'task' | 'container'>[] = [
        ...secretReferencesOf(value, world),
        ...toldTo(value, world),
      ]
      for (const reference of references) {
        if (storeOf(reference.valueFrom, world)?.address === store.address) uses.push({ task, container, ...reference })
      }
    }
  }
  return uses
}

function toldTo(container: Container, world: World): readonly Omit<SecretUse, 'task' | 'container'>[] {
  return world.items(container, 'environment').items.flatMap(({ key, value }) => {
    const read = world.read(value, 'value')
    return read.is !== 'absent' && refers(partsOf(read)) ? [{ field: 'environment', name: key, valueFrom: read }] : []
  })
}

const refers = (parts: readonly Part[]) => parts.some((part) => typeof part !== 'string' && part.resource !== undefined)

const readers = new WeakMap<Estate, ReadonlyMap<Address, readonly TaskDefinition[]>>()

/** The task definitions that may name each secret or parameter, in whatever world. Made once an estate. */
function readersOf(estate: Estate): ReadonlyMap<Address, readonly TaskDefinition[]> {
  const known = readers.get(estate)
  if (known) return known
  const found = new Map<Address, Set<TaskDefinition>>()
  for (const task of estate.ofType('AWS::ECS::TaskDefinition')) {
    for (const { address } of textsNaming(task).flatMap((text) => storesOf(text, estate))) {
      const tasks = found.get(address) ?? new Set()
      found.set(address, tasks.add(task))
    }
  }
  const index = new Map([...found].map(([address, tasks]) => [address, [...tasks]]))
  readers.set(estate, index)
  return index
}

/** The texts of a task definition that may name a secret, in whatever world. */
function textsNaming(task: TaskDefinition): readonly Text[] {
  return itemsOf(task.slots.containerDefinitions).flatMap(({ slots }) => [
    ...itemsOf(slots.secrets).flatMap((secret) => textsIn(secret.slots.valueFrom)),
    ...valuesOf(slots.logConfiguration)
      .flatMap((logs) => itemsOf(logs.slots.secretOptions))
      .flatMap((option) => textsIn(option.slots.valueFrom)),
    ...valuesOf(slots.repositoryCredentials).flatMap((registry) => textsIn(registry.slots.credentialsParameter)),
    ...itemsOf(slots.environment)
      .flatMap((variable) => textsIn(variable.slots.value))
      .filter((text) => refers(partsOf(text))),
  ])
}

const itemsOf = <T extends Struct>(slot: Slot<List<T>> | undefined): readonly T[] =>
  valuesOf(slot).flatMap(({ items }) => items.flatMap((item) => valuesOf(item)))

const textsIn = (slot: Slot<string> | undefined): readonly Text[] =>
  leavesOf(slot).flatMap((read) => (read.is === 'absent' ? [] : [read]))
