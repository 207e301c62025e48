import { partsOf, shownText, type Text } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown } from '../answer.ts'
import { isNotBlocked, isOpenToEveryone, isWithoutKmsKey } from '../buckets.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretEnvFileBucketUnprotected = trait({
  id: 'secret-env-file-bucket-unprotected',
  category: 'Sensitive Data',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'environmentFiles bucket not encrypted or public',
  why: 'Whoever may read the bucket reads every variable of the container, and whoever may write it chooses them.',
  fix: 'Encrypt the bucket with a KMS key, block public access, and let only the execution role read it.',
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Pass environment variables to an Amazon ECS container',
    'Amazon S3 User Guide, Blocking public access to your Amazon S3 storage',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const files = someItem(world, container, 'environmentFiles', (file) => {
        const value = world.read(file, 'value')
        return value.is === 'absent' ? no : judge(value, world)
      })
      return files.length > 0 ? any(files) : notApplicable('It has no environment file.')
    }),
})

function judge(file: Text, world: World): Answer {
  const bucket = bucketOf(file, world)
  if (!bucket || !world.exists(bucket)) {
    if (file.is === 'unknown') return unknown(file, 'The bucket of environmentFiles')
    const why = { because: 'not-scanned', name: shownText(file) } as const
    return unknown({ is: 'unknown', why, origin: file.origin }, 'The bucket')
  }
  return any([isWithoutKmsKey(bucket, world), isNotBlocked(bucket, world), isOpenToEveryone(bucket, world)])
}

/** The bucket of an object's ARN, `arn:aws:s3:::bucket/key`. */
function bucketOf(file: Text, world: World): Resource<'AWS::S3::Bucket'> | undefined {
  for (const part of partsOf(file)) {
    const named = typeof part === 'string' || part.resource === undefined ? undefined : world.estate.at(part.resource)
    if (named?.type === 'AWS::S3::Bucket') return named
  }
  const name = /:s3:::([^/]+)\//.exec(shownText(file))?.[1]
  return name === undefined ? undefined : world.estate.resolve({ to: ['AWS::S3::Bucket'], text: name })
}
