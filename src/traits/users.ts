import { interfacesOf, type Users } from '../analysis/network/facts/users.ts'
import type { Origin } from '../model/origin.ts'
import { type Answer, notApplicable, offencesOf, possibly } from './answer.ts'
import type { Found } from './trait.ts'

/** Whose interfaces a trait is about. */
type Wanted = 'tasks' | 'hosts'

/**
 * Judges what interfaces have, for the sake of those of Amazon ECS: not where all that have it belong to something else, and
 * not for certain where that cannot be told.
 */
export function forUsers(
  users: Users,
  wanted: readonly Wanted[],
  place: Origin,
  judge: () => readonly Found[],
): readonly Found[] {
  const own = wanted.flatMap((kind) => users[kind])
  if (own.some(({ certain }) => certain)) return judge()
  const mayBe = own.length > 0 || (wanted.includes('hosts') && users.perhaps.length > 0)
  if (users.whole && !mayBe) return [{ subject: '', answer: notApplicable(notOfEcs(users, wanted)) }]
  const says = mayBe
    ? 'Whether what uses it belongs to Amazon ECS is not certain.'
    : 'Not all that uses it is in this scan.'
  return judge().map((found) => ({ ...found, answer: possibly(noted(found.answer, says, place)) }))
}

function notOfEcs(users: Users, wanted: readonly Wanted[]): string {
  const kinds = wanted.map((kind) => (kind === 'tasks' ? 'task' : 'container instance')).join(' or ')
  const names = [...new Set(interfacesOf(users).map(({ name }) => name))]
  return names.length === 0 ? 'Nothing uses it.' : `No ${kinds} uses it: it is that of ${names.slice(0, 3).join(', ')}.`
}

/** The same answer with a note that is no offence by itself. */
export function noted(answer: Answer, says: string, origin: Origin): Answer {
  if (answer.is !== 'yes') return answer
  const [first, ...others] = answer.evidence
  return { ...answer, evidence: [first, ...others, { says, origin }], offences: offencesOf(answer) }
}
