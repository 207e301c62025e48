import { launchTypesOfUse } from '../../analysis/workload/launch-types.ts'
import type { Origin } from '../../model/origin.ts'
import { names } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const fargateIsolationPreferred = trait({
  id: 'fargate-isolation-preferred',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Strict workload not on an isolated boundary',
  why: 'A break-in to another task on the host reaches the workload through the kernel that both share.',
  fix: 'Run the service on Fargate, or on Managed Instances with an isolated sandbox.',
  example: { type: 'AWS::ECS::Service', set: { launchType: 'FARGATE' } },
  responsible: { FARGATE: 'AWS', EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Fargate security considerations for Amazon ECS',
    'Amazon ECS API Reference, TrustedExecutionConfiguration',
  ],
  evaluate: (service, world, intent) => {
    const { strictIsolation } = intent
    const strict =
      typeof strictIsolation === 'object' ? strictIsolation.some((pattern) => names(pattern, service)) : strictIsolation
    if (strict === false) return whole(notApplicable('No strict isolation is asked for.'))
    const undecided = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin: service.place }] })
    if (strict === undefined) return whole(undecided('Whether it needs strict isolation is not declared.'))
    const cluster = world.follow(service, 'cluster')
    const types = launchTypesOfUse({ launch: service, cluster }, world)
    if (!types) return whole(undecided('Whether it runs on Fargate is not known: its launch type cannot be told.'))
    if (types.has('EC2')) return whole(yes('It runs on EC2, where tasks share a kernel.', placeOfType(service, world)))
    if (types.has('MANAGED_INSTANCES')) {
      return whole(undecided('Whether its tasks on Managed Instances have a sandbox, by isolationMode, is not known.'))
    }
    return whole(types.has('EXTERNAL') ? notApplicable('It runs on hosts outside AWS.') : no)
  },
})

/** Where the service says what it runs on, or would say so. */
function placeOfType(service: Resource<'AWS::ECS::Service'>, world: World): Origin {
  const launchType = world.read(service, 'launchType')
  return launchType.is === 'absent' ? world.read(service, 'capacityProviderStrategy').origin : launchType.origin
}
