import {
  hasCapacityProvider,
  isContainerHost,
  type Start,
  startOf,
  startsHosts,
} from '../../analysis/runtime/container-hosts.ts'
import type { Resource } from '../../model/resource.ts'
import type { instanceNetworkInterface } from '../../model/resources/network-interface.ts'
import type { Field, List, Struct } from '../../model/shape.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const types = [
  'AWS::EC2::Instance',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::LaunchTemplate',
  'AWS::AutoScaling::LaunchConfiguration',
] as const

export const containerInstancePublicIp = trait({
  id: 'container-instance-public-ip',
  category: 'Reachability',
  resource: 'AWS::EC2::Instance',
  likewise: ['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],
  title: 'Container host has a public address',
  why: 'The internet can reach the host, and in bridge and host mode the ports of its containers, past any load balancer.',
  fix: 'Start the hosts in private subnets, without associatePublicIpAddress.',
  example: {
    type: 'AWS::EC2::LaunchTemplate',
    set: {
      launchTemplateData: {
        networkInterfaces: [{ deviceIndex: '0', associatePublicIpAddress: false, groups: ['sg-0a1b2c3d4e5f67890'] }],
      },
    },
  },
  responsible: { FARGATE: 'AWS', EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon EC2 User Guide, Amazon EC2 instance IP addressing',
    'Amazon EC2 Auto Scaling User Guide, Provide network connectivity for your Auto Scaling instances using Amazon VPC',
    'AWS Security Hub User Guide, EC2.9, EC2.25, AutoScaling.5',
  ],
  evaluate: (host: Resource<(typeof types)[number]>, world) => whole(judge(host, world)),
})

function judge(host: Resource<(typeof types)[number]>, world: World): Answer {
  switch (host.type) {
    case 'AWS::AutoScaling::AutoScalingGroup': {
      const start = startOf(host, world)
      if (start.is === 'unknown' && !hasCapacityProvider(host, world))
        return unknown(start, 'What its instances start as')
      if (start.is !== 'known') return any(someSubnet(host, world))
      return hostOnly(hasCapacityProvider(host, world) || startsHosts(start.value, world), () => {
        const own = ofStart(start.value, world)
        if (own === undefined) return any(someSubnet(host, world))
        // One line is one finding: that of the start, which is judged by itself.
        return own.is === 'no' ? no : notApplicable(`${start.value.address} says whether its instances get addresses.`)
      })
    }
    case 'AWS::EC2::Instance': {
      const address = world.read(host, 'publicIpAddress')
      const own = address.is === 'known' ? yes('It has a public address.', address.origin) : interfaces(host, world)
      return hostOnly(isContainerHost(host, world), () => own ?? subnetOf(host, world))
    }
    default:
      return hostOnly(startsHosts(host, world), () => ofStart(host, world) ?? no)
  }
}

function hostOnly(isHost: Maybe, answer: () => Answer): Answer {
  if (isHost === false) return notApplicable('Nothing says that it joins an Amazon ECS cluster.')
  const judged = answer()
  // It may be no host of containers at all.
  return isHost === 'unknown' && judged.is === 'yes' ? { ...judged, possible: true } : judged
}

/** What a start says itself; undefined where it leaves the matter to the subnet. */
function ofStart(start: Start, world: World): Answer | undefined {
  if (start.type === 'AWS::EC2::LaunchTemplate') {
    const data = world.read(start, 'launchTemplateData')
    if (data.is === 'unknown') return unknown(data, 'launchTemplateData')
    return data.is === 'known' ? interfaces(data.value, world) : undefined
  }
  const associated = world.read(start, 'associatePublicIpAddress')
  if (associated.is === 'absent') return undefined
  if (associated.is === 'unknown') return unknown(associated, 'associatePublicIpAddress')
  return associated.value ? yes('associatePublicIpAddress is true.', associated.origin) : no
}

type WithInterfaces = Struct<{
  readonly networkInterfaces: Field<List<Struct<(typeof instanceNetworkInterface)['fields']>>>
}>

function interfaces(host: WithInterfaces, world: World): Answer | undefined {
  const answers = someItem(world, host, 'networkInterfaces', (one): Answer => {
    const associated = world.read(one, 'associatePublicIpAddress')
    if (associated.is === 'unknown') return unknown(associated, 'associatePublicIpAddress')
    if (associated.is === 'known')
      return associated.value ? yes('associatePublicIpAddress is true.', associated.origin) : no
    return notApplicable('The subnet decides.')
  })
  const judged = any(answers)
  return answers.length === 0 || judged.is === 'not-applicable' ? undefined : judged
}

const someSubnet = (group: Resource<'AWS::AutoScaling::AutoScalingGroup'>, world: World): readonly Answer[] =>
  someItem(world, group, 'vpcZoneIdentifier', (target): Answer => {
    const subnet = world.estate.resolve(target)
    if (subnet && world.exists(subnet)) return inSubnet(subnet, world)
    const name = target.text ?? target.name ?? 'The subnet'
    return unknown({ is: 'unknown', why: { because: 'not-scanned', name }, origin: group.place }, 'mapPublicIpOnLaunch')
  })

function subnetOf(host: Resource<'AWS::EC2::Instance'>, world: World): Answer {
  const subnet = world.follow(host, 'subnetId')
  if (subnet.is === 'unknown') return unknown(subnet, 'mapPublicIpOnLaunch')
  return subnet.is === 'known' ? inSubnet(subnet.value, world) : no
}

function inSubnet(subnet: Resource<'AWS::EC2::Subnet'>, world: World): Answer {
  const mapped = world.read(subnet, 'mapPublicIpOnLaunch')
  if (mapped.is === 'unknown') return unknown(mapped, 'mapPublicIpOnLaunch')
  return mapped.is === 'known' && mapped.value ? yes('mapPublicIpOnLaunch of its subnet is true.', mapped.origin) : no
}
