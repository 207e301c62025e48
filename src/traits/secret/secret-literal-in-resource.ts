import { plaintextIn } from '../../analysis/plaintext-secrets.ts'
import { shownText, type Text } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, unknown } from '../answer.ts'
import { answerTo } from '../plaintext.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretLiteralInResource = trait({
  id: 'secret-literal-in-resource',
  category: 'Sensitive Data',
  resource: 'AWS::SecretsManager::Secret',
  likewise: ['AWS::SSM::Parameter'],
  title: 'Secret value typed into the resource that should hold it',
  why: 'Whoever may read the repository or the template of the stack reads the secret, whatever protects it in its store.',
  fix: 'Use generateSecretString, or make the secret empty and put the value in outside the template, and change the value.',
  example: {
    type: 'AWS::SecretsManager::Secret',
    set: { generateSecretString: { secretStringTemplate: '{"username":"shop"}', generateStringKey: 'password' } },
    remove: ['secretString'],
  },
  severity: 'high',
  references: [
    'AWS CloudFormation Template Reference, AWS::SecretsManager::Secret',
    'AWS Secrets Manager User Guide, AWS Secrets Manager best practices',
  ],
  evaluate: (resource, world) =>
    whole(resource.type === 'AWS::SSM::Parameter' ? inParameter(resource, world) : inSecret(resource, world)),
})

function inSecret(secret: Resource<'AWS::SecretsManager::Secret'>, world: World): Answer {
  const text = world.read(secret, 'secretString')
  const generated = world.read(secret, 'generateSecretString')
  const template = generated.is === 'known' ? world.read(generated.value, 'secretStringTemplate') : generated
  return any([
    text.is === 'absent' ? no : typed(text, 'secretString', world),
    template.is === 'known' ? typed(template, 'secretStringTemplate', world) : no,
  ])
}

/** What is typed here is a secret because of where it stands; in JSON the keys tell which value is one. */
function typed(text: Text, label: string, world: World): Answer {
  const isObject = shownText(text).trimStart().startsWith('{')
  const found = plaintextIn(text, isObject || label !== 'secretString' ? '' : 'PASSWORD', world.estate)
  // What deployment puts in was not typed, and a secret is the place for it.
  if (found.is === 'secret' && found.given) return no
  if (found.is === 'unknown') return isHidden(found.read) ? unknown(found.read, label) : no
  return answerTo(found, text, label)
}

function inParameter(parameter: Resource<'AWS::SSM::Parameter'>, world: World): Answer {
  const value = world.read(parameter, 'value')
  const name = world.read(parameter, 'name')
  if (value.is === 'absent') return no
  const called = name.is === 'absent' ? '' : shownText(name)
  const found = plaintextIn(value, called.split('/').at(-1) ?? '', world.estate)
  if (found.is === 'secret' && found.given) return no
  if (found.is === 'unknown') return isHidden(found.read) ? unknown(found.read, 'value') : no
  return answerTo(found, value, 'value')
}

/** A plan does not say of what it is put together, what is sensitive or known after it. */
const isHidden = ({ why }: Unknown): boolean => why.because === 'sensitive' || why.because === 'planned'
