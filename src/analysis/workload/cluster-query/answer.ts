import type { Maybe } from '../../../model/text.ts'
import { type Comparison, type Query, queryOf } from './parse.ts'

/**
 * What a subject of a query is of a container instance, e.g. of `attribute:stack`: its value, null where it surely has
 * none, undefined where nobody can tell.
 */
export type Subjects = (subject: string) => string | null | undefined

/** Does a container instance satisfy an expression of the cluster query language? */
export const satisfies = (expression: string, subjects: Subjects): Maybe => answerTo(queryOf(expression), subjects)

export function answerTo(query: Query, subjects: Subjects): Maybe {
  switch (query.is) {
    case 'unknown':
      return 'unknown'
    case 'not':
      return not(answerTo(query.part, subjects))
    case 'and':
      return every(query.parts.map((part) => answerTo(part, subjects)))
    case 'or':
      return not(every(query.parts.map((part) => not(answerTo(part, subjects)))))
    case 'comparison':
      return compared(query, subjects(query.subject))
  }
}

const not = (answer: Maybe): Maybe => (answer === 'unknown' ? answer : !answer)

export const every = (answers: readonly Maybe[]): Maybe =>
  !answers.includes(false) && (answers.includes('unknown') ? 'unknown' : true)

/**
 * AWS shows by an example that an instance without an attribute does not satisfy `!=`; of `not_in` and `not_matches` it
 * says nothing.
 *
 * Source: Amazon ECS Developer Guide, "Define which container instances Amazon ECS uses for tasks".
 */
function compared({ operator, values }: Comparison, value: string | null | undefined): Maybe {
  if (value === undefined) return 'unknown'
  const [first = ''] = values
  switch (operator) {
    case 'exists':
      return value !== null
    case 'not_exists':
      return value === null
    case 'equals':
      return value !== null && isSame(first, value)
    case 'not_equals':
      return value !== null && not(isSame(first, value))
    case 'in':
      return value !== null && isOneOf(values, value)
    case 'not_in':
      return value === null ? 'unknown' : not(isOneOf(values, value))
    case 'matches':
      return value !== null && isMatch(first, value)
    case 'not_matches':
      return value === null ? 'unknown' : not(isMatch(first, value))
    default:
      return 'unknown'
  }
}

/** Whether letter case counts AWS does not say. */
const isSame = (one: string, other: string): Maybe =>
  one === other || (one.toLowerCase() === other.toLowerCase() ? 'unknown' : false)

const isOneOf = (values: readonly string[], value: string): Maybe =>
  not(every(values.map((one) => not(isSame(one, value)))))

/** What means the same in Java and here, without much to try out. */
const plainPattern = /^\^?(?:[\w\-:/@ ]|\\?\.|\[[\w-]+\])(?:[\w\-:/@ ]|\\?\.|[*+?]|\[[\w-]+\])*\$?$/
const maxRepeats = 3
const maxLength = 255

/** Does a pattern have to match the whole value or a part of it? AWS does not say: only where both agree it is known. */
function isMatch(pattern: string, value: string): Maybe {
  const repeats = pattern.match(/[*+?]/g)?.length ?? 0
  if (pattern.length > maxLength || value.length > maxLength || repeats > maxRepeats) return 'unknown'
  if (!plainPattern.test(pattern) || /[*+?]{2}/.test(pattern) || !isPattern(pattern)) return 'unknown'
  const whole = new RegExp(`^(?:${pattern})$`).test(value)
  const part = new RegExp(pattern).test(value)
  return whole === part ? whole : 'unknown'
}

/** A range such as `[z-a]` is none. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
