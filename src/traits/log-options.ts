import { isGiven, type Plaintext, plaintextIn } from '../analysis/credentials/plaintext-secrets.ts'
import { hasTokenInAddress, logCredentials } from '../analysis/logging/log-secrets.ts'
import type { Text } from '../analysis/texts.ts'
import type { containerDefinition } from '../model/resources/container-definition.ts'
import type { StructOf } from '../model/shape.ts'
import type { Read, Unknown } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown } from './answer.ts'
import { answerTo } from './plaintext.ts'

type Container = StructOf<typeof containerDefinition>

/** The credentials in a container's log options, those of its log driver and those of a FireLens router. */
export const someLogSecret = (container: Container, world: World): readonly Answer[] =>
  world.once(someLogSecret, container, () => judge(container, world))

function judge(container: Container, world: World): readonly Answer[] {
  const logs = world.read(container, 'logConfiguration')
  const router = world.read(container, 'firelensConfiguration')
  return [
    ...(logs.is === 'known' ? inOptions(world.entries(logs.value, 'options'), world) : []),
    ...(logs.is === 'unknown' ? [unknown(logs, 'logConfiguration')] : []),
    ...(router.is === 'known' ? inOptions(world.entries(router.value, 'options'), world) : []),
  ]
}

interface Options {
  readonly entries: ReadonlyMap<string, Read<string>>
  readonly unknown: readonly Unknown[]
}

function inOptions({ entries, unknown: unread }: Options, world: World): readonly Answer[] {
  return [
    ...[...entries].map(([name, value]) =>
      value.is === 'absent' ? no : answerTo(inOption(name, value, world), value, `The log option ${name}`),
    ),
    ...unread.map((read) => unknown(read, 'options')),
  ]
}

function inOption(name: string, value: Text, world: World): Plaintext {
  const found = plaintextIn(value, name, world.estate)
  if (found.is === 'secret') return found
  if (value.is === 'known' && hasTokenInAddress(value.value)) return { is: 'secret', kinds: ['token'], given: false }
  if (!logCredentials.has(name.toLowerCase())) return found
  // The name leaves no doubt, so whatever is not plainly something else is the credential.
  const whole = plaintextIn(value, 'PASSWORD', world.estate)
  if (whole.is === 'secret' || value.is === 'known')
    return whole.is === 'secret' ? { ...whole, kinds: ['token'] } : whole
  return isGiven(value, world.estate) ? { is: 'secret', kinds: ['token'], given: true } : { is: 'unknown', read: value }
}
