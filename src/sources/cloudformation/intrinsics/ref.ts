import type { Origin } from '../../../model/origin.ts'
import { textOf, type Value } from '../../value.ts'
import { pseudoParameter } from '../pseudo-parameters.ts'
import { refName } from '../return-values.ts'
import { fieldOf, type Intrinsic, inEveryBranch, type Scope, unknown, unusable } from '../scope.ts'
import { callIn } from '../transforms/functions.ts'

/** Source: AWS CloudFormation User Guide, "Ref". */
export const ref: Intrinsic = (argument, at, scope) => {
  if (argument.kind === 'scalar' && argument.tag === undefined) return named(argument.text, at, scope)
  if (!scope.extended || !callIn(argument)) return unusable('Ref', 'Ref needs a name.', at, scope)
  // The language extensions take a function where a name stands.
  return inEveryBranch('Ref', [scope.evaluate(argument, fieldOf(at))], at, scope, ([name]) => {
    if (name?.is === 'scalar') return named(name.text, at, scope)
    if (name?.is === 'text' || name?.is === 'unknown') return unknown(name.why, { name: 'Ref' }, at)
    return unusable('Ref', 'Ref needs a name.', at, scope)
  })
}

/** What `Ref` of a name gives. */
export function named(name: string, at: Origin, scope: Scope): Value {
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
