import { partsOf } from '../analysis/texts.ts'
import type { Resource } from '../model/resource.ts'
import { showText } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown, unset, yes } from './answer.ts'

/** Is a secret encrypted with the key that AWS made for Secrets Manager? */
export function hasDefaultKey(secret: Resource<'AWS::SecretsManager::Secret'>, world: World): Answer {
  const key = world.read(secret, 'kmsKeyId')
  const source = 'aws/secretsmanager (AWS Secrets Manager API Reference, CreateSecret)'
  if (key.is === 'absent') return unset('kmsKeyId is not set and AWS takes aws/secretsmanager.', source, key.origin)
  const parts = partsOf(key)
  const text = showText(parts)
  if (text === '') return yes('kmsKeyId is empty and AWS takes aws/secretsmanager.', key.origin)
  if (/(?:^|[:/])alias\/aws\/secretsmanager$/.test(text))
    return yes('kmsKeyId is alias/aws/secretsmanager.', key.origin)
  if (key.is === 'known') return no
  // What the template or another stack makes is a key of one's own: the default is named by its alias alone.
  if (key.why.because === 'undeclared' || key.why.because === 'import') return no
  return parts.some((part) => typeof part === 'string' || part.resource !== undefined) ? no : unknown(key, 'kmsKeyId')
}
