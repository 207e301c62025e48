import { operatingSystemOf } from '../../analysis/workload/operating-system.ts'
import { currentVersions, isLower } from '../../analysis/workload/platform-versions.ts'
import type { Resource } from '../../model/resource.ts'
import type { Known, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, knownBy, no, unknown, yes } from '../answer.ts'
import { onFargate } from '../launches.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceFargatePlatformVersionOutdated = trait({
  id: 'service-fargate-platform-version-outdated',
  category: 'Vulnerability',
  resource: 'AWS::ECS::Service',
  title: 'Fargate platform version pinned to an old release',
  why: 'An intruder may use flaws of the kernel and the container runtime that a later platform version has closed.',
  fix: 'Set platformVersion to LATEST and force a new deployment.',
  example: { type: 'AWS::ECS::Service', set: { platformVersion: 'LATEST' } },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Fargate platform versions for Amazon ECS',
    'Amazon ECS Developer Guide, AWS Fargate Linux platform version deprecation',
    'AWS Security Hub User Guide, ECS.10',
  ],
  evaluate: (service, world) =>
    whole(onFargate(service, world, 'It does not run on Fargate.', () => isOutdated(service, world))),
})

type Service = Resource<'AWS::ECS::Service'>

function isOutdated(service: Service, world: World): Answer {
  const version = world.read(service, 'platformVersion')
  if (version.is === 'unknown') return unknown(version, 'platformVersion')
  // Left out, it is LATEST, which is the current one of either system.
  if (version.is === 'absent' || version.value === 'LATEST') return no
  const beforeLinux = isLower(version.value, currentVersions.linux)
  if (beforeLinux === undefined) {
    return { is: 'unknown', missing: [{ says: `"${version.value}" is no version number.`, origin: version.origin }] }
  }
  if (!beforeLinux) return no
  const says = (system: string, current: string) =>
    knownBy(
      version.value,
      yes(`platformVersion is "${version.value}"; the current one for ${system} is ${current}.`, version.origin),
    )
  // Windows has had no version but this: any other one is for Linux.
  if (isLower(currentVersions.windows, version.value)) return says('Linux', currentVersions.linux)
  const system = familyOf(service, world)
  if (system.is === 'unknown') return unknown(system, 'Whether it runs on Linux or Windows')
  if (system.value === 'linux') return says('Linux', currentVersions.linux)
  return isLower(version.value, currentVersions.windows) ? says('Windows', currentVersions.windows) : no
}

/** The operating system: as the reply has it, else as the task definition does. */
function familyOf(service: Service, world: World): Known<'linux' | 'windows'> | Unknown {
  const family = world.read(service, 'platformFamily')
  if (family.is === 'known') {
    return { ...family, value: family.value.toLowerCase().startsWith('windows') ? 'windows' : 'linux' }
  }
  const task = world.follow(service, 'taskDefinition')
  if (task.is === 'known') return operatingSystemOf(task.value, world)
  if (task.is === 'unknown') return task
  return { is: 'unknown', why: { because: 'not-scanned', name: 'its task definition' }, origin: task.origin }
}
