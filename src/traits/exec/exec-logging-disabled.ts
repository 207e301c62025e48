import { execUsesIn } from '../../analysis/workload/exec-uses.ts'
import type { Use } from '../../analysis/workload/uses.ts'
import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, unknown, unset, yes } from '../answer.ts'
import { where } from '../applies.ts'
import { execConfiguration, usesExec } from '../exec-clusters.ts'
import { about, someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, ExecuteCommandConfiguration'

/**
 * NONE switches the record off for whoever is let in, today or later, so it is present whatever the services do. DEFAULT,
 * written or not, sends a session where the container's awslogs driver sends its output, and nowhere without one: whether
 * that is a loss is seen in the containers that can be entered, and where none can be, the question does not arise.
 */
export const execLoggingDisabled = trait({
  id: 'exec-logging-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Cluster',
  title: 'Exec sessions not logged',
  why: 'What an intruder types and sees in a session inside a task leaves no trace.',
  fix: 'Set logging of executeCommandConfiguration to OVERRIDE and name a log group or a bucket.',
  example: {
    type: 'AWS::ECS::Cluster',
    set: {
      configuration: {
        executeCommandConfiguration: {
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchLogGroupName: 'exec-sessions', cloudWatchEncryptionEnabled: true },
        },
      },
    },
  },
  severity: 'medium',
  references: [source, 'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec'],
  evaluate: (cluster, world) =>
    whole(
      execConfiguration(cluster, world, (config) => {
        if (config.is === 'absent') {
          const says = 'executeCommandConfiguration is not set and AWS takes logging DEFAULT.'
          return byDefault(cluster, world, unset(says, source, config.origin))
        }
        const logging = world.read(config.value, 'logging')
        if (logging.is === 'unknown') return unknown(logging, 'logging')
        const isDefault = check(world, config.value, 'logging', (value) => value === 'DEFAULT')
        return isDefault.is === 'yes'
          ? byDefault(cluster, world, isDefault)
          : check(world, config.value, 'logging', (value) => value === 'NONE')
      }),
    ),
})

function byDefault(cluster: Resource<'AWS::ECS::Cluster'>, world: World, isDefault: Answer): Answer {
  return where(usesExec(cluster, world), () => {
    const { uses, unread } = execUsesIn(cluster, world)
    const perhaps = unread.map((read) => unknown(read, 'Whether something in the cluster has ECS Exec enabled'))
    return all([isDefault, any([...uses.map((use) => losesSessions(use, world)), ...perhaps])])
  })
}

function losesSessions({ starter, launch }: Use, world: World): Answer {
  const task = world.follow(launch, 'taskDefinition')
  if (task.is !== 'known') {
    const says = `What ${starter.address} runs, and so whether it has awslogs, is not known.`
    return { is: 'unknown', missing: [{ says, origin: task.origin }] }
  }
  const judged = someItem(world, task.value, 'containerDefinitions', (container, name) =>
    about(`${name}, which ${starter.address} lets people enter`, lacksAwslogs(container, world)),
  )
  return any(judged)
}

function lacksAwslogs(container: StructOf<typeof containerDefinition>, world: World): Answer {
  const log = world.read(container, 'logConfiguration')
  if (log.is === 'unknown') return unknown(log, 'logConfiguration')
  if (log.is === 'absent') return yes('logConfiguration is not set.', log.origin)
  return check(world, log.value, 'logDriver', (driver) => driver !== 'awslogs')
}
