import { plaintextIn } from '../../analysis/credentials/plaintext-secrets.ts'
import { keysOf } from '../../analysis/credentials/secret-keys.ts'
import {
  type SecretReference,
  secretNameIn,
  secretReferencesOf,
  storeOf,
} from '../../analysis/credentials/secret-references.ts'
import type { Text } from '../../analysis/texts.ts'
import type { ChoiceId } from '../../model/choice.ts'
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
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          secrets: [
            {
              name: 'DB_PASSWORD',
              valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf:password::',
            },
          ],
        },
      ],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Pass Secrets Manager secrets through Amazon ECS environment variables',
    'Amazon ECS API Reference, Secret',
  ],
  evaluate: (task, world) => {
    const outside: { readonly container: string; readonly reference: SecretReference }[] = []
    const found = eachItem(world, task, 'containerDefinitions', (container, name) => {
      const references = secretReferencesOf(container, world).filter(({ field }) => field !== 'repositoryCredentials')
      if (references.length === 0) return notApplicable('It has no injected secret.')
      return any(
        references.map((reference) => {
          const answer = judge(reference, world)
          if (answer !== elsewhere) return answer
          outside.push({ container: name, reference })
          return no
        }),
      )
    })
    const [first] = outside
    if (!first) return found
    const { size } = new Set(outside.map(({ reference }) => secretNameIn(reference.valueFrom).name))
    const kept = size === 1 ? 'A secret that it names is' : `${size} secrets that it names are`
    const says = `${kept} kept outside this scan.`
    const answer: Answer = { is: 'unknown', missing: [{ says, origin: first.reference.valueFrom.origin }] }
    // Where all else of a container is in order, that is no answer beside it. How many they are may depend on any choice,
    // that there are some is what is said.
    const whole = { subject: '', answer, on: nothing }
    const isOpen = (name: string) => outside.some(({ container }) => container === name)
    return [whole, ...found.filter((one) => one.answer.is !== 'no' || !isOpen(one.subject))]
  },
})

const nothing: ReadonlySet<ChoiceId> = new Set()

/** The scan makes nothing of that kind, so nothing in it can be told from what is misspelt. */
const elsewhere: Answer = { is: 'no' }

function judge({ name, valueFrom }: SecretReference, world: World): Answer {
  const { service, behind, name: text, address } = secretNameIn(valueFrom)
  if (valueFrom.is === 'known') {
    const held = plaintextIn(valueFrom, '', world.estate)
    if (!text.startsWith('arn:') && held.is === 'secret')
      return yes(`${name}: valueFrom holds ${saidOf(held.kinds)}, not the name of one.`, valueFrom.origin)
    const [placeholder] = /\$\w+/.exec(text) ?? []
    if (placeholder !== undefined) {
      const why = { because: 'placeholder', name: placeholder } as const
      return unknown({ is: 'unknown', why, origin: valueFrom.origin }, `${name}: valueFrom`)
    }
    const wrong = isMalformed(text, service)
    if (wrong) return yes(`${name}: valueFrom is ${wrong}.`, valueFrom.origin)
  }
  if (behind.length !== 0 && behind.length !== 3) {
    const says = `${name}: behind the secret stand ${behind.length} parts, and ECS wants key, version stage and version id.`
    return yes(says, valueFrom.origin)
  }
  const store = storeOf(valueFrom, world)
  if (!store) return isMade(text, address) ? no : unresolved(name, text, service, valueFrom, world)
  const key = behind[0] ?? ''
  const keys = store.type === 'AWS::SecretsManager::Secret' && key !== '' ? keysOf(store, world) : undefined
  if (!keys || keys.has(key)) return no
  return yes(`${name}: the secret ${store.address} has no key ${key}.`, valueFrom.origin)
}

/** Is it what a resource gives, such as the secret that RDS makes for a database? */
const isMade = (text: string, address: string | undefined) => address !== undefined && text.startsWith('${')

function unresolved(name: string, text: string, service: Service, valueFrom: Text, world: World): Answer {
  if (service === 'unknown') return valueFrom.is === 'unknown' ? unknown(valueFrom, `${name}: valueFrom`) : no
  const type = service === 'ssm' ? 'AWS::SSM::Parameter' : 'AWS::SecretsManager::Secret'
  if (world.estate.ofType(type).length === 0) return elsewhere
  // Not every text that stands there is a name: somebody may have put the value itself.
  const says = text.startsWith('arn:')
    ? `${name}: this scan has no ${text}.`
    : `${name}: this scan has no such parameter.`
  return { is: 'unknown', missing: [{ says, origin: valueFrom.origin }] }
}

type Service = ReturnType<typeof secretNameIn>['service']

/** What is wrong with the form of a reference, if anything is. */
function isMalformed(text: string, service: Service): string | undefined {
  if (text === '') return 'empty'
  if (service !== 'unknown') return undefined
  return text.startsWith('arn:') ? 'the ARN of neither a secret nor a parameter' : 'no ARN and no name of a parameter'
}
