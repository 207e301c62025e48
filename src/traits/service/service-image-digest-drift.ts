import { partsOf } from '../../analysis/texts.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import { textIncludes } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { eachItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** What files can show: a container that may run another image than its neighbour, since nothing pins its tag. */
export const serviceImageDigestDrift = trait({
  id: 'service-image-digest-drift',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  title: "Running digest differs from the tag's digest",
  why: 'Whoever moves the tag gets an image of their own started at the next restart, without any deployment.',
  fix: 'Name the image by its digest, and leave versionConsistency enabled.',
  severity: 'medium',
  references: [
    'Amazon ECS API Reference, ContainerDefinition',
    'Amazon ECS Developer Guide, Container image resolution',
  ],
  evaluate: (service, world) => {
    const task = world.follow(service, 'taskDefinition')
    if (task.is === 'absent') return whole(notApplicable('The service names no task definition.'))
    if (task.is === 'unknown') return whole(unknown(task, 'The task definition'))
    return eachItem(world, task.value, 'containerDefinitions', (container) =>
      all([
        check(world, container, 'versionConsistency', (consistency) => consistency === 'disabled'),
        goesByTag(container, world),
      ]),
    )
  },
})

function goesByTag(container: StructOf<typeof containerDefinition>, world: World): Answer {
  const image = world.read(container, 'image')
  if (image.is === 'absent') return no
  const pinned = textIncludes(partsOf(image), '@sha256:')
  if (pinned === 'unknown' && image.is === 'unknown') return unknown(image, 'image')
  return pinned === true ? no : yes('image is named by a tag.', image.origin)
}
