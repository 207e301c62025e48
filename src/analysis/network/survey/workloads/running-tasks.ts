import type { Resource } from '../../../../model/resource.ts'
import type { Draft } from '../draft.ts'

type Task = Resource<'Breakwater::ECS::Task'>

/** The workload that a task is one of: the service that started it, else the task itself. */
export function workloadOfTask(task: Task, draft: Draft): string {
  const { world } = draft
  const group = world.read(task, 'group')
  const service = group.is === 'known' && group.value.startsWith('service:') ? group.value.slice(8) : undefined
  if (service === undefined) return task.address
  const cluster = draft.idOf(world.read(task, 'cluster')) ?? ''
  return draft.index(servicesByName).get(`${cluster} ${service}`)?.[0] ?? task.address
}

function* servicesByName(draft: Draft): Iterable<readonly [string, string]> {
  const { world } = draft
  for (const service of draft.of('AWS::ECS::Service')) {
    const name = world.read(service, 'serviceName')
    if (name.is !== 'known') continue
    yield [`${draft.idOf(world.read(service, 'cluster')) ?? ''} ${name.value}`, service.address]
  }
  for (const service of draft.of('AWS::ECS::ExpressGatewayService')) {
    const name = world.read(service, 'serviceName')
    if (name.is !== 'known') continue
    yield [`${draft.idOf(world.read(service, 'cluster')) ?? ''} ${name.value}`, service.address]
  }
}

/** The tasks of each workload that replies show. */
export function* tasksByWorkload(draft: Draft): Iterable<readonly [string, Task]> {
  for (const task of draft.of('Breakwater::ECS::Task')) {
    const status = draft.world.read(task, 'lastStatus')
    const isRunning = status.is === 'known' && !/^(?:STOPP|DEPROVISION|DELETED)/.test(status.value)
    if (isRunning) yield [workloadOfTask(task, draft), task]
  }
}
