import type { Value } from '../../value.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, unknown, unusable } from '../scope.ts'
import { splitText } from '../split-text.ts'

/**
 * Text with holes stays unknown where a hole may hold the delimiter.
 *
 * Source: AWS CloudFormation User Guide, "Fn::Split".
 */
export const split: Intrinsic = (argument, at, scope) => {
  const items = evaluateItems(argument, fieldOf(at), scope)
  const [delimiter, source] = items ?? []
  if (items?.length !== 2 || delimiter?.is !== 'scalar' || delimiter.text === '' || !source) {
    return unusable('Fn::Split', 'Fn::Split needs a delimiter and a text.', at, scope)
  }
  return inEveryBranch('Fn::Split', [source], at, scope, ([text]): Value => {
    if (text?.is === 'scalar') {
      const pieces = text.text.split(delimiter.text)
      return {
        is: 'list',
        origin: at,
        items: pieces.map((piece) => ({ is: 'scalar', value: piece, text: piece, origin: at })),
      }
    }
    const split = text?.is === 'text' ? splitText(text, delimiter.text, at) : undefined
    if (split) return split
    if (text?.is === 'text' || text?.is === 'unknown') return unknown(text.why, { name: 'Fn::Split' }, at)
    return unusable('Fn::Split', 'Fn::Split needs a text to split.', at, scope)
  })
}
