import type { Origin } from '../../../model/origin.ts'
import type { Hole } from '../../../model/text.ts'
import { isMany, type Plain, textOf, type UnknownValue, type Value } from '../../value.ts'
import { type Environment, faulty, unknown } from './scope.ts'

/** An attribute of a value, or the item under a key, in every way in which the value may turn out. */
export function member(value: Value, key: string | number, at: Origin, environment: Environment): Value {
  if (value.is === 'choice') {
    return { ...value, yes: member(value.yes, key, at, environment), no: member(value.no, key, at, environment) }
  }
  return memberOf(value, key, at, environment)
}

function memberOf(value: Plain, key: string | number, at: Origin, environment: Environment): Value {
  switch (value.is) {
    case 'unknown':
      return unknown(value.why, itemOf(value.hole, key), at)
    case 'map': {
      const found = value.entries.get(String(key))
      if (found) return found
      if (value.resource) return afterApply(value.resource, String(key), at)
      if (value.rest) return unknown(value.rest.why, { name: `${value.rest.hole.name}${shownKey(key)}` }, at)
      return faulty('reference-undeclared', `There is no attribute ${key}.`, String(key), at, environment)
    }
    case 'list': {
      const index = typeof key === 'number' ? key : /^\d+$/.test(key) ? Number(key) : undefined
      const item = index === undefined ? undefined : value.items[index]
      const [first, open] = openItem(value.items)
      if (open && (index === undefined || first <= index))
        return unknown(open.why, { name: `${open.hole.name}${shownKey(key)}` }, at)
      return item ?? faulty('reference-undeclared', `There is no item ${key}.`, String(key), at, environment)
    }
    default: {
      const what = value.is === 'nothing' ? 'null' : 'text'
      return faulty('reference-undeclared', `There is no ${key} in a ${what} value.`, String(key), at, environment)
    }
  }
}

const openItems = new WeakMap<readonly Value[], readonly [index: number, item: UnknownValue | undefined]>()

/** The first item that stands for any number of them. Told once for a list, of which many items may be asked for. */
function openItem(items: readonly Value[]): readonly [index: number, item: UnknownValue | undefined] {
  const known = openItems.get(items)
  if (known) return known
  const index = items.findIndex(isMany)
  const found = [index, items.find(isMany)] as const
  openItems.set(items, found)
  return found
}

/** An item of what has one value per deployment has one too. */
const itemOf = ({ name, variable }: Hole, key: string | number): Hole => ({
  name: `${name}${shownKey(key)}`,
  ...(variable !== undefined && { variable: `${variable}${shownKey(key)}` }),
})

const shownKey = (key: string | number) => (typeof key === 'number' ? `[${key}]` : `.${key}`)

/** What is known of a resource once it is made: a reference to it, all the same. */
export function afterApply(
  { address, name }: { readonly address: string; readonly name: string },
  attribute: string,
  at: Origin,
): Value {
  const hole = { name: `${name}.${attribute}`, resource: address, attribute }
  return textOf([hole], { because: 'attribute', of: name, attribute }, at)
}
