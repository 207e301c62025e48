import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import { partsOf, type Value } from '../../value.ts'
import { dynamicReferences } from '../dynamic-references.ts'
import { fieldOf, type Intrinsic, inEveryBranch, type Scope, textMade, unusable } from '../scope.ts'
import { attribute } from './get-att.ts'
import { named } from './ref.ts'

/** `${Name}`, `${Name.Attribute}` and the escape `${!Literal}`. */
const variable = /\$\{([^{}]*)\}/g

/** Source: AWS CloudFormation User Guide, "Fn::Sub". */
export const sub: Intrinsic = (argument, at, scope) => {
  const [template, map] = argument.kind === 'list' ? argument.items : [argument, undefined]
  if (template?.kind !== 'scalar' || (map && map.kind !== 'map')) {
    return unusable('Fn::Sub', 'Fn::Sub needs text, or text and a mapping.', at, scope)
  }
  const own = new Map<string, Value>()
  for (const [name, entry] of map?.entries ?? []) own.set(name, scope.evaluate(entry.value, `${fieldOf(at)}.${name}`))

  const offsets: number[] = []
  const pieces: (string | Value)[] = []
  let from = 0
  const literal = (to: number) => {
    if (to > from) {
      offsets.push(from)
      pieces.push(template.text.slice(from, to))
    }
  }
  for (const match of template.text.matchAll(variable)) {
    const name = (match[1] ?? '').trim()
    literal(match.index)
    offsets.push(match.index)
    pieces.push(name.startsWith('!') ? `\${${name.slice(1)}}` : (own.get(name) ?? reference(name, at, scope)))
    from = match.index + match[0].length
  }
  literal(template.text.length)

  const values = pieces.filter((piece) => typeof piece !== 'string')
  return inEveryBranch('Fn::Sub', values, at, scope, (plain) => {
    const parts: Part[] = []
    const starts: number[] = []
    const inserted: boolean[] = []
    let why: Why | undefined
    let next = 0
    for (const [index, piece] of pieces.entries()) {
      const value = typeof piece === 'string' ? undefined : plain[next++]
      const found = typeof piece === 'string' ? [piece] : value && partsOf(value)
      if (!found) return unusable('Fn::Sub', 'Fn::Sub can only insert text.', at, scope)
      if (value?.is === 'text' || value?.is === 'unknown') why ??= value.why
      for (const part of found) {
        parts.push(part)
        starts.push(offsets[index] ?? 0)
        inserted.push(typeof piece !== 'string')
      }
    }
    const written = template.made ? undefined : { scalar: template, offsets: starts, inserted }
    return dynamicReferences(textMade('Fn::Sub', parts, why, at, scope, written), scope)
  })
}

function reference(name: string, at: Origin, scope: Scope): Value {
  const dot = name.indexOf('.')
  return dot > 0 ? attribute(name.slice(0, dot), name.slice(dot + 1), at, scope) : named(name, at, scope)
}
