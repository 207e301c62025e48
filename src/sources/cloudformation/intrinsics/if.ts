import { valueIf } from '../../value.ts'
import { fieldOf, type Intrinsic, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Condition functions". */
export const ifFunction: Intrinsic = (argument, at, scope) => {
  const [name, yes, no] = argument.kind === 'list' ? argument.items : []
  if (name?.kind !== 'scalar' || !yes || !no) {
    return unusable('Fn::If', 'Fn::If needs a condition and two values.', at, scope)
  }
  const guard = scope.condition(name.text, at)
  // A branch that is never taken is not evaluated: what is wrong in it does not matter.
  if (guard === true) return scope.evaluate(yes, fieldOf(at))
  if (guard === false) return scope.evaluate(no, fieldOf(at))
  return valueIf(guard, scope.evaluate(yes, fieldOf(at)), scope.evaluate(no, fieldOf(at)))
}
