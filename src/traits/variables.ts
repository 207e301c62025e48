import { isGiven, type Plaintext, plaintextIn } from '../analysis/plaintext-secrets.ts'
import { partsOf, type Text } from '../analysis/texts.ts'
import type { containerDefinition, environmentVariable } from '../model/resources/container-definition.ts'
import type { StructOf } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, no } from './answer.ts'
import { answerTo } from './plaintext.ts'
import { someItem } from './subjects.ts'

type Variable = StructOf<typeof environmentVariable>

/**
 * Names under which the AWS SDKs look for a key; without ID or ACCESS as older ones did.
 *
 * Source: AWS SDKs and Tools Reference Guide, "AWS access keys".
 */
const awsKeyNames = new Set([
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
])

const isAwsKey = (kind: string) => kind.startsWith('aws-')

/** The AWS keys in a container's variables, by name or by form. */
export const someAwsKey = (container: StructOf<typeof containerDefinition>, world: World): readonly Answer[] =>
  someItem(world, container, 'environment', (variable, key) =>
    judge(variable, key, world, (text, name) => {
      if (!awsKeyNames.has(name)) return only(plaintextIn(text, name, world.estate), isAwsKey)
      const kinds = [name === 'AWS_SESSION_TOKEN' ? 'aws-session-token' : 'aws-access-key']
      if (text.is === 'known') {
        // Whatever is not plainly something else is meant as a key: of AWS, or of a store that speaks S3.
        const found = plaintextIn(text, 'PASSWORD', world.estate)
        return found.is === 'secret' ? { ...found, kinds } : found
      }
      return isGiven(text, world.estate) ? { is: 'secret', kinds, given: true } : { is: 'unknown', read: text }
    }),
  )

/** The secrets in a container's variables that are no AWS keys. */
export const someOtherSecret = (container: StructOf<typeof containerDefinition>, world: World): readonly Answer[] =>
  someItem(world, container, 'environment', (variable, key) =>
    judge(variable, key, world, (text, name) =>
      awsKeyNames.has(name) ? { is: 'none' } : only(plaintextIn(text, name, world.estate), (kind) => !isAwsKey(kind)),
    ),
  )

function judge(variable: Variable, key: string, world: World, find: (text: Text, name: string) => Plaintext): Answer {
  const value = world.read(variable, 'value')
  const name = world.read(variable, 'name')
  if (value.is === 'absent' || name.is === 'absent') return no
  return answerTo(find(value, literalOf(name)), value, key)
}

/** What is written of a name; the name of a parameter in it says nothing of the name itself. */
const literalOf = (name: Text) =>
  partsOf(name)
    .map((part) => (typeof part === 'string' ? part : (part.text ?? '')))
    .join('')

/** What was found, without the kinds that another trait names. */
function only(found: Plaintext, wanted: (kind: string) => boolean): Plaintext {
  if (found.is !== 'secret') return found
  const kinds = found.kinds.filter(wanted)
  return kinds.length > 0 ? { ...found, kinds } : { is: 'none' }
}
