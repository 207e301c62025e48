import { plaintextIn } from '../../analysis/plaintext-secrets.ts'
import { keysOf } from '../../analysis/secret-keys.ts'
import { type SecretReference, secretNameIn, secretReferencesOf, storeOf } from '../../analysis/secret-references.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { saidOf } from '../plaintext.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretDanglingReference = trait({
  id: 'secret-dangling-reference',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'secrets[].valueFrom does not exist',
  why: 'Tasks do not start, and a name that nobody holds may be taken by somebody else, whose value then runs in the container.',
  fix: 'Correct the ARN or the key; behind a secret stand key, version stage and version id, with all their colons.',
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Pass Secrets Manager secrets through Amazon ECS environment variables',
    'Amazon ECS API Reference, Secret',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const references = secretReferencesOf(container, world).filter(({ field }) => field !== 'repositoryCredentials')
      if (references.length === 0) return notApplicable('It has no injected secret.')
      return any(references.map((reference) => judge(reference, world)))
    }),
})

function judge({ name, valueFrom }: SecretReference, world: World): Answer {
  const { service, behind, name: text } = secretNameIn(valueFrom)
  if (valueFrom.is === 'known') {
    const held = plaintextIn(valueFrom, '', world.estate)
    if (!text.startsWith('arn:') && held.is === 'secret')
      return yes(`${name}: valueFrom holds ${saidOf(held.kinds)}, not the name of one.`, valueFrom.origin)
    const wrong = isMalformed(text, service)
    if (wrong) return yes(`${name}: valueFrom is ${wrong}.`, valueFrom.origin)
  }
  if (behind.length !== 0 && behind.length !== 3) {
    const says = `${name}: behind the secret stand ${behind.length} parts, and ECS wants key, version stage and version id.`
    return yes(says, valueFrom.origin)
  }
  const store = storeOf(valueFrom, world)
  if (!store) {
    const what = `${name}: whether valueFrom exists`
    if (service === 'unknown' && valueFrom.is === 'unknown') return unknown(valueFrom, what)
    // Not every text that stands there is a name: somebody may have put the value itself.
    const why = { because: 'not-scanned', name: text.startsWith('arn:') ? text : 'the parameter' } as const
    return unknown({ is: 'unknown', why, origin: valueFrom.origin }, what)
  }
  const key = behind[0] ?? ''
  const keys = store.type === 'AWS::SecretsManager::Secret' && key !== '' ? keysOf(store, world) : undefined
  if (!keys || keys.has(key)) return no
  return yes(`${name}: the secret ${store.address} has no key ${key}.`, valueFrom.origin)
}

/** What is wrong with the form of a reference, if anything is. */
function isMalformed(text: string, service: ReturnType<typeof secretNameIn>['service']): string | undefined {
  if (text === '') return 'empty'
  if (service !== 'unknown') return undefined
  return text.startsWith('arn:') ? 'the ARN of neither a secret nor a parameter' : 'no ARN and no name of a parameter'
}
