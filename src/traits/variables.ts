import { isGiven, type Plaintext, plaintextIn } from '../analysis/credentials/plaintext-secrets.ts'
import { partsOf, type Text } from '../analysis/texts.ts'
import type { containerDefinition } from '../model/resources/container-definition.ts'
import type { StructOf } from '../model/shape.ts'
import type { Unknown } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown } from './answer.ts'
import { answerTo } from './plaintext.ts'
import { someItem } from './subjects.ts'

type Container = StructOf<typeof containerDefinition>

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
export const someAwsKey = (container: Container, world: World): readonly Answer[] =>
  inVariables(container, world).awsKeys

/** The secrets in a container's variables that are no AWS keys. */
export const someOtherSecret = (container: Container, world: World): readonly Answer[] =>
  inVariables(container, world).others

interface InVariables {
  readonly awsKeys: readonly Answer[]
  readonly others: readonly Answer[]
}

function inVariables(container: Container, world: World): InVariables {
  return world.once(inVariables, container, () => {
    const awsKeys: Answer[] = []
    const others = someItem(world, container, 'environment', (variable, key) => {
      const value = world.read(variable, 'value')
      const name = world.read(variable, 'name')
      if (value.is === 'absent' || name.is === 'absent') return no
      const literal = literalOf(name)
      if (awsKeyNames.has(literal)) {
        awsKeys.push(answerTo(awsKeyIn(value, literal, world), value, key))
        return no
      }
      const found = plaintextIn(value, literal, world.estate)
      if (found.is !== 'secret') return answerTo(found, value, key)
      awsKeys.push(answerTo(only(found, isAwsKey), value, key))
      return answerTo(
        only(found, (kind) => !isAwsKey(kind)),
        value,
        key,
      )
    })
    // What cannot be read of the list may be either.
    return { awsKeys: [...awsKeys, ...world.items(container, 'environment').unknown.map(unread)], others }
  })
}

const unread = (read: Unknown): Answer => unknown(read, 'A part of environment')

/** Whatever is not plainly something else is meant as a key: of AWS, or of a store that speaks S3. */
function awsKeyIn(value: Text, name: string, world: World): Plaintext {
  const kinds = [name === 'AWS_SESSION_TOKEN' ? 'aws-session-token' : 'aws-access-key']
  if (value.is === 'known') {
    const found = plaintextIn(value, 'ACCESS_TOKEN', world.estate)
    return found.is === 'secret' ? { ...found, kinds } : found
  }
  return isGiven(value, world.estate) ? { is: 'secret', kinds, given: true } : { is: 'unknown', read: value }
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
