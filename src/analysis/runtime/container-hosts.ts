import type { Resource } from '../../model/resource.ts'
import type { launchConfiguration } from '../../model/resources/compute.ts'
import type { Struct } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import { type Maybe, showText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { referenceIndex, valuesOf } from '../references.ts'

type Group = Resource<'AWS::AutoScaling::AutoScalingGroup'>

/** What says how instances start. */
export type Start = Resource<'AWS::EC2::LaunchTemplate' | 'AWS::AutoScaling::LaunchConfiguration'>

/** What every description of a host says of how it starts. */
type Starting = Struct<Pick<(typeof launchConfiguration)['fields'], 'imageId' | 'userData'>>

/** What runs at the start. */
type Scripted = Struct<Pick<(typeof launchConfiguration)['fields'], 'userData'>>

/** What `cfn-init` reads. */
type Initiated = Struct<Pick<(typeof launchConfiguration)['fields'], 'cfnInit'>>

/** What makes an instance join a cluster: the agent's settings, on Linux, Windows and Bottlerocket. */
const joins = /ECS_CLUSTER|\becs\.config\b|\/etc\/ecs\b|Initialize-ECSAgent|\[settings\.ecs\]|amazon-ecs-agent/

/** An image that is made to, by the name of the parameter that gives it or of the image. */
const ecsImage = /ecs/i

/**
 * Does an instance that starts like this join an Amazon ECS cluster? Unknown where what it runs at its start cannot be
 * read. No where it can, and has nothing of Amazon ECS in it.
 *
 * Source: Amazon ECS Developer Guide, "Launching an Amazon ECS Linux container instance".
 */
export function isContainerHost(host: Starting, world: World, initiated?: Initiated): Maybe {
  const [script, image] = [world.read(host, 'userData'), world.read(host, 'imageId')]
  if (scriptsOf(host, initiated, world).some((one) => joins.test(shownRead(one)))) return true
  if (ecsImage.test(shownRead(image))) return true
  return script.is === 'unknown' && 'unknown'
}

/** What runs on a host at its start: its user data, and what that has `cfn-init` do. */
export function scriptsOf(host: Scripted, initiated: Initiated | undefined, world: World): readonly Read<string>[] {
  const script = world.read(host, 'userData')
  const init = initiated && /cfn-init/.test(shownRead(script)) ? world.read(initiated, 'cfnInit') : undefined
  return [script, ...(init?.is === 'known' ? init.value.items.map((item) => world.settle(item)) : [])]
}

const shownRead = (read: Read<string>): string =>
  read.is === 'known' ? read.value : read.is === 'unknown' ? `${showText(read.parts ?? [])} ${holesIn(read)}` : ''

/** The names of what is put into a text later: a parameter called `EcsAmi` says what it is. */
const holesIn = (read: Extract<Read<string>, { is: 'unknown' }>) =>
  (read.parts ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.name])).join(' ')

/** The capacity providers that may use each Auto Scaling group. */
const providersOf = referenceIndex(
  (estate) => estate.ofType('AWS::ECS::CapacityProvider'),
  (provider) => {
    const { autoScalingGroupProvider: slot } = provider.slots
    return slot?.is === 'known' ? [slot.value.slots.autoScalingGroupArn] : []
  },
)

/** Does a capacity provider of the scan run tasks on the group's instances? */
export const hasCapacityProvider = (group: Group, world: World): boolean =>
  (providersOf(world.estate).to.get(group.address) ?? []).some((provider) => world.exists(provider))

/** The groups that may start instances as each launch template or launch configuration says. */
const groupsOf = referenceIndex(
  (estate) => estate.ofType('AWS::AutoScaling::AutoScalingGroup'),
  ({ slots }) => {
    const inMixed = valuesOf(slots.mixedInstancesPolicy)
      .flatMap((policy) => valuesOf(policy.slots.launchTemplate))
      .flatMap((template) => valuesOf(template.slots.launchTemplateSpecification))
    const templates = [...valuesOf(slots.launchTemplate), ...inMixed]
    return [
      slots.launchConfigurationName,
      ...templates.flatMap((named) => [named.slots.launchTemplateId, named.slots.launchTemplateName]),
    ]
  },
)

/** Does a capacity provider of the scan run tasks on instances that start like this? */
const startsForCapacityProvider = (start: Start, world: World): boolean =>
  (groupsOf(world.estate).to.get(start.address) ?? []).some(
    (group) => world.exists(group) && startsAs(group, start, world) && hasCapacityProvider(group, world),
  )

/** Do instances that start like this run containers of Amazon ECS, by what they are made for or by what they run? */
export function startsHosts(start: Start, world: World): Maybe {
  if (startsForCapacityProvider(start, world)) return true
  if (start.type === 'AWS::AutoScaling::LaunchConfiguration') return isContainerHost(start, world, start)
  const data = world.read(start, 'launchTemplateData')
  return data.is === 'known' ? isContainerHost(data.value, world, start) : data.is === 'unknown' && 'unknown'
}

function startsAs(group: Group, start: Start, world: World): boolean {
  const own = startOf(group, world)
  return own.is === 'known' && own.value.address === start.address
}

/** What the instances of a group start as; unknown where it is not in the scan. */
export function startOf(group: Group, world: World): Read<Start> {
  const configuration = world.follow(group, 'launchConfigurationName')
  if (configuration.is !== 'absent') return configuration
  const mixed = world.read(group, 'mixedInstancesPolicy')
  const inMixed = mixed.is === 'known' ? world.read(mixed.value, 'launchTemplate') : mixed
  const direct = world.read(group, 'launchTemplate')
  const named =
    direct.is === 'absent' && inMixed.is === 'known' ? world.read(inMixed.value, 'launchTemplateSpecification') : direct
  if (named.is !== 'known') return named.is === 'unknown' ? named : { is: 'absent', origin: named.origin }
  const byId = world.follow(named.value, 'launchTemplateId')
  return byId.is === 'absent' ? world.follow(named.value, 'launchTemplateName') : byId
}
