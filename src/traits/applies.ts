import { type LaunchType, launchTypesOf } from '../analysis/workload/launch-types.ts'
import { operatingSystemOf } from '../analysis/workload/operating-system.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, all, type NotApplicable, notApplicable, type Undecided, unknown } from './answer.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

/** Whether a trait's question concerns a task definition: yes, no with the reason, or not to be told. */
export type Applies = 'yes' | NotApplicable | Undecided

/** The answer to a trait's question where it concerns the task. What is no anyway is no whether it does or not. */
export function where(applies: Applies, judge: () => Answer): Answer {
  if (applies === 'yes') return judge()
  if (applies.is === 'not-applicable') return applies
  const answer = judge()
  if (answer.is === 'yes') return applies
  return answer.is === 'unknown' ? all([applies, answer]) : answer
}

/** Concerns Linux tasks only; `because` says why Windows has no such question. */
export function onLinux(task: TaskDefinition, world: World, because: string): Applies {
  return onSystem('linux', task, world, because)
}

/** Concerns Windows tasks only; `because` says why Linux has no such question. */
export function onWindows(task: TaskDefinition, world: World, because: string): Applies {
  return onSystem('windows', task, world, because)
}

function onSystem(wanted: 'linux' | 'windows', task: TaskDefinition, world: World, because: string): Applies {
  const system = operatingSystemOf(task, world)
  if (system.is === 'unknown') return unknown(system, 'operatingSystemFamily')
  return system.value === wanted ? 'yes' : notApplicable(because)
}

/** Concerns tasks of these launch types only: yes where some of its tasks surely have one of them. */
export function onLaunchType(
  task: TaskDefinition,
  world: World,
  wanted: readonly LaunchType[],
  because: string,
): Applies {
  const types = launchTypesOf(task, world)
  if (wanted.some((type) => types.atLeast.has(type))) return 'yes'
  const possible = wanted.filter((type) => types.atMost.has(type))
  if (possible.length === 0) return notApplicable(because)
  const says = `Whether it runs on ${possible.join(' or ')} is not known: its launch type cannot be told.`
  const [first = task.place, ...others] = types.because
  return { is: 'unknown', missing: [{ says, origin: first }, ...others.map((origin) => ({ says, origin }))] }
}
