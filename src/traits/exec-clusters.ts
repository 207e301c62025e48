import { execUsesIn } from '../analysis/workload/exec-uses.ts'
import type { Resource } from '../model/resource.ts'
import type { executeCommandConfiguration } from '../model/resources/cluster.ts'
import type { StructOf } from '../model/shape.ts'
import type { Absent, Known, Read } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, notApplicable, unknown } from './answer.ts'
import { type Applies, where } from './applies.ts'

type Cluster = Resource<'AWS::ECS::Cluster'>
type ExecConfiguration = StructOf<typeof executeCommandConfiguration>

/**
 * Judges how a cluster sets up ECS Exec.
 *
 * What is written is judged whoever uses it: it is meant to be used. Where nothing is written, AWS's defaults matter only to
 * those who can open a session, so only where something in the cluster has ECS Exec enabled.
 */
export function execConfiguration(
  cluster: Cluster,
  world: World,
  judge: (config: Known<ExecConfiguration> | Absent<ExecConfiguration>) => Answer,
): Answer {
  const config = configurationOf(cluster, world)
  if (config.is === 'unknown') return unknown(config, 'executeCommandConfiguration')
  if (config.is === 'known') return judge(config)
  if (cluster.from === 'reply' && cluster.slots.configuration === undefined) {
    const says = 'The reply names no configuration, but it does so only where include was CONFIGURATIONS.'
    return { is: 'unknown', missing: [{ says, origin: config.origin }] }
  }
  return where(usesExec(cluster, world), () => judge(config))
}

/** Has anything that starts tasks in the cluster ECS Exec enabled? */
export function usesExec(cluster: Cluster, world: World): Applies {
  const { uses, unread } = execUsesIn(cluster, world)
  if (uses.length > 0) return 'yes'
  const [first] = unread
  if (first) return unknown(first, 'Whether something in the cluster has ECS Exec enabled')
  if (cluster.from !== 'reply' || world.estate.complete('AWS::ECS::Service', cluster.address)) {
    return notApplicable('Nothing in this scan that runs in the cluster has ECS Exec enabled.')
  }
  const says = 'Whether a service of the cluster has ECS Exec enabled is not known: not all of them are in this scan.'
  return { is: 'unknown', missing: [{ says, origin: cluster.place }] }
}

function configurationOf(cluster: Cluster, world: World): Read<ExecConfiguration> {
  const configuration = world.read(cluster, 'configuration')
  if (configuration.is === 'known') return world.read(configuration.value, 'executeCommandConfiguration')
  return configuration.is === 'unknown' ? configuration : { is: 'absent', origin: configuration.origin }
}
