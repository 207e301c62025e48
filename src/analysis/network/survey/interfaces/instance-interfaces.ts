import type { Resource } from '../../../../model/resource.ts'
import type { launchTemplateSpecification } from '../../../../model/resources/compute.ts'
import type { instanceNetworkInterface } from '../../../../model/resources/network-interface.ts'
import type { StructOf, Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Interface } from '../../network.ts'
import { placeAt } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { type Listed, listed } from '../listed.ts'
import { groupsOf, type Standing, standingIn } from '../workloads/standing.ts'
import { flagOf } from './network-interfaces.ts'
import { elasticOf, type Public, publicSeen } from './public-addresses.ts'

type Instance = Resource<'AWS::EC2::Instance'>
type Spec = StructOf<typeof instanceNetworkInterface>
type Groups = Listed<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>

/** Interfaces of single instances that are no resources of the scan themselves. */
export function addInstances(draft: Draft): void {
  const { world } = draft
  for (const instance of draft.of('AWS::EC2::Instance')) {
    const state = world.read(instance, 'state')
    const name = state.is === 'known' ? world.read(state.value, 'name') : undefined
    if (name?.is === 'known' && /^(?:terminated|shutting-down)$/.test(name.value)) continue
    const specs = listed(instance, 'networkInterfaces', world)
    for (const [index, { value }] of specs.items.entries()) addFromSpec(instance, index, value, draft)
    if (specs.items.length === 0 && !draft.index(interfacesByInstance).has(instance.address)) addPlain(instance, draft)
  }
}

/** The interface that leads to an instance when only the instance is named. */
export const primaryOf = (instance: Instance, draft: Draft): string =>
  interfacesOfInstance(instance, draft)[0] ?? `${instance.address}/0`

/** All interfaces of an instance, the primary one first. */
export function interfacesOfInstance(instance: Instance, draft: Draft): readonly string[] {
  const { world } = draft
  const attached = draft.index(interfacesByInstance).get(instance.address) ?? []
  const specs = listed(instance, 'networkInterfaces', world).items.map(
    ({ value }, index) =>
      draft.resource(world.read(value, 'networkInterfaceId'))?.address ?? `${instance.address}/${index}`,
  )
  const known = [...new Set([...specs, ...attached])]
  return known.length > 0 ? known : [`${instance.address}/0`]
}

function* interfacesByInstance(draft: Draft): Iterable<readonly [string, string]> {
  const { world } = draft
  const found: { instance: string; eni: string; index: number }[] = []
  for (const eni of draft.of('AWS::EC2::NetworkInterface')) {
    const type = world.read(eni, 'interfaceType')
    const attachment = world.read(eni, 'attachment')
    if (attachment.is !== 'known' || (type.is === 'known' && (type.value === 'trunk' || type.value === 'branch')))
      continue
    const instance = draft.idOf(world.read(attachment.value, 'instanceId'))
    const index = world.read(attachment.value, 'deviceIndex')
    if (instance !== undefined)
      found.push({ instance, eni: eni.address, index: index.is === 'known' ? index.value : 0 })
  }
  for (const { instance, eni } of found.sort((a, b) => a.index - b.index)) yield [instance, eni]
}

function addFromSpec(instance: Instance, index: number, spec: Spec, draft: Draft): void {
  const { world } = draft
  if (draft.resource(world.read(spec, 'networkInterfaceId'))) return
  const own = world.read(spec, 'subnetId')
  const standing = standingIn(own.is === 'absent' ? subnetOf(instance, draft) : own, true, draft)
  if (!standing) return
  // Terraform says beside the groups of the instance whether its interface gets an address.
  const beside = instance.from === 'template' && index === 0 ? groupsBeside(instance, draft) : []
  const groups = [listed(spec, 'groups', world), ...beside].find(isSaid) ?? nothing
  const association = world.read(spec, 'association')
  const shown = association.is === 'known' ? world.read(association.value, 'publicIp') : undefined
  const asked = world.read(spec, 'associatePublicIpAddress')
  const [first6] = listed(spec, 'ipv6Addresses', world).items
  const public4 =
    instance.from === 'reply'
      ? publicSeen(shown?.is === 'known' ? shown.value : undefined)
      : (elasticOf(instance.address, draft) ?? launched(asked, standing))
  draft.add({
    ...interfaceOf(instance, index, standing, draft),
    groups: groupsOf(groups, standing, draft, instance.from !== 'reply'),
    public4,
    address4: placeAt(textOf(world.read(spec, 'privateIpAddress')), 4) ?? standing.address4,
    address6: placeAt(first6 && textOf(world.read(first6.value, 'ipv6Address')), 6) ?? automatic6(standing, draft),
    sourceDestCheck: flagOf(world.read(spec, 'sourceDestCheck')),
  })
}

