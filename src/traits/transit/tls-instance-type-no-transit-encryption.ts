import { encryptsInTransit, type HostTypes, hostTypesOf } from '../../analysis/runtime/host-types.ts'
import { awsvpcOf } from '../../analysis/workload/awsvpc.ts'
import { launchTypesOfUse } from '../../analysis/workload/launch-types.ts'
import { usesIn } from '../../analysis/workload/uses.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { eachEndpoint, serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Service = Resource<'AWS::ECS::Service'>

/**
 * Hops between tasks are judged, by Service Connect or by names that Cloud Map gives. A load balancer in between never
 * encrypts by itself: what it says to tasks is the matter of tls-target-group-plaintext.
 */
export const tlsInstanceTypeNoTransitEncryption = trait({
  id: 'tls-instance-type-no-transit-encryption',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Hop between instances that Nitro does not encrypt',
  why: 'Whoever can listen between two hosts reads what tasks tell each other in clear.',
  fix: 'Use TLS on the hop, or instance types that encrypt at both ends, or VPC Encryption Controls in enforce mode.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Amazon EC2 User Guide, Data protection in Amazon EC2: Encryption in transit',
    'Amazon EC2 API Reference, NetworkInfo',
  ],
  evaluate: (service, world) => whole(judge(service, world)),
})

function judge(service: Service, world: World): Answer {
  const hop = inClear(service, world)
  if (hop.is === 'no' || hop.is === 'not-applicable') return hop
  const types = launchTypesOfUse({ launch: service, cluster: world.follow(service, 'cluster') }, world)
  if (types?.has('EXTERNAL')) return notApplicable('It runs on hosts outside AWS.')
  const hosts = hostTypesOf(service, world)
  if (isEnforced(service, hosts, world)) return no
  if (!types || [...types].some((type) => type !== 'EC2'))
    return open(service, 'The instance types that it runs on are')
  const weak = hosts.types.filter(({ type }) => encryptsInTransit(type) === false)
  if (weak.length > 0)
    return all([hop, any(weak.map(({ type, origin }) => yes(`"${type}" does not encrypt between instances.`, origin)))])
  if (!encrypts(hosts)) return open(service, 'The instance types that it runs on are')
  return othersEncrypt(service, world) ? no : open(service, 'The instance types at the other end are')
}

const open = ({ place }: Service, what: string): Answer => ({
  is: 'unknown',
  missing: [{ says: `${what} not all known, so whether the hop is encrypted is not known either.`, origin: place }],
})

const encrypts = ({ types, whole }: HostTypes): boolean =>
  whole && types.every(({ type }) => encryptsInTransit(type) === true)

/** Is it reached by other tasks without TLS? */
function inClear(service: Service, world: World): Answer {
  const mesh = eachEndpoint(service, world, (endpoint) => check(world, endpoint, 'tls', (tls) => tls === undefined))
  const names = world.read(service, 'serviceRegistries')
  const byName =
    names.is === 'unknown'
      ? unknown(names, 'serviceRegistries')
      : names.is === 'known' && names.value.items.length > 0
        ? // The program may end TLS itself.
          possibly(yes('serviceRegistries gives its tasks names, by which others reach them straight.', names.origin))
        : notApplicable('No other task reaches it by Service Connect or Cloud Map.')
  return any([...mesh.map(({ answer }) => answer), byName])
}

/** Do all tasks of the cluster, from which calls may come, run on instances that encrypt? */
function othersEncrypt(service: Service, world: World): boolean {
  const cluster = world.follow(service, 'cluster')
  if (cluster.is !== 'known') return false
  return usesIn(cluster.value, world).every(({ starter }) => {
    if (starter.type !== 'AWS::ECS::Service') return false
    const types = launchTypesOfUse({ launch: starter, cluster }, world)
    return types !== undefined && types.size === 1 && types.has('EC2') && encrypts(hostTypesOf(starter, world))
  })
}

/** Does the VPC of the service refuse what it cannot encrypt? */
function isEnforced(service: Service, { groups }: HostTypes, world: World): boolean {
  const network = awsvpcOf(service, world)
  const subnets = [
    ...(network.is === 'known' ? world.items(network.value, 'subnets').items : []),
    ...groups.flatMap((group) => world.items(group, 'vpcZoneIdentifier').items),
  ].flatMap(({ value }) => world.estate.resolve(value) ?? [])
  const vpcs = subnets.map((subnet) => {
    const vpc = world.follow(subnet, 'vpcId')
    return vpc.is === 'known' ? vpc.value.address : undefined
  })
  const enforced = world.estate.ofType('AWS::EC2::VPCEncryptionControl').flatMap((control) => {
    const [mode, vpc] = [world.read(control, 'mode'), world.follow(control, 'vpcId')]
    return mode.is === 'known' && mode.value === 'enforce' && vpc.is === 'known' ? [vpc.value.address] : []
  })
  return vpcs.length > 0 && vpcs.every((vpc) => vpc !== undefined && enforced.includes(vpc))
}
