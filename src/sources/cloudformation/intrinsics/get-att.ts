import type { Origin } from '../../../model/origin.ts'
import { seenFrom } from '../../seen-from.ts'
import { type Plain, textOf, type Value } from '../../value.ts'
import { attributeValue } from '../return-values.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, type Scope, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::GetAtt". */
export const getAtt: Intrinsic = (argument, at, scope) => {
  if (argument.kind === 'scalar') {
    const dot = argument.text.indexOf('.')
    if (dot > 0) return attribute(argument.text.slice(0, dot), argument.text.slice(dot + 1), at, scope)
  }
  const items = evaluateItems(argument, fieldOf(at), scope)
  if (items?.length !== 2) return unusable('Fn::GetAtt', 'Fn::GetAtt needs a resource and an attribute.', at, scope)
  return inEveryBranch('Fn::GetAtt', items, at, scope, ([resource, name]) => {
    if (resource?.is === 'scalar' && name?.is === 'scalar') return attribute(resource.text, name.text, at, scope)
    return unknown({ because: 'intrinsic', name: 'Fn::GetAtt' }, { name: shown(resource) }, at)
  })
}

const shown = (value: Plain | undefined) => (value?.is === 'scalar' ? value.text : 'Fn::GetAtt')

/** What the attributes of a stack begin with. */
const outputs = 'Outputs.'

/** The attribute of a resource, as `${Resource.Attribute}` in `Fn::Sub` gives it too. */
export function attribute(id: string, name: string, at: Origin, scope: Scope): Value {
  const why = { because: 'attribute', of: id, attribute: name } as const
  const resource = scope.resources.get(id)
  if (!resource) {
    if (!scope.transformed) scope.report('reference-undeclared', `${id} is not a resource of the template.`, at)
    return unknown({ because: 'undeclared', name: id }, { name: `${id}.${name}` }, at)
  }
  const output = name.startsWith(outputs) ? name.slice(outputs.length) : undefined
  const value =
    output === undefined ? attributeValue(resource, name, at, scope) : scope.stack.output(resource, output, at)
  if (value && value.is !== 'nothing') return seenFrom(value, at)
  return textOf([{ name: `${id}.${name}`, resource: scope.address(id), attribute: name }], why, at)
}
