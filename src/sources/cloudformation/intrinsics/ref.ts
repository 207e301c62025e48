import { textOf } from '../../value.ts'
import { pseudoParameter } from '../pseudo-parameters.ts'
import { refName } from '../return-values.ts'
import { type Intrinsic, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Ref". */
export const ref: Intrinsic = (argument, at, scope) => {
  if (argument.kind !== 'scalar') return unusable('Ref', 'Ref needs a name.', at, scope)
  const name = argument.text
  const pseudo = pseudoParameter(name, at, scope)
  if (pseudo) return pseudo
  if (scope.parameters.has(name)) return scope.parameter(name, at)
  const resource = scope.resources.get(name)
  if (resource) {
    const text = refName(resource, at, scope)
    const hole = { name, resource: scope.address(name), attribute: 'Ref', ...(text !== undefined && { text }) }
    return textOf([hole], { because: 'attribute', of: name, attribute: 'Ref' }, at)
  }
  if (!scope.transformed) scope.report('reference-undeclared', `${name} is neither a parameter nor a resource.`, at)
  return unknown({ because: 'undeclared', name }, { name }, at)
}
