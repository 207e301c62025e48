import { documentsIn, type PolicyDocument, type PolicyHolder, type Statement } from '../analysis/identity/policies.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown } from './answer.ts'
import { eachItem } from './subjects.ts'
import type { Found } from './trait.ts'

/** Judges each statement of the permissions in a resource, by its Sid; in a role, user or group behind the policy's name. */
export function eachStatement(
  holder: PolicyHolder,
  world: World,
  judge: (statement: Statement, document: PolicyDocument) => Answer,
): readonly Found[] {
  const { documents, unread } = documentsIn(holder, world)
  const found = documents.flatMap(({ name, document }) =>
    eachItem(world, document, 'statement', (statement) => judge(statement, document)).map((one) => ({
      ...one,
      subject: name === '' ? one.subject : [name, one.subject].filter((part) => part !== '').join('/'),
    })),
  )
  const [first] = unread
  if (first) return [...found, { subject: 'policyDocument', answer: unknown(first, 'policyDocument') }]
  return found.length > 0 ? found : [{ subject: '', answer: no }]
}
