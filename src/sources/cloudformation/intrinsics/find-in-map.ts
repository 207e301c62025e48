import type { Origin } from '../../../model/origin.ts'
import { child, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'
import type { Plain, Value } from '../../value.ts'
import { variableOf } from '../../variables.ts'
import { fieldOf, type Intrinsic, inEveryBranch, type Scope, unknown, unusable } from '../scope.ts'

/** Keys beyond which an unknown key is not tried one by one. */
const maxKeys = 40

/** What the function is worth where a key is not there; undefined where nothing is said. */
type Fallback = (() => Value) | undefined

/**
 * A key that only deployment knows must be one of the mapping's keys, so the value is a choice among them. With the language
 * extensions a fourth argument says what it is otherwise.
 *
 * Source: AWS CloudFormation User Guide, "Fn::FindInMap"; "Fn::FindInMap enhancements".
 */
export const findInMap: Intrinsic = (argument, at, scope) => {
  const given = argument.kind === 'list' ? argument.items : []
  if (given.length < 3) return unusable('Fn::FindInMap', 'Fn::FindInMap needs a mapping and two keys.', at, scope)
  const items = given.slice(0, 3).map((item, index) => scope.evaluate(item, `${fieldOf(at)}[${index}]`))
  const other = scope.extended ? child(given[3], 'DefaultValue') : undefined
  const fallback: Fallback = other && (() => scope.evaluate(other, `${fieldOf(at)}[3].DefaultValue`))
  return inEveryBranch('Fn::FindInMap', items, at, scope, ([map, top, second]) => {
    if (map?.is !== 'scalar')
      return unknown({ because: 'intrinsic', name: 'Fn::FindInMap' }, { name: 'Fn::FindInMap' }, at)
    const mapping = scope.mappings.get(map.text)
    if (mapping?.kind !== 'map') {
      if (fallback) return fallback()
      if (!scope.transformed) scope.report('reference-undeclared', `${map.text} is not a mapping of the template.`, at)
      return unknown({ because: 'undeclared', name: map.text }, { name: map.text }, at)
    }
    return underKey(mapping, top, `Mappings.${map.text}`, { at, scope, fallback }, (rows, field) => {
      if (rows.kind !== 'map') return unusable('Fn::FindInMap', `${field} is not a mapping.`, at, scope)
      return underKey(rows, second, field, { at, scope, fallback }, (value, place) => scope.evaluate(value, place))
    })
  })
}

function underKey(
  map: MapSyntax,
  key: Plain | undefined,
  field: string,
  { at, scope, fallback }: { readonly at: Origin; readonly scope: Scope; readonly fallback: Fallback },
  then: (value: Syntax, field: string) => Value,
): Value {
  if (key?.is === 'scalar') {
    const entry = map.entries.get(key.text)
    if (entry) return then(entry.value, `${field}.${key.text}`)
    if (fallback) return fallback()
    scope.report('reference-undeclared', `${field} has no key ${key.text}.`, at)
    return unknown({ because: 'undeclared', name: key.text }, { name: key.text }, at)
  }
  const variable = key && variableOf(key)
  const keys = [...map.entries.keys()]
  if (!variable || keys.length === 0 || keys.length > maxKeys) {
    const why =
      key?.is === 'unknown' || key?.is === 'text' ? key.why : ({ because: 'intrinsic', name: 'Fn::FindInMap' } as const)
    return unknown(why, { name: field }, at)
  }
  const values = keys.map((name) => {
    const entry = map.entries.get(name)
    const value: Value = entry ? then(entry.value, `${field}.${name}`) : { is: 'nothing', origin: at }
    return { name, value }
  })
  const last = fallback?.() ?? values.pop()?.value ?? { is: 'nothing', origin: at }
  return values.reduceRight<Value>((no, { name, value }) => {
    const on = scope.reading.choices.equals(variable.id, variable.name, name, fallback ? undefined : keys)
    return { is: 'choice', on, yes: value, no }
  }, last)
}
