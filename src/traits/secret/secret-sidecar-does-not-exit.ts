import { type SecretVolume, type Sharer, secretVolumesOf } from '../../analysis/credentials/secret-volumes.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretSidecarDoesNotExit = trait({
  id: 'secret-sidecar-does-not-exit',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Secret-fetching sidecar keeps running',
  why: 'The container that may fetch every secret stays there to be broken into, or the program starts without its secret.',
  fix: 'Set essential to false on the sidecar and let each reader depend on it with the condition SUCCESS.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        { name: 'fetch-secrets', essential: false },
        { name: 'web', dependsOn: [{ containerName: 'fetch-secrets', condition: 'SUCCESS' }] },
      ],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, ContainerDependency',
    'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
  ],
  evaluate: (task, world) => {
    const volumes = secretVolumesOf(task, world)
    if (volumes.length === 0) return whole(notApplicable('No container hands a secret to another.'))
    return volumes.map((volume) => ({ subject: volume.fetcher.name, answer: judge(volume, world) }))
  },
})

const judge = ({ fetcher, readers }: SecretVolume, world: World): Answer =>
  any([
    check(world, fetcher.container, 'essential', (essential) => essential === true),
    ...readers.map((reader) => doesNotWait(reader, fetcher, world)),
  ])

function doesNotWait(reader: Sharer, fetcher: Sharer, world: World): Answer {
  let waits = false
  const unread = any(
    someItem(world, reader.container, 'dependsOn', (dependency, key) => {
      const condition = world.read(dependency, 'condition')
      if (key !== fetcher.name) return no
      if (condition.is === 'unknown') return unknown(condition, 'condition')
      waits ||= condition.is === 'known' && condition.value === 'SUCCESS'
      return no
    }),
  )
  if (waits) return no
  return unread.is === 'unknown'
    ? unread
    : yes(`${reader.name} does not depend on it with the condition SUCCESS.`, reader.origin)
}
