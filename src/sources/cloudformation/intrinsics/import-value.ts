import { showText } from '../../../model/text.ts'
import { partsOf } from '../../value.ts'
import { fieldOf, type Intrinsic, inEveryBranch, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::ImportValue". */
export const importValue: Intrinsic = (argument, at, scope) =>
  inEveryBranch('Fn::ImportValue', [scope.evaluate(argument, fieldOf(at))], at, scope, ([value]) => {
    const parts = value && partsOf(value)
    if (!parts) return unusable('Fn::ImportValue', 'Fn::ImportValue needs a name.', at, scope)
    const exported = scope.stack.exported(parts, at)
    if (exported && exported !== 'several') return exported
    const name = showText(parts)
    return unknown(
      { because: 'import', name, ...(exported && { several: true }) },
      { name: `Fn::ImportValue ${name}` },
      at,
    )
  })