function addPlain(instance: Instance, draft: Draft): void {
  const { world } = draft
  const standing = standingIn(subnetOf(instance, draft), true, draft)
  if (!standing) return
  const data = templateData(world.read(instance, 'launchTemplate'), draft)
  const [spec] = data ? listed(data, 'networkInterfaces', world).items : []
  const own = groupsBeside(instance, draft)
  const templated = data ? [listed(data, 'securityGroupIds', world), listed(data, 'securityGroups', world)] : []
  const all = [...own, ...(spec ? [listed(spec.value, 'groups', world)] : []), ...templated]
  const groups = all.find(isSaid)
  const shown = world.read(instance, 'publicIpAddress')
  const public4 =
    instance.from === 'reply'
      ? publicSeen(textOf(shown))
      : (elasticOf(instance.address, draft) ??
        launched(spec ? world.read(spec.value, 'associatePublicIpAddress') : shownAbsent(instance), standing))
  draft.add({
    ...interfaceOf(instance, 0, standing, draft),
    groups: groupsOf(groups ?? nothing, standing, draft),
    public4,
    address4: placeAt(textOf(world.read(instance, 'privateIpAddress')), 4) ?? standing.address4,
    address6: automatic6(standing, draft),
    sourceDestCheck: flagOf(world.read(instance, 'sourceDestCheck')),
  })
}

const groupsBeside = (instance: Instance, { world }: Draft): readonly Groups[] => [
  listed(instance, 'securityGroupIds', world),
  listed(instance, 'securityGroups', world),
]

const isSaid = ({ isWritten, unknown }: Groups) => isWritten || unknown.length > 0

const nothing: Groups = { items: [], unknown: [], isWritten: false }

const shownAbsent = ({ place }: Instance): Read<boolean> => ({ is: 'absent', origin: place })

const textOf = (read: Read<string>) => (read.is === 'known' ? read.value : undefined)

/** The subnet; one of the default VPC where none is named. */
function subnetOf(instance: Instance, { world }: Draft): Read<Target<'AWS::EC2::Subnet'>> {
  const read = world.read(instance, 'subnetId')
  if (read.is !== 'absent') return read
  const text = `default subnet of ${instance.address}`
  return { is: 'known', value: { to: ['AWS::EC2::Subnet'], text }, origin: instance.place }
}

/** What a launch template says, whatever its version. */
export function templateData(named: Read<StructOf<typeof launchTemplateSpecification>>, { world }: Draft) {
  if (named.is !== 'known') return undefined
  const byId = world.follow(named.value, 'launchTemplateId')
  const found = byId.is === 'known' ? byId : world.follow(named.value, 'launchTemplateName')
  const data = found.is === 'known' ? world.read(found.value, 'launchTemplateData') : undefined
  return data?.is === 'known' ? data.value : undefined
}

/** What is chosen at launch decides; else the subnet. */
export function launched(asked: Read<boolean>, { mapsPublic }: Standing): Public {
  if (asked.is === 'unknown') return { is: 'unknown' }
  return { is: asked.is === 'known' ? asked.value : mapsPublic }
}

/** The IPv6 address that a subnet gives to all that start in it. */
export function automatic6({ subnet, address6 }: Standing, { world }: Draft) {
  const gives = subnet && world.read(subnet, 'assignIpv6AddressOnCreation')
  return gives?.is === 'known' && gives.value ? address6 : undefined
}

function interfaceOf(instance: Instance, index: number, standing: Standing, draft: Draft) {
  const id = `${instance.address}/${index}`
  const made: Pick<Interface, 'id' | 'name' | 'origin' | 'subnet' | 'owner' | 'certain'> = {
    id,
    name: draft.thing(instance).name,
    origin: instance.place,
    subnet: standing.id,
    owner: { is: 'instance', id: instance.address },
    certain: draft.world.certainlyExists(instance) && standing.certain,
  }
  return made
}
