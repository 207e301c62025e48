import { awsvpcOf } from '../analysis/workload/awsvpc.ts'
import { launchTypesStated } from '../analysis/workload/launch-types.ts'
import { type ScheduledTask, type Scheduler, scheduledTasksOf } from '../analysis/workload/scheduled-tasks.ts'
import type { Use } from '../analysis/workload/uses.ts'
import type { World } from '../model/world.ts'
import { type Answer, check, notApplicable, unknown } from './answer.ts'
import type { Found } from './trait.ts'

type Launch = Use['launch']

/**
 * Do its tasks get public addresses? Only Fargate gives them: with another launch type AWS refuses ENABLED. Where the launch
 * type is left to the cluster, the field itself says what is meant.
 *
 * Source: Amazon ECS API Reference, "AwsVpcConfiguration".
 */
export function assignsPublicIp(launch: Launch, world: World): Answer {
  const network = awsvpcOf(launch, world)
  if (network.is === 'absent') return notApplicable('It gives its tasks no network interface of their own.')
  return onFargate(launch, world, 'Tasks get public addresses on Fargate only.', () =>
    network.is === 'unknown'
      ? unknown(network, 'networkConfiguration')
      : check(world, network.value, 'assignPublicIp', (assigned) => assigned === 'ENABLED'),
  )
}

/** Judges what is a setting for Fargate, unless another launch type is written. */
export function onFargate(launch: Launch, world: World, because: string, judge: () => Answer): Answer {
  const types = launchTypesStated(launch, world)
  return types && !types.has('FARGATE') ? notApplicable(because) : judge()
}

/** Judges each task that a rule, schedule or state machine starts, by the target or state that does. */
export function eachScheduledTask(
  scheduler: Scheduler,
  world: World,
  judge: (task: ScheduledTask) => Answer,
): readonly Found[] {
  const { tasks, unread } = scheduledTasksOf(scheduler, world)
  const found = tasks.map((task) => ({ subject: task.name, answer: judge(task) }))
  const [first] = unread
  if (first) return [...found, { subject: '', answer: unknown(first, 'Whether it starts a task') }]
  return found.length > 0 ? found : [{ subject: '', answer: notApplicable('It starts no ECS task.') }]
}
