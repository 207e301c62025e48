import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import { type Plain, partsOf, type Value } from '../../value.ts'
import { dynamicReferences } from '../dynamic-references.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, textMade, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::Join". */
export const join: Intrinsic = (argument, at, scope) => {
  const items = evaluateItems(argument, fieldOf(at), scope)
  const [delimiter, list] = items ?? []
  if (items?.length !== 2 || delimiter?.is !== 'scalar' || !list) {
    return unusable('Fn::Join', 'Fn::Join needs a delimiter and a list.', at, scope)
  }
  return inEveryBranch('Fn::Join', [list], at, scope, ([whole]) => {
    if (whole?.is === 'unknown') return unknown(whole.why, { name: 'Fn::Join' }, at)
    if (whole?.is !== 'list') return unusable('Fn::Join', 'Fn::Join needs a list to join.', at, scope)
    return inEveryBranch(
      'Fn::Join',
      whole.items,
      at,
      scope,
      (plain) => joined(plain, delimiter.text) ?? unusable('Fn::Join', 'Fn::Join can only join text.', at, scope),
    )
  })

  function joined(plain: readonly Plain[], between: string): Value | undefined {
    const parts: Part[] = []
    let why: Why | undefined
    for (const value of plain) {
      if (value.is === 'nothing') continue
      const found = partsOf(value)
      if (!found) return undefined
      if (value.is === 'text' || value.is === 'unknown') why ??= value.why
      if (parts.length > 0) parts.push(between)
      for (const part of found) parts.push(part)
    }
    return dynamicReferences(textMade('Fn::Join', parts, why, at, scope), scope)
  }
}
