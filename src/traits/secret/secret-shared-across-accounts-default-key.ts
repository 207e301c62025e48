import { type Grantee, granteesOf } from '../../analysis/identity/principals.ts'
import { referenceIndex } from '../../analysis/references.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, no, possibly, unknown, yes } from '../answer.ts'
import { hasDefaultKey } from '../secret-keys.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** An account that is written as a number is another one as far as files can tell: one's own is written AWS::AccountId. */
export const secretSharedAcrossAccountsDefaultKey = trait({
  id: 'secret-shared-across-accounts-default-key',
  category: 'Misconfiguration',
  resource: 'AWS::SecretsManager::Secret',
  title: 'Secret shared with another account under the default key',
  why: 'The share does not work, since the default key decrypts for its own account only, and invites copies of the secret that nobody controls.',
  fix: 'Set kmsKeyId to a customer key whose policy lets the other account decrypt, or withdraw the share.',
  example: {
    type: 'AWS::SecretsManager::Secret',
    set: { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555' },
  },
  severity: 'low',
  references: ['AWS Secrets Manager User Guide, Access AWS Secrets Manager secrets from a different account'],
  evaluate: (secret, world) => whole(all([hasDefaultKey(secret, world), any(someShare(secret, world))])),
})

type Secret = Resource<'AWS::SecretsManager::Secret'>

function someShare(secret: Secret, world: World): readonly Answer[] {
  return (policiesOf(world.estate).to.get(secret.address) ?? []).flatMap((policy) => {
    const named = world.exists(policy) ? world.follow(policy, 'secretId') : undefined
    if (named?.is !== 'known' || named.value.address !== secret.address) return []
    const document = world.read(policy, 'resourcePolicy')
    if (document.is === 'absent') return []
    if (document.is === 'unknown') return [unknown(document, 'resourcePolicy')]
    return granteesOf(document.value, world).map(judge)
  })
}

const policiesOf = referenceIndex(
  (estate) => estate.ofType('AWS::SecretsManager::ResourcePolicy'),
  (policy) => [policy.slots.secretId],
)

function judge(grantee: Grantee): Answer {
  switch (grantee.is) {
    case 'own':
      return no
    case 'unknown':
      return unknown(grantee.read, 'Whom resourcePolicy allows')
    case 'everyone':
      return yes('resourcePolicy allows principals of other accounts.', grantee.origin)
    case 'account':
      return possibly(yes(`resourcePolicy allows account ${grantee.id}.`, grantee.origin))
  }
}
