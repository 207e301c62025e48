import { plaintextIn } from '../../analysis/credentials/plaintext-secrets.ts'
import { type Typed, typedIn, typedUnder } from '../../analysis/credentials/typed-secrets.ts'
import { shownText, type Text } from '../../analysis/texts.ts'
import { nameIn } from '../../model/baseline.ts'
import type { Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { saidOf } from '../plaintext.ts'
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
    text.is === 'absent'
      ? no
      : answerFor(typedIn(text, world.estate), text, { name: 'PASSWORD', label: 'secretString', world }),
    // A template is there for what stands beside the secret.
    template.is === 'known'
      ? answerFor(typedUnder('', template, world.estate), template, { name: '', label: 'secretStringTemplate', world })
      : no,
  ])
}

function inParameter(parameter: Resource<'AWS::SSM::Parameter'>, world: World): Answer {
  const value = world.read(parameter, 'value')
  const name = world.read(parameter, 'name')
  if (value.is === 'absent') return no
  // CloudFormation makes a name of the logical id where there is none.
  const path = name.is === 'absent' ? nameIn(parameter.address) : shownText(name)
  const called = path.split('/').at(-1) ?? ''
  return answerFor(typedUnder(called, value, world.estate), value, { name: called, label: 'value', world })
}

/** `name` is what tells that the text is a secret. */
interface Place {
  readonly name: string
  readonly label: string
  readonly world: World
}

function answerFor({ kinds, defaults }: Typed, text: Text, { name: called, label, world }: Place): Answer {
  if (kinds.length > 0) return yes(`${label} holds ${saidOf(kinds)}.`, text.origin)
  if (text.is === 'unknown' && isHidden(text) && plaintextIn(text, called, world.estate).is === 'unknown') {
    return unknown(text, label)
  }
  return any(
    defaults.map((name) => {
      const [what, where] = name.startsWith('var.')
        ? ['sensitive variable', 'configuration']
        : ['NoEcho parameter', 'template']
      return yes(`${label} has the ${what} ${name}, whose default stands in the ${where}.`, text.origin)
    }),
  )
}

/** A plan does not say of what it is put together, what is sensitive or known after it. */
const isHidden = ({ why }: Unknown): boolean => why.because === 'sensitive' || why.because === 'planned'
