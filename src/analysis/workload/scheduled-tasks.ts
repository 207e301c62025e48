import type { Resource } from '../../model/resource.ts'
import type { eventTarget, launch, taskOverride } from '../../model/resources/service.ts'
import type { definition, step } from '../../model/resources/state-machine.ts'
import type { Entries, Field, List, Struct, StructOf } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Named, valuesOf } from '../references.ts'
import { namesResource, shownText } from '../texts.ts'

/** What starts tasks by time, by event, by what a pipe carries or as a step of a workflow. */
export type Scheduler = Resource<(typeof schedulerTypes)[number]>

export const schedulerTypes = [
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::Pipes::Pipe',
  'AWS::StepFunctions::StateMachine',
] as const

type Launch = Struct<typeof launch>

/** A task that is started: the target or state that does, how, and what it does otherwise than its definition says. */
export interface ScheduledTask {
  readonly name: string
  readonly launch: Launch
  readonly cluster: Read<Resource<'AWS::ECS::Cluster'>>
  readonly overrides: readonly Read<StructOf<typeof taskOverride>>[]
}

/** The tasks that a resource starts in one world, and what could not be read and may start more. */
export interface ScheduledTasks {
  readonly tasks: readonly ScheduledTask[]
  readonly unread: readonly Unknown[]
}

export function scheduledTasksOf(scheduler: Scheduler, world: World): ScheduledTasks {
  switch (scheduler.type) {
    case 'AWS::Events::Rule': {
      const { items, unknown } = world.items(scheduler, 'targets')
      return joined(
        unknown,
        items.map(({ key, value }) => taskOfTarget(key, value, world)),
      )
    }
    case 'AWS::Scheduler::Schedule': {
      const target = world.read(scheduler, 'target')
      return target.is === 'known' ? taskOfTarget('', target.value, world) : joined(unreadIn(target))
    }
    case 'AWS::Pipes::Pipe':
      return taskOfPipe(scheduler, world)
    case 'AWS::StepFunctions::StateMachine': {
      const machine = world.read(scheduler, 'definition')
      return machine.is === 'known' ? tasksOfMachine(machine.value, world) : joined([notHere(machine)])
    }
  }
}

function taskOfTarget(name: string, target: StructOf<typeof eventTarget>, world: World): ScheduledTasks {
  const launch = world.read(target, 'ecsParameters')
  if (launch.is !== 'known') return joined(unreadIn(launch))
  const transformer = world.read(target, 'inputTransformer')
  const templates =
    transformer.is === 'known' ? [world.read(transformer.value, 'inputTemplate')] : unreadIn(transformer)
  const overrides = [world.read(target, 'input'), ...templates]
  const cluster = world.follow(target, 'arn')
  return { tasks: [{ name, launch: launch.value, cluster, overrides }], unread: [] }
}

function taskOfPipe(pipe: Resource<'AWS::Pipes::Pipe'>, world: World): ScheduledTasks {
  const parameters = world.read(pipe, 'targetParameters')
  const launch = parameters.is === 'known' ? world.read(parameters.value, 'ecsTaskParameters') : parameters
  if (launch.is !== 'known') return joined(unreadIn(launch))
  const cluster = world.follow(pipe, 'target')
  const overrides = [world.read(launch.value, 'overrides')]
  return { tasks: [{ name: '', launch: launch.value, cluster, overrides }], unread: [] }
}

/** A state machine that says what its states are, at one level. */
type Machine = Struct<{ readonly states: Field<Entries<Struct<typeof step>>> }>

/** One that may hold further ones. */
type Nesting<M> = Struct<{
  readonly states: Field<Entries<Struct<{ readonly branches: Field<List<M>>; readonly itemProcessor: Field<M> }>>>
}>

type Definition = StructOf<typeof definition>

function tasksOfMachine(machine: Definition, world: World): ScheduledTasks {
  const unread: Unknown[] = []
  const inner = machinesIn(machine, world, unread)
  const innermost = inner.flatMap((one) => machinesIn(one, world, unread))
  return joined(
    unread,
    [machine, ...inner, ...innermost].map((one) => tasksOfLevel(one, world)),
  )
}

function machinesIn<M>(machine: Nesting<M>, world: World, unread: Unknown[]): readonly M[] {
  const found: M[] = []
  for (const state of world.entries(machine, 'states').entries.values()) {
    if (state.is !== 'known') continue
    const branches = world.read(state.value, 'branches')
    const slots = branches.is === 'known' ? branches.value.items : []
    const processor = world.read(state.value, 'itemProcessor')
    unread.push(...unreadIn(branches))
    for (const read of [...slots.map((slot) => world.settle(slot)), processor]) {
      if (read.is === 'known') found.push(read.value)
      else unread.push(...unreadIn(read))
    }
  }
  return found
}

