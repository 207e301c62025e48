import { secretVolumesOf } from '../../analysis/credentials/secret-volumes.ts'
import { no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretSharedVolumeWritable = trait({
  id: 'secret-shared-volume-writable',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Application can rewrite the shared secret volume',
  why: 'A broken reader replaces the secret, and every other container takes what it wrote for the real one.',
  fix: 'Set readOnly to true on the mount points of the containers that only read the secret.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', mountPoints: [{ sourceVolume: 'secrets', readOnly: true }] }] },
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, MountPoint'],
  evaluate: (task, world) => {
    const found = secretVolumesOf(task, world).flatMap(({ volume, fetcher, readers }) =>
      readers.map(({ name, readOnly, origin }) => {
        const says = `${fetcher.name} hands over secrets in ${volume}`
        if (readOnly.is === 'unknown') return { subject: name, answer: unknown(readOnly, 'readOnly') }
        if (readOnly.is === 'absent') {
          const source = 'readOnly false (Amazon ECS API Reference, MountPoint)'
          return { subject: name, answer: unset(`${says}, and readOnly is not set.`, source, origin) }
        }
        return { subject: name, answer: readOnly.value ? no : yes(`${says}, and readOnly is false.`, readOnly.origin) }
      }),
    )
    return found.length > 0 ? found : whole(notApplicable('No container hands a secret to another.'))
  },
})
