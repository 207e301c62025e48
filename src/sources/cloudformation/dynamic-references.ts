import type { Origin } from '../../model/origin.ts'
import type { Part } from '../../model/text.ts'
import { showText } from '../../model/text.ts'
import { type Plain, type ScalarValue, type TextValue, textOf, type UnknownValue } from '../value.ts'
import type { Scope } from './scope.ts'

const opening = '{{resolve:'

/**
 * Turns `{{resolve:service:…}}` in a text into holes: CloudFormation fetches those values at deployment. What a template of
 * the scan stores in Parameter Store is known all the same.
 *
 * Source: AWS CloudFormation User Guide, "Get values stored in other services using dynamic references".
 */
export function dynamicReferences(value: ScalarValue | TextValue | UnknownValue, scope: Scope): Plain {
  if (value.is === 'unknown') return value
  const parts: readonly Part[] = value.is === 'scalar' ? [value.text] : value.parts
  if (!parts.some((part) => typeof part === 'string' && part.includes(opening))) return value
  const made: Part[] = []
  let inside: Part[] | undefined
  let service = ''
  for (const part of parts) {
    if (typeof part !== 'string') {
      ;(inside ?? made).push(part)
      continue
    }
    let rest = part
    while (rest !== '') {
      const mark = inside ? '}}' : opening
      const at = rest.indexOf(mark)
      const before = at === -1 ? rest : rest.slice(0, at)
      ;(inside ?? made).push(before)
      rest = at === -1 ? '' : rest.slice(at + mark.length)
      if (at === -1) continue
      if (inside) {
        const reference = showText(inside)
        service ||= reference.slice(0, reference.indexOf(':'))
        const stored = storedValue(reference, value.origin, scope)
        if (stored && parts.length === 1 && parts[0] === `${opening}${reference}}}`) return stored
        made.push({ name: `resolve:${reference}`, ...(stored && { text: stored.text }) })
        inside = undefined
      } else inside = []
    }
  }
  if (inside) made.push(opening, ...inside)
  const why =
    service === ''
      ? value.is === 'text'
        ? value.why
        : undefined
      : ({ because: 'dynamic-reference', service } as const)
  const { origin } = value
  const only = made.filter((part) => part !== '')
  const [first] = only
  if (only.length === 1 && first !== undefined && typeof first !== 'string' && first.text === undefined && why)
    return { is: 'unknown', why, hole: first, origin }
  return textOf(made, why, origin)
}

function storedValue(reference: string, at: Origin, scope: Scope): ScalarValue | undefined {
  const name = reference.startsWith('ssm:') ? reference.slice('ssm:'.length) : undefined
  const stored = name === undefined ? undefined : scope.stack.storedParameter(name, at)
  return stored?.is === 'scalar' ? stored : undefined
}
