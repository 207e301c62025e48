import type { Why } from '../../model/slot.ts'
import type { Part } from '../../model/text.ts'
import { type Plain, partsOf, type TextValue, type Value } from '../value.ts'
import { inEveryBranch, type Scope, textMade } from './scope.ts'

const names = ['Definition', 'DefinitionString']
const nothing: ReadonlyMap<string, Value> = new Map()

/**
 * The properties of a state machine with `DefinitionSubstitutions` put into its definition, where `${Name}` stands for them.
 * One that is not given is a hole: something else than CloudFormation fills it in.
 *
 * Source: AWS CloudFormation Template Reference, "AWS::StepFunctions::StateMachine", DefinitionSubstitutions.
 */
export function withSubstitutions(properties: Value, scope: Scope): Value {
  if (properties.is !== 'map') return properties
  const substitutions = properties.entries.get('DefinitionSubstitutions')
  const given = substitutions?.is === 'map' ? substitutions.entries : nothing
  const entries = new Map(properties.entries)
  for (const name of names) {
    const definition = entries.get(name)
    if (definition) entries.set(name, substituted(definition, given, scope))
  }
  return { ...properties, entries }
}

function substituted(value: Value, given: ReadonlyMap<string, Value>, scope: Scope): Value {
  const inner = (one: Value) => substituted(one, given, scope)
  switch (value.is) {
    case 'choice':
      return { ...value, yes: inner(value.yes), no: inner(value.no) }
    case 'list':
      return { ...value, items: value.items.map(inner) }
    case 'map':
      return { ...value, entries: new Map([...value.entries].map(([key, entry]) => [key, inner(entry)])) }
    case 'scalar':
      return inText({ ...value, parts: [value.text] }, given, scope) ?? value
    case 'text':
      return inText(value, given, scope) ?? value
    default:
      return value
  }
}

/** The text with the values in it; undefined where it has no place for any. */
function inText(
  {
    parts,
    origin,
    written,
    why,
  }: Pick<TextValue, 'parts' | 'origin' | 'written'> & { readonly why?: TextValue['why'] },
  given: ReadonlyMap<string, Value>,
  scope: Scope,
): Value | undefined {
  const pieces: { readonly piece: Part | Value; readonly offset: number }[] = []
  const values: Value[] = []
  let open: Why | undefined
  for (const [index, part] of parts.entries()) {
    const offset = written?.offsets[index] ?? 0
    let from = 0
    const literal = (text: string) => pieces.push({ piece: text, offset: offset + from })
    for (const match of typeof part === 'string' ? part.matchAll(/\$\{(\w+)\}/g) : []) {
      if (typeof part !== 'string') continue
      const [whole, name = ''] = match
      const value = given.get(name)
      if (match.index > from) literal(part.slice(from, match.index))
      pieces.push({ piece: value ?? { name }, offset: offset + match.index })
      if (value) values.push(value)
      else open ??= { because: 'placeholder', name: whole }
      from = match.index + match[0].length
    }
    if (typeof part !== 'string') pieces.push({ piece: part, offset })
    else if (from < part.length) literal(part.slice(from))
  }
  if (values.length === 0 && !open) return undefined
  return inEveryBranch('DefinitionSubstitutions', values, origin, scope, (plain) => {
    const made: Part[] = []
    const offsets: number[] = []
    let first = why ?? open
    let next = 0
    for (const { piece, offset } of pieces) {
      const value = isValue(piece) ? plain[next++] : undefined
      const found = isValue(piece) ? value && textParts(value) : [piece]
      if (value?.is === 'text' || value?.is === 'unknown') first ??= value.why
      if (!found) first ??= { because: 'intrinsic', name: 'DefinitionSubstitutions' }
      for (const part of found ?? [{ name: 'DefinitionSubstitutions' }]) {
        made.push(part)
        offsets.push(offset)
      }
    }
    return textMade('DefinitionSubstitutions', made, first, origin, scope, written && { ...written, offsets })
  })
}

const isValue = (piece: Part | Value): piece is Value => typeof piece !== 'string' && 'is' in piece

const textParts = (value: Plain): readonly Part[] | undefined => (value.is === 'nothing' ? [] : partsOf(value))
