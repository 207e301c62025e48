import type { Origin } from '../../../model/origin.ts'
import { readJson } from '../../syntax/json.ts'
import { type ScalarSyntax, type Syntax, SyntaxFault, scalarValue } from '../../syntax/syntax.ts'
import type { Plain, TextValue, UnknownValue, Value } from '../../value.ts'

/**
 * A sensitive value: neither it nor a part of it is kept.
 *
 * One sensitive text makes the whole JSON sensitive in which it stands, such as the definitions of all containers. Of JSON its
 * form is kept, and true and false: they tell no secret, and much of what matters.
 */
export function sensitiveValue(value: Syntax, name: string, origin: Origin): TextValue | UnknownValue {
  const hidden: UnknownValue = { is: 'unknown', why: { because: 'sensitive', name }, hole: { name }, origin }
  const form = value.kind === 'scalar' && /^\s*[[{]/.test(value.text) ? formOf(value, hidden) : undefined
  return form ? { is: 'text', parts: [hidden.hole], why: hidden.why, origin, json: form } : hidden
}

function formOf({ text }: ScalarSyntax, hidden: UnknownValue): Plain | undefined {
  try {
    return withoutTexts(readJson(text), hidden)
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}

/** A key that is no name of a field may be a text that somebody has put there. */
const fieldName = /^[A-Za-z]{1,40}$/

function withoutTexts(syntax: Syntax, hidden: UnknownValue): Plain {
  const { origin } = hidden
  if (syntax.kind === 'list') {
    return { is: 'list', items: syntax.items.map((item) => withoutTexts(item, hidden)), origin }
  }
  if (syntax.kind === 'scalar') {
    const value = scalarValue(syntax)
    if (value === null) return { is: 'nothing', origin }
    return typeof value === 'boolean' ? { is: 'scalar', value, text: syntax.text, origin } : hidden
  }
  const entries = new Map<string, Value>()
  for (const [key, { value }] of syntax.entries) if (fieldName.test(key)) entries.set(key, withoutTexts(value, hidden))
  return { is: 'map', entries, origin, ...(entries.size < syntax.entries.size && { rest: hidden }) }
}
