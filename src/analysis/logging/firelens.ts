import type { Resource } from '../../model/resource.ts'
import type { containerDefinition, firelensConfiguration } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Known, Unknown } from '../../model/slot.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { sameName } from '../runtime/host-mounts.ts'
import { isOneOf } from '../texts.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>
type Container = StructOf<typeof containerDefinition>

/** A log router: the container that has a `firelensConfiguration`. */
export interface Router {
  readonly name: string
  readonly container: Container
  readonly configuration: Known<StructOf<typeof firelensConfiguration>>
}

/** Who routes logs in a task and who logs through it, and what of that could not be read. */
export interface Firelens {
  readonly routers: readonly Router[]
  readonly senders: readonly Container[]
  /** What may be one more router. */
  readonly mayRoute: readonly Unknown[]
  /** What may be one more container that logs through the router. */
  readonly maySend: readonly Unknown[]
}

/**
 * The log routers of a task and the containers that log through them.
 *
 * Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or AWS Partner".
 */
export function firelensOf(task: TaskDefinition, world: World): Firelens {
  return world.once(firelensOf, task, () => {
    const containers = world.items(task, 'containerDefinitions')
    const routers: Router[] = []
    const senders: Container[] = []
    const mayRoute: Unknown[] = [...containers.unknown]
    const maySend: Unknown[] = [...containers.unknown]
    for (const { key: name, value: container } of containers.items) {
      const configuration = world.read(container, 'firelensConfiguration')
      if (configuration.is === 'known') routers.push({ name, container, configuration })
      else if (configuration.is === 'unknown') mayRoute.push(configuration)
      const sends = logsThroughRouter(container, world)
      if (sends === true) senders.push(container)
      else if (sends) maySend.push(sends)
    }
    return { routers, senders, mayRoute, maySend }
  })
}

/** Does a container log through the router? */
export function logsThroughRouter(container: Container, world: World): boolean | Unknown {
  const configuration = world.read(container, 'logConfiguration')
  const driver = configuration.is === 'known' ? world.read(configuration.value, 'logDriver') : configuration
  if (driver.is === 'absent') return false
  const routed = isOneOf(driver, ['awsfirelens'])
  return driver.is === 'unknown' && routed === 'unknown' ? driver : routed === true
}

/**
 * Does a container start only once another runs, because it depends on it or on something that does? Every condition of a
 * dependency waits for the start.
 */
export function startsAfter(container: Container, other: Container, task: TaskDefinition, world: World): Maybe {
  const containers = world.items(task, 'containerDefinitions')
  const seen = new Set<Container>()
  let answer: Maybe = false
  const visit = (here: Container): void => {
    if (seen.has(here)) return
    seen.add(here)
    const dependencies = world.items(here, 'dependsOn')
    if (dependencies.unknown.length > 0 && answer === false) answer = 'unknown'
    for (const { value } of dependencies.items) {
      const named = world.read(value, 'containerName')
      const same = sameName(named, world.read(other, 'name'))
      if (same === true) answer = true
      if (answer === true) return
      if (same === 'unknown') answer = 'unknown'
      for (const { value: next } of containers.items) {
        if (sameName(named, world.read(next, 'name')) === true) visit(next)
      }
    }
  }
  visit(container)
  return answer
}
