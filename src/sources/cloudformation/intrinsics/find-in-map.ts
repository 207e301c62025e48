import type { Origin } from '../../../model/origin.ts'
import type { MapSyntax } from '../../syntax/syntax.ts'
import type { Plain, Value } from '../../value.ts'
import { variableOf } from '../../variables.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, type Scope, unknown, unusable } from '../scope.ts'

/** Keys beyond which an unknown key is not tried one by one. */
const maxKeys = 40

/**
 * A key that only deployment knows must be one of the mapping's keys, so the value is a choice among them.
 *
 * Source: AWS CloudFormation User Guide, "Fn::FindInMap".
 */
export const findInMap: Intrinsic = (argument, at, scope) => {
  const items = evaluateItems(argument, fieldOf(at), scope)
  if (!items || items.length < 3)
    return unusable('Fn::FindInMap', 'Fn::FindInMap needs a mapping and two keys.', at, scope)
  return inEveryBranch('Fn::FindInMap', items.slice(0, 3), at, scope, ([map, top, second]) => {
    if (map?.is !== 'scalar')
      return unknown({ because: 'intrinsic', name: 'Fn::FindInMap' }, { name: 'Fn::FindInMap' }, at)
    const mapping = scope.mappings.get(map.text)
    if (mapping?.kind !== 'map') {
      scope.report('reference-undeclared', `${map.text} is not a mapping of the template.`, at)
      return unknown({ because: 'undeclared', name: map.text }, { name: map.text }, at)
    }
    return underKey(mapping, top, `Mappings.${map.text}`, at, scope, (rows, field) => {
      if (rows.kind !== 'map') return unusable('Fn::FindInMap', `${field} is not a mapping.`, at, scope)
      return underKey(rows, second, field, at, scope, (value, place) => scope.evaluate(value, place))
    })
  })
}

function underKey(
  map: MapSyntax,
  key: Plain | undefined,
  field: string,
  at: Origin,
  scope: Scope,
  then: (value: MapSyntax | Parameters<Scope['evaluate']>[0], field: string) => Value,
): Value {
  if (key?.is === 'scalar') {
    const entry = map.entries.get(key.text)
    if (entry) return then(entry.value, `${field}.${key.text}`)
    scope.report('reference-undeclared', `${field} has no key ${key.text}.`, at)
    return unknown({ because: 'undeclared', name: key.text }, { name: key.text }, at)
  }
  const variable = key && variableOf(key, scope.stack.key)
  const keys = [...map.entries.keys()]
  if (!variable || keys.length === 0 || keys.length > maxKeys) {
    const why =
      key?.is === 'unknown' || key?.is === 'text' ? key.why : ({ because: 'intrinsic', name: 'Fn::FindInMap' } as const)
    return unknown(why, { name: field }, at)
  }
  return keys
    .map((name): { name: string; value: Value } => {
      const entry = map.entries.get(name)
      return { name, value: entry ? then(entry.value, `${field}.${name}`) : { is: 'nothing', origin: at } }
    })
    .reduceRight<Value | undefined>((rest, { name, value }) => {
      if (!rest) return value
      return {
        is: 'choice',
        on: scope.reading.choices.equals(variable.id, variable.name, name, keys),
        yes: value,
        no: rest,
      }
    }, undefined) as Value
}
