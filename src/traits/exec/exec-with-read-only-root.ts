import { type HostMount, pathReaches } from '../../analysis/runtime/host-mounts.ts'
import { isExecEnabled } from '../../analysis/workload/exec-uses.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { eachItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Where the agent of a session writes. */
const agentPaths = ['/managed-agents', '/var/lib/amazon/ssm', '/var/log/amazon/ssm']

export const execWithReadOnlyRoot = trait({
  id: 'exec-with-read-only-root',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Exec will not start with a read-only root',
  why: 'In an incident nobody can look into the container, and in haste the root is made writable for good.',
  fix: `Mount writable volumes at ${agentPaths.join(', ')}, or set enableExecuteCommand to false.`,
  example: { type: 'AWS::ECS::Service', set: { enableExecuteCommand: false } },
  severity: 'info',
  references: [
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
    'Amazon ECS API Reference, ContainerDefinition',
  ],
  evaluate: (service, world) => {
    const exec = isExecEnabled(service, world)
    if (exec.is === 'unknown') return whole(unknown(exec, 'enableExecuteCommand'))
    if (exec.is === 'absent' || !exec.value) return whole(notApplicable('ECS Exec is not enabled.'))
    const task = world.follow(service, 'taskDefinition')
    if (task.is === 'absent') return whole(notApplicable('The service names no task definition.'))
    if (task.is === 'unknown') return whole(unknown(task, 'The task definition'))
    return eachItem(world, task.value, 'containerDefinitions', (container) =>
      all([
        check(world, container, 'readonlyRootFilesystem', (readOnly) => readOnly === true),
        lacksWritablePath(container, world),
      ]),
    )
  },
})

type Container = StructOf<typeof containerDefinition>

function lacksWritablePath(container: Container, world: World): Answer {
  const paths = agentPaths.map((path) => ({ path, writable: isWritable(path, container, world) }))
  const missing = paths.filter(({ writable }) => writable === false).map(({ path }) => path)
  if (missing.length > 0) return yes(`No writable volume is mounted at ${missing.join(', ')}.`, container.origin)
  if (paths.every(({ writable }) => writable === true)) return no
  const says = `Whether writable volumes are mounted at ${agentPaths.join(', ')} is not known.`
  return { is: 'unknown', missing: [{ says, origin: container.origin }] }
}

/** Is a writable volume mounted at the path or at a folder above it? */
function isWritable(path: string, container: Container, world: World): Maybe {
  const points = world.items(container, 'mountPoints')
  const linux = world.read(container, 'linuxParameters')
  const tmpfs = linux.is === 'known' ? world.items(linux.value, 'tmpfs') : undefined
  const unread =
    points.unknown.length > 0 ||
    linux.is === 'unknown' ||
    (tmpfs?.unknown.length ?? 0) > 0 ||
    world.read(container, 'volumesFrom').is !== 'absent'
  const answers: Maybe[] = [unread ? 'unknown' : false]
  for (const { value: point } of points.items) {
    const readOnly = world.read(point, 'readOnly')
    if (readOnly.is === 'known' && readOnly.value) continue
    const here = isAbove(world.read(point, 'containerPath'), path)
    answers.push(here === true && readOnly.is === 'unknown' ? 'unknown' : here)
  }
  for (const { value } of tmpfs?.items ?? []) answers.push(isAbove(world.read(value, 'containerPath'), path))
  return answers.includes(true) || (answers.includes('unknown') && 'unknown')
}

const isAbove = (folder: HostMount['sourcePath'] | { readonly is: 'absent' }, path: string): Maybe =>
  folder.is === 'absent' ? false : pathReaches(folder, path)
