import type { Origin } from '../../model/origin.ts'
import type { Part } from '../../model/text.ts'
import { joinParts } from '../../model/text.ts'
import { type Plain, textOf } from '../value.ts'

/**
 * Marks of the tools that fill a request in before it is sent: `${NAME}` of envsubst and Terraform templates,
 * `{{ name }}` of Jinja and Handlebars, `%NAME%`, and, as the whole text, `<NAME>`, `__NAME__`, `$NAME`, `$$$NAME$$$`.
 */
const marks = /\$\{[A-Za-z_][^{}]*\}|\{\{[^{}]*\}\}|%[A-Z][A-Z0-9_]*%/g
const whole = /^(?:<[^<>]+>|__[A-Za-z0-9_]+__|\$[A-Z_][A-Z0-9_]*|\$\$\$.+\$\$\$|@@?[A-Z0-9_]+@@?|REPLACE_[A-Z_]+)$/

/** A text of a request in which a placeholder stands; undefined for any other text. */
export function withPlaceholders(text: string, origin: Origin): Plain | undefined {
  if (whole.test(text)) return holeOf(text, origin)
  if (!text.includes('{') && !text.includes('%')) return undefined
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    parts.push(text.slice(from, match.index), { name: nameOf(match[0]) })
    from = match.index + match[0].length
  }
  if (parts.length === 0) return undefined
  parts.push(text.slice(from))
  const joined = joinParts(parts)
  const [only] = joined
  if (joined.length === 1 && only !== undefined && typeof only !== 'string') return holeOf(text, origin)
  return textOf(joined, { because: 'placeholder', name: text.match(marks)?.[0] ?? text }, origin)
}

const holeOf = (text: string, origin: Origin): Plain => ({
  is: 'unknown',
  why: { because: 'placeholder', name: text },
  hole: { name: nameOf(text) },
  origin,
})

const nameOf = (mark: string) => mark.replace(/^[\W_]+|[\W_]+$/g, '') || mark
