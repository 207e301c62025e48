import type { Plain, Value } from '../../value.ts'
import type { Expression } from '../syntax/ast.ts'

/**
 * A value as a variable's type takes it: texts become numbers and the other way round, a list a set, and optional attributes
 * that are left out have their defaults. What does not fit is left as it is: Terraform would refuse it.
 *
 * Source: Terraform documentation, "Type Constraints".
 */
export function asType(value: Value, type: Expression | undefined, fallback: (expression: Expression) => Value): Value {
  if (!type) return value
  if (value.is === 'choice') {
    return { ...value, yes: asType(value.yes, type, fallback), no: asType(value.no, type, fallback) }
  }
  if (type.is === 'variable') return primitive(value, type.name)
  if (type.is === 'literal') return primitive(value, String(type.value))
  if (type.is !== 'call') return value
  const [inner] = type.args
  switch (type.name) {
    case 'optional':
      return asType(value, inner, fallback)
    case 'list':
    case 'set':
      if (value.is !== 'list') return value
      return ordered({ ...value, items: value.items.map((item) => asType(item, inner, fallback)) }, type.name === 'set')
    case 'map':
      if (value.is !== 'map') return value
      return {
        ...value,
        entries: new Map([...value.entries].map(([key, item]) => [key, asType(item, inner, fallback)])),
      }
    case 'object':
      return value.is === 'map' && inner?.is === 'object' ? asObject(value, inner, fallback) : value
    default:
      return value
  }
}

function asObject(
  value: Extract<Plain, { is: 'map' }>,
  type: Extract<Expression, { is: 'object' }>,
  fallback: (expression: Expression) => Value,
): Value {
  const entries = new Map(value.entries)
  for (const { key, value: wanted } of type.entries) {
    const name = key.is === 'literal' ? String(key.value) : key.is === 'variable' ? key.name : undefined
    if (name === undefined) continue
    const given = entries.get(name)
    if (given && given.is !== 'nothing') entries.set(name, asType(given, wanted, fallback))
    else if (wanted.is === 'call' && wanted.name === 'optional') {
      const other = wanted.args[1]
      entries.set(
        name,
        other ? asType(fallback(other), wanted.args[0], fallback) : { is: 'nothing', origin: value.origin },
      )
    }
  }
  return { ...value, entries }
}

/** A set has each text once, in order. */
function ordered(list: Extract<Plain, { is: 'list' }>, isSet: boolean): Value {
  if (!isSet || !list.items.every((item) => item.is === 'scalar')) return list
  const texts = new Map(list.items.map((item) => [item.is === 'scalar' ? item.text : '', item]))
  return { ...list, items: [...texts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item) }
}

function primitive(value: Plain, type: string): Value {
  if (value.is !== 'scalar') return value
  if (type === 'string') return typeof value.value === 'string' ? value : { ...value, value: value.text }
  if (
    type === 'number' &&
    typeof value.value === 'string' &&
    value.text.trim() !== '' &&
    !Number.isNaN(Number(value.text))
  ) {
    return { ...value, value: Number(value.text) }
  }
  if (type === 'bool' && typeof value.value === 'string' && /^(?:true|false)$/.test(value.text)) {
    return { ...value, value: value.text === 'true' }
  }
  return value
}
