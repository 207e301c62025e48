import { optionOf } from '../analysis/logging/log-options.ts'
import { isOneOf } from '../analysis/texts.ts'
import type { Resource } from '../model/resource.ts'
import type {
  containerDefinition,
  firelensConfiguration,
  logConfiguration,
} from '../model/resources/container-definition.ts'
import type { StructOf } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, notApplicable, unknown, yes } from './answer.ts'
import { eachItem } from './subjects.ts'
import type { Found } from './trait.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>
type Container = StructOf<typeof containerDefinition>

/** Judges each container that is a FireLens log router. */
export const eachRouter = (
  task: TaskDefinition,
  world: World,
  judge: (configuration: StructOf<typeof firelensConfiguration>, container: Container) => Answer,
): readonly Found[] =>
  eachItem(world, task, 'containerDefinitions', (container) => {
    const configuration = world.read(container, 'firelensConfiguration')
    if (configuration.is === 'absent') return notApplicable('The container is no log router.')
    if (configuration.is === 'unknown') return unknown(configuration, 'firelensConfiguration')
    return judge(configuration.value, container)
  })

/** Judges each container that has a log configuration. */
export const eachLogConfiguration = (
  task: TaskDefinition,
  world: World,
  judge: (configuration: StructOf<typeof logConfiguration>, container: Container) => Answer,
): readonly Found[] =>
  eachItem(world, task, 'containerDefinitions', (container) => {
    const configuration = world.read(container, 'logConfiguration')
    if (configuration.is === 'absent') return notApplicable('The container has no log configuration.')
    if (configuration.is === 'unknown') return unknown(configuration, 'logConfiguration')
    return judge(configuration.value, container)
  })

/** Does the router fetch its configuration from S3? */
export function isConfiguredFromS3(configuration: StructOf<typeof firelensConfiguration>, world: World): Answer {
  const type = optionOf(configuration, 'config-file-type', world)
  if (type.is === 'absent') return no
  const s3 = isOneOf(type, ['s3'])
  if (s3 === 'unknown' && type.is === 'unknown') return unknown(type, 'config-file-type')
  return s3 === true ? yes('config-file-type is "s3".', type.origin) : no
}
