import { any, check } from '../answer.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const containerVolumesFromWritable = trait({
  id: 'container-volumes-from-writable',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Volumes of another container inherited read-write',
  why: 'An intruder can change what the other container runs or serves.',
  fix: 'Set readOnly to true on the volumesFrom entry.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', volumesFrom: [{ sourceContainer: 'assets', readOnly: true }] }] },
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, VolumeFrom'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      any(
        someItem(world, container, 'volumesFrom', (from) =>
          check(world, from, 'readOnly', (readOnly) => readOnly !== true),
        ),
      ),
    ),
})
