import { type Grantee, granteesOf } from '../../analysis/identity/principals.ts'
import type { Intent } from '../../model/config.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretResourcePolicyOpen = trait({
  id: 'secret-resource-policy-open',
  category: 'Misconfiguration',
  resource: 'AWS::SecretsManager::ResourcePolicy',
  title: 'Secret shared with an unintended account',
  why: 'Whoever controls the other account, or any account at all, reads the secret without a break-in here.',
  fix: 'Name the roles that have to read the secret as principals, or add a condition on aws:PrincipalOrgID.',
  example: {
    type: 'AWS::SecretsManager::ResourcePolicy',
    set: {
      resourcePolicy: {
        version: '2012-10-17',
        statement: [
          {
            sid: 'ShopReads',
            effect: 'Allow',
            principal: { AWS: ['arn:aws:iam::111122223333:role/shop-execution'] },
            action: ['secretsmanager:GetSecretValue'],
            resource: ['*'],
          },
        ],
      },
    },
  },
  severity: 'high',
  references: [
    'AWS Secrets Manager User Guide, Resource-based policies',
    'IAM User Guide, AWS JSON policy elements: Principal',
  ],
  evaluate: (policy, world, intent) => {
    const document = world.read(policy, 'resourcePolicy')
    if (document.is === 'absent') return whole(no)
    if (document.is === 'unknown') return whole(unknown(document, 'resourcePolicy'))
    return whole(any(granteesOf(document.value, world).map((grantee) => judge(grantee, intent))))
  },
})

function judge(grantee: Grantee, intent: Intent): Answer {
  switch (grantee.is) {
    case 'own':
      return no
    case 'unknown':
      return unknown(grantee.read, 'Whom resourcePolicy allows')
    case 'everyone':
      return grantee.limited ? no : yes('resourcePolicy allows everyone, and no condition limits who.', grantee.origin)
    case 'account': {
      const { id, origin } = grantee
      if (!intent.trustedAccounts) {
        const says = `Whether account ${id} is trusted is not declared (trustedAccounts in breakwater.yaml).`
        return { is: 'unknown', missing: [{ says, origin }] }
      }
      return intent.trustedAccounts.includes(id)
        ? no
        : yes(`resourcePolicy allows account ${id}, which is not among the trusted ones.`, origin)
    }
  }
}