function tasksOfLevel(machine: Machine, world: World): ScheduledTasks {
  const { entries, unknown } = world.entries(machine, 'states')
  return joined(
    unknown,
    [...entries].map(([name, state]) => {
      if (state.is !== 'known') return joined(unreadIn(state))
      const runs = runsTask(state.value, world)
      if (runs !== true) return joined(runs === false ? [] : [runs])
      const parameters = world.read(state.value, 'parameters')
      const launch = parameters.is === 'absent' ? world.read(state.value, 'arguments') : parameters
      if (launch.is !== 'known') return joined(unreadIn(launch))
      const cluster = world.follow(launch.value, 'cluster')
      const overrides = [world.read(launch.value, 'overrides')]
      return { tasks: [{ name, launch: launch.value, cluster, overrides }], unread: [] }
    }),
  )
}

/**
 * Does the state run a task? Its resource then is `arn:aws:states:::ecs:runTask`, with or without a suffix, or the same
 * of `aws-sdk`.
 *
 * Source: AWS Step Functions Developer Guide, "Run Amazon ECS or Fargate tasks".
 */
function runsTask(state: Struct<typeof step>, world: World): boolean | Unknown {
  const resource = world.read(state, 'resource')
  if (resource.is === 'absent') return false
  const shown = shownText(resource)
  if (/:states:::(?:aws-sdk:)?ecs:runTask(?:\.|$)/.test(shown)) return true
  // A function or an activity stands in the text as a whole; an integration always has its name written out.
  return resource.is === 'known' || shown.includes(':states:::') || namesResource(resource) ? false : resource
}

/** A state machine always has a definition: where it is not written, it stands in a file or a bucket. */
function notHere(read: Read<Definition>): Unknown {
  if (read.is === 'unknown') return read
  return { is: 'unknown', why: { because: 'not-scanned', name: 'the definition' }, origin: read.origin }
}

const unreadIn = (read: Read<unknown>): readonly Unknown[] => (read.is === 'unknown' ? [read] : [])

const joined = (unread: readonly Unknown[], parts: readonly ScheduledTasks[] = []): ScheduledTasks => ({
  tasks: parts.flatMap(({ tasks }) => tasks),
  unread: [...unread, ...parts.flatMap((part) => part.unread)],
})

/** Every launch that a resource may have, in whatever world, with the field that names its cluster. */
export function launchesAnywhere(
  scheduler: Scheduler,
): readonly { readonly launch: Launch; readonly cluster: Named }[] {
  if (scheduler.type === 'AWS::Pipes::Pipe') {
    const { target, targetParameters } = scheduler.slots
    return valuesOf(targetParameters)
      .flatMap(({ slots }) => valuesOf(slots.ecsTaskParameters))
      .map((launch) => ({ launch, cluster: target }))
  }
  if (scheduler.type !== 'AWS::StepFunctions::StateMachine') {
    return targetsAnywhere(scheduler).flatMap(({ slots }) =>
      valuesOf(slots.ecsParameters).map((launch) => ({ launch, cluster: slots.arn })),
    )
  }
  const outer = valuesOf(scheduler.slots.definition)
  const inner = outer.flatMap((machine) => machinesAnywhere(machine))
  const innermost = inner.flatMap((machine) => machinesAnywhere(machine))
  const all: readonly Machine[] = [...outer, ...inner, ...innermost]
  return all.flatMap(statesAnywhere).flatMap(({ slots }) =>
    [...valuesOf(slots.parameters), ...valuesOf(slots.arguments)].map((launch) => ({
      launch,
      cluster: launch.slots.cluster,
    })),
  )
}

function targetsAnywhere(scheduler: Resource<'AWS::Events::Rule' | 'AWS::Scheduler::Schedule'>) {
  if (scheduler.type === 'AWS::Scheduler::Schedule') return valuesOf(scheduler.slots.target)
  return valuesOf(scheduler.slots.targets).flatMap(({ items }) => items.flatMap((item) => valuesOf(item)))
}

const statesAnywhere = <S>(machine: Struct<{ readonly states: Field<Entries<S>> }>): readonly S[] =>
  valuesOf(machine.slots.states).flatMap(({ entries }) => [...entries.values()].flatMap((state) => valuesOf(state)))

const machinesAnywhere = <M>(machine: Nesting<M>): readonly M[] =>
  statesAnywhere(machine).flatMap(({ slots }) => [
    ...valuesOf(slots.branches).flatMap(({ items }) => items.flatMap((item) => valuesOf(item))),
    ...valuesOf(slots.itemProcessor),
  ])
