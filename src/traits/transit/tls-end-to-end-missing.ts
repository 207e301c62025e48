import { listenersTo } from '../../analysis/load-balancing/listeners.ts'
import { targetGroupsIn } from '../../analysis/load-balancing/target-groups.ts'
import { partsOf } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { regulatedDataOf } from '../intents.ts'
import { eachEndpoint } from '../service-connect.ts'
import { about, someItem, whole } from '../subjects.ts'
import { plaintextToTargets } from '../target-groups.ts'
import { trait } from '../trait.ts'
import { eachEfsVolume } from '../volumes.ts'

type Service = Resource<'AWS::ECS::Service'>
type Task = Resource<'AWS::ECS::TaskDefinition'>

export const tlsEndToEndMissing = trait({
  id: 'tls-end-to-end-missing',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  title: 'Cardholder or regulated data not encrypted on some hop',
  why: 'Whoever can listen on that hop reads data for which the law or a contract demands encryption.',
  fix: 'Encrypt the hop: TLS in the task and HTTPS in front of it, tls of Service Connect, transitEncryption of the volume.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    set: { protocol: 'HTTPS', port: 8443, healthCheckProtocol: 'HTTPS' },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Network security best practices for Amazon ECS',
    'PCI DSS v4.0.1, Requirement 4',
  ],
  evaluate: (service, world, intent) => {
    const classes = regulatedDataOf(service, world, intent)
    if (classes === undefined) {
      const says = 'Whether it holds cardholder or regulated data is not declared.'
      return whole({ is: 'unknown', missing: [{ says, origin: service.place }] })
    }
    if (classes.length === 0) return whole(notApplicable('No cardholder or regulated data is declared of it.'))
    const task = world.follow(service, 'taskDefinition')
    return whole(
      any([
        ...throughLoadBalancers(service, world),
        ...eachEndpoint(service, world, (endpoint) => check(world, endpoint, 'tls', (tls) => tls === undefined)).map(
          ({ subject, answer }) => about(`Service Connect ${subject}`, answer),
        ),
        ...(task.is === 'known' ? [...toFiles(task.value, world), ...toCaches(task.value, world)] : []),
        ...(task.is === 'unknown' ? [unknown(task, 'The task definition')] : []),
        no,
      ]),
    )
  },
})

function throughLoadBalancers(service: Service, world: World): readonly Answer[] {
  const { known, unread } = targetGroupsIn(service, world)
  return [
    ...known.flatMap((group) => [
      ...listenersTo(group, world).known.map((listener) =>
        check(
          world,
          listener,
          'protocol',
          (protocol) => protocol === 'HTTP',
          () => `protocol of ${listener.address}, which forwards to it, is "HTTP".`,
        ),
      ),
      plaintextToTargets(group, world),
    ]),
    ...unread.map((read) => unknown(read, 'A target group')),
  ]
}

const toFiles = (task: Task, world: World): readonly Answer[] =>
  eachEfsVolume(task, world, (efs) => check(world, efs, 'transitEncryption', (value) => value !== 'ENABLED')).map(
    ({ subject, answer }) => about(`Volume ${subject}`, answer),
  )

/** Caches that a variable of the task names by reference: their protocols are in clear unless they are told otherwise. */
const toCaches = (task: Task, world: World): readonly Answer[] =>
  someItem(world, task, 'containerDefinitions', (container) =>
    any(
      someItem(world, container, 'environment', (variable) => {
        const value = world.read(variable, 'value')
        if (value.is === 'absent') return no
        const named = partsOf(value).flatMap((part) =>
          typeof part === 'string' || part.resource === undefined ? [] : (world.estate.at(part.resource) ?? []),
        )
        return any(named.map((store) => inClear(store, world)))
      }),
    ),
  )

function inClear(store: Resource, world: World): Answer {
  const says = `transitEncryptionEnabled of ${store.address} is false.`
  const clear = (enabled: boolean | undefined) => enabled === false
  switch (store.type) {
    case 'AWS::ElastiCache::ReplicationGroup':
      return check(world, store, 'transitEncryptionEnabled', clear, () => says)
    case 'AWS::ElastiCache::CacheCluster': {
      const encrypted = check(world, store, 'transitEncryptionEnabled', clear, () => says)
      return encrypted.is === 'yes' ? yes(says, store.place) : encrypted
    }
    default:
      return no
  }
}
