import { textOf, type Value } from '../../value.ts'

/** A text that is written of a resource, as what others name the resource by. */
export function named(
  value: Value,
  { address, name }: { readonly address: string; readonly name: string },
  attribute: string,
): Value {
  if (value.is === 'choice') {
    return {
      ...value,
      yes: named(value.yes, { address, name }, attribute),
      no: named(value.no, { address, name }, attribute),
    }
  }
  if (value.is !== 'scalar' || typeof value.value !== 'string' || value.json || !names.has(attribute)) return value
  const hole = { name: `${name}.${attribute}`, resource: address, attribute, text: value.text }
  return textOf([hole], { because: 'attribute', of: name, attribute }, value.origin)
}

/** Attributes by which others name a resource. */
const names = new Set(['name', 'id', 'arn', 'bucket', 'family', 'cluster_name', 'identifier'])
