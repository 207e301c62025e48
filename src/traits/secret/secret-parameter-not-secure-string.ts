import { plaintextIn, tellsOfSecret } from '../../analysis/credentials/plaintext-secrets.ts'
import { usesOfStore } from '../../analysis/credentials/secret-references.ts'
import { shownText } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/**
 * Settings are injected with secrets too, for convenience: a parameter whose value can be read and is no secret, under
 * names that speak of none, may as well be a String.
 */
export const secretParameterNotSecureString = trait({
  id: 'secret-parameter-not-secure-string',
  category: 'Sensitive Data',
  resource: 'AWS::SSM::Parameter',
  title: 'SSM parameter is a plain String',
  why: 'The secret is stored unencrypted, so any permission to read parameters is enough to read it, without one for a key.',
  fix: 'Make the parameter a SecureString under a customer key, outside CloudFormation, which cannot, or use a Secrets Manager secret.',
  example: {
    type: 'AWS::SSM::Parameter',
    set: { name: '/shop/db-password', type: 'SecureString', keyId: 'alias/shop' },
  },
  severity: 'medium',
  references: [
    'AWS Systems Manager User Guide, What is a parameter?',
    'Amazon ECS Developer Guide, Pass Systems Manager parameters through Amazon ECS environment variables',
  ],
  evaluate: (parameter, world) => whole(judge(parameter, world)),
})

function judge(parameter: Resource<'AWS::SSM::Parameter'>, world: World): Answer {
  const uses = usesOfStore(parameter, world).filter(({ field }) => field !== 'environment')
  const [use] = uses
  if (!use) return notApplicable('No task definition of the scan has it injected as a secret.')
  const value = world.read(parameter, 'value')
  const name = world.read(parameter, 'name')
  const names = [...uses.map((one) => one.name), name.is === 'absent' ? '' : shownText(name)]
  const isPlain =
    value.is === 'known' &&
    !names.some((one) => tellsOfSecret(one)) &&
    names.every((one) => plaintextIn(value, one, world.estate).is === 'none')
  if (isPlain) return no
  const type = world.read(parameter, 'type')
  const where = `${use.container} of ${use.task.address} gets it as ${use.name}.`
  if (type.is === 'unknown') return unknown(type, 'type')
  if (type.is === 'absent')
    return unset(`type is not set and AWS takes String; ${where}`, parameter.shape.source, type.origin)
  return type.value === 'SecureString' ? no : yes(`type is ${type.value}; ${where}`, type.origin)
}
