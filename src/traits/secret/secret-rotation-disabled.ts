import { usesOfStore } from '../../analysis/credentials/secret-references.ts'
import { referenceIndex, valuesOf } from '../../analysis/references.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, check, no, notApplicable, unknown, unset } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Secret = Resource<'AWS::SecretsManager::Secret'>

export const secretRotationDisabled = trait({
  id: 'secret-rotation-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::SecretsManager::Secret',
  title: 'Secret never rotates',
  why: 'A value that leaks once opens the door for as long as nobody changes it by hand.',
  fix: 'Give the secret a rotation schedule with a rotation function, or let the database manage it.',
  example: {
    type: 'AWS::SecretsManager::RotationSchedule',
    set: {
      secretId: 'shop/db',
      rotationLambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate-shop-db',
      rotationRules: { automaticallyAfterDays: 30 },
    },
    isNew: true,
  },
  severity: 'medium',
  references: [
    'AWS Secrets Manager User Guide, Rotate AWS Secrets Manager secrets',
    'AWS Security Hub User Guide, SecretsManager.1',
  ],
  evaluate: (secret, world) => whole(judge(secret, world)),
})

function judge(secret: Secret, world: World): Answer {
  if (usesOfStore(secret, world).length === 0) return notApplicable('No task definition of the scan reads it.')
  // A reply says nothing of it where the secret has never rotated.
  if (secret.slots.rotationEnabled || secret.from === 'reply')
    return check(world, secret, 'rotationEnabled', (enabled) => enabled === false)
  for (const schedule of schedulesOf(world.estate).to.get(secret.address) ?? []) {
    if (world.exists(schedule) && secretOf(schedule, world)?.address === secret.address) return no
  }
  for (const schedule of schedulesOf(world.estate).unread) {
    const named = world.exists(schedule) ? world.read(schedule, 'secretId') : undefined
    if (named?.is === 'unknown') return unknown(named, `The secret that ${schedule.address} rotates`)
  }
  if (!world.estate.complete('AWS::SecretsManager::RotationSchedule', secret.address)) {
    const why = { because: 'not-in-files', what: 'rotation' } as const
    return unknown({ is: 'unknown', why, origin: secret.place }, 'Its rotation')
  }
  return unset('It has no rotation schedule.', secret.shape.source, secret.place)
}

/** The secret that a schedule rotates, by itself or through what attaches it to a database. */
function secretOf(schedule: Resource<'AWS::SecretsManager::RotationSchedule'>, world: World): Secret | undefined {
  const named = world.follow(schedule, 'secretId')
  if (named.is !== 'known') return undefined
  if (named.value.type === 'AWS::SecretsManager::Secret') return named.value
  const attached = world.follow(named.value, 'secretId')
  return attached.is === 'known' ? attached.value : undefined
}

/** The schedules that may rotate each secret. */
const schedulesOf = referenceIndex(
  (estate: Estate) => estate.ofType('AWS::SecretsManager::RotationSchedule'),
  (schedule, estate) =>
    valuesOf(schedule.slots.secretId).length === 0
      ? [schedule.slots.secretId]
      : valuesOf(schedule.slots.secretId).flatMap((target) => {
          const found = estate.resolve(target)
          return found?.type === 'AWS::SecretsManager::SecretTargetAttachment'
            ? [found.slots.secretId]
            : [schedule.slots.secretId]
        }),
)
