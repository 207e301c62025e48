import type { Resource } from '../../../../model/resource.ts'
import type { launchConfiguration } from '../../../../model/resources/compute.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import { showText } from '../../../../model/text.ts'
import { type Start, scriptsOf, startOf } from '../../../runtime/container-hosts.ts'
import type { Subjects } from '../../../workload/cluster-query/answer.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import type { Host } from './hosts.ts'

/** What is known of a host by the subjects of cluster queries; no others where `whole`, as replies show it. */
interface Known {
  readonly values: ReadonlyMap<string, string | undefined>
  readonly whole: boolean
}

/**
 * What cluster queries find out about a host at one of its interfaces. Attributes that nothing shows may have been put there
 * by hand, unless a reply lists all of them.
 *
 * Source: Amazon ECS Developer Guide, "Define which container instances Amazon ECS uses for tasks".
 */
export function subjectsOf({ id }: Host, at: string, draft: Draft): Subjects {
  const { values, whole } = draft.world.once(subjectsOf, id, () => knownOf(id, draft))
  return (subject) => {
    const value = values.get(subject)
    if (value !== undefined) return value
    if (subject === 'attribute:ecs.availability-zone') return zoneAt(at, draft)
    return whole && subject.startsWith('attribute:') && !values.has(subject) ? null : undefined
  }
}

function knownOf(id: string, draft: Draft): Known {
  const host = draft.estate.at(id)
  if (host?.type === 'AWS::EC2::Instance') return ofInstance(host, draft)
  return {
    values: host?.type === 'AWS::AutoScaling::AutoScalingGroup' ? ofGroup(host, draft) : new Map(),
    whole: false,
  }
}

function ofGroup(group: Resource<'AWS::AutoScaling::AutoScalingGroup'>, draft: Draft): Known['values'] {
  const { world } = draft
  const start = startOf(group, world)
  if (start.is !== 'known') return new Map()
  const starting = startingIn(start.value, draft)
  if (!starting) return new Map()
  const values = startingValues(starting, scriptsOf(starting, start.value, world), draft)
  // A policy for mixed instances may take other types than its template has.
  if (world.read(group, 'mixedInstancesPolicy').is !== 'absent') values.delete('attribute:ecs.instance-type')
  return values
}

function ofInstance(instance: Resource<'AWS::EC2::Instance'>, draft: Draft): Known {
  const { world } = draft
  const values = startingValues(instance, scriptsOf(instance, instance, world), draft)
  const zone = world.read(instance, 'availabilityZone')
  if (zone.is === 'known') values.set('attribute:ecs.availability-zone', zone.value)
  const own = world.read(instance, 'instanceId')
  if (own.is === 'known') values.set('ec2InstanceId', own.value)
  const [registered] = draft.index(registrations).get(instance.address) ?? []
  const attributes = registered && listed(registered, 'attributes', world)
  for (const { value: attribute } of attributes?.items ?? []) {
    const [name, value] = [world.read(attribute, 'name'), world.read(attribute, 'value')]
    if (name.is !== 'known') continue
    values.set(`attribute:${name.value}`, value.is === 'known' ? value.value : value.is === 'absent' ? '' : undefined)
  }
  return { values, whole: attributes?.isWritten === true && attributes.unknown.length === 0 }
}

type Starting = Struct<Pick<(typeof launchConfiguration)['fields'], 'imageId' | 'instanceType' | 'userData'>>

function startingIn(start: Start, { world }: Draft): Starting | undefined {
  if (start.type === 'AWS::AutoScaling::LaunchConfiguration') return start
  const data = world.read(start, 'launchTemplateData')
  return data.is === 'known' ? data.value : undefined
}

function startingValues(
  starting: Starting,
  scripts: readonly Read<string>[],
  { world }: Draft,
): Map<string, string | undefined> {
  const values = new Map<string, string | undefined>()
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) values.set(`attribute:${name}`, value)
  }
  const [type, image] = [world.read(starting, 'instanceType'), world.read(starting, 'imageId')]
  put('ecs.instance-type', type.is === 'known' ? type.value : undefined)
  put('ecs.ami-id', image.is === 'known' && /^ami-[0-9a-f]+$/.test(image.value) ? image.value : undefined)
  const text = scripts.map(textIn).join('\n')
  put('ecs.os-type', systemIn(text))
  for (const [name, value] of attributesIn(text)) put(name, value)
  return values
}

const textIn = (script: Read<string>): string =>
  script.is === 'known' ? script.value : script.is === 'unknown' ? showText(script.parts ?? []) : ''

/** Scripts say by their first line what runs them. */
function systemIn(script: string): 'linux' | 'windows' | undefined {
  if (/^\s*<(?:powershell|script)>/i.test(script)) return 'windows'
  return /^\s*(?:#!|#cloud-config|\[settings)/.test(script) ? 'linux' : undefined
}

/**
 * The attributes that the agent is told to register with, as JSON; what is put into them later is not known.
 *
 * Source: Amazon ECS Developer Guide, "Amazon ECS container agent configuration", ECS_INSTANCE_ATTRIBUTES.
 */
function attributesIn(script: string): ReadonlyMap<string, string> {
  const written = [...script.matchAll(/ECS_INSTANCE_ATTRIBUTES\s*=\s*['"]?(\{(?:[^{}]|\$\{[^{}]*\})*\})/g)]
  const [only] = new Set(written.map(([, json = '']) => json.replaceAll('\\"', '"')))
  const found = new Map<string, string>()
  if (only === undefined || written.some(([, json = '']) => json.replaceAll('\\"', '"') !== only)) return found
  for (const [, name = '', value = ''] of only.matchAll(/"([^"]+)"\s*:\s*"([^"]*)"/g))
    if (!/[$`\\]/.test(name + value)) found.set(name, value)
  return found
}

function zoneAt(at: string, draft: Draft): string | undefined {
  const [subnet] = draft.index(subnetsByInterface).get(at) ?? []
  const resource = subnet === undefined ? undefined : draft.estate.at(subnet)
  if (resource?.type !== 'AWS::EC2::Subnet') return undefined
  const zone = draft.world.read(resource, 'availabilityZone')
  return zone.is === 'known' ? zone.value : undefined
}

/** Of interfaces that are there when tasks are placed: those of hosts. */
function* subnetsByInterface({ interfaces }: Draft): Iterable<readonly [string, string]> {
  for (const { id, subnet } of interfaces) yield [id, subnet]
}

function* registrations(
  draft: Draft,
): Iterable<readonly [instance: string, Resource<'Breakwater::ECS::ContainerInstance'>]> {
  for (const one of draft.of('Breakwater::ECS::ContainerInstance')) {
    const instance = draft.idOf(draft.world.read(one, 'ec2InstanceId'))
    if (instance !== undefined) yield [instance, one]
  }
}
