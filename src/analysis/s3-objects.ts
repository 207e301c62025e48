import type { Resource } from '../model/resource.ts'
import type { Known, Unknown } from '../model/slot.ts'
import { showText } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { partsOf, shownText, type Text } from './texts.ts'

/** The bucket of an object that is named by its ARN: unknown where it is not in the scan. */
export function bucketOfObject(arn: Text, world: World): Known<Resource<'AWS::S3::Bucket'>> | Unknown {
  const parts = partsOf(arn)
  const end = parts.findIndex((part) => typeof part === 'string' && part.includes('/'))
  for (const part of end === -1 ? parts : parts.slice(0, end)) {
    const named = typeof part === 'string' || part.resource === undefined ? undefined : world.estate.at(part.resource)
    if (named?.type === 'AWS::S3::Bucket' && world.exists(named)) {
      return { is: 'known', value: named, origin: arn.origin }
    }
  }
  if (arn.is === 'unknown' && !arn.parts) return arn
  const [, path = ''] = showText(parts).split(':s3:::')
  const [name = ''] = path.split('/')
  const bucket = name === '' ? undefined : world.estate.resolve({ to: ['AWS::S3::Bucket'], text: name })
  if (bucket && world.exists(bucket)) return { is: 'known', value: bucket, origin: arn.origin }
  return { is: 'unknown', why: { because: 'not-scanned', name: shownText(arn) }, origin: arn.origin }
}
