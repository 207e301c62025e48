import type { Hole } from '../../../model/text.ts'
import { textOf } from '../../value.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::Select". */
export const select: Intrinsic = (argument, at, scope) => {
  const items = evaluateItems(argument, fieldOf(at), scope)
  if (items?.length !== 2) return unusable('Fn::Select', 'Fn::Select needs an index and a list.', at, scope)
  return inEveryBranch('Fn::Select', items, at, scope, ([index, list]) => {
    if (index?.is === 'unknown' || index?.is === 'text') return unknown(index.why, { name: 'Fn::Select' }, at)
    if (list?.is === 'unknown') {
      const { variable } = list.hole
      const item = variable !== undefined && index?.is === 'scalar' && { variable: `${variable}[${index.text}]` }
      return unknown(list.why, { name: 'Fn::Select', ...item }, at)
    }
    const attribute = list?.is === 'text' && list.parts.length === 1 ? list.parts[0] : undefined
    if (index?.is === 'scalar' && list?.is === 'text' && typeof attribute === 'object' && attribute.attribute)
      return textOf([itemOf(attribute, attribute.attribute, index.text)], list.why, at)
    if (index?.is !== 'scalar' || list?.is !== 'list') {
      return unusable('Fn::Select', 'Fn::Select needs an index and a list.', at, scope)
    }
    const item = /^\d+$/.test(index.text) ? list.items[Number(index.text)] : undefined
    return item ?? unusable('Fn::Select', `Fn::Select asks for item ${index.text} of ${list.items.length}.`, at, scope)
  })
}

/** An item of a list that a resource has as an attribute. */
const itemOf = ({ name, resource }: Hole, attribute: string, index: string): Hole => ({
  name: `${name}[${index}]`,
  ...(resource !== undefined && { resource }),
  attribute: `${attribute}[${index}]`,
})
