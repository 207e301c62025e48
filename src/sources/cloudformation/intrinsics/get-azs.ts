import type { Value } from '../../value.ts'
import { fieldOf, type Intrinsic, type Scope, unknown } from '../scope.ts'

/**
 * The Availability Zones of a Region are an account's own, so the list is unknown, but it is the same one wherever it is
 * asked for.
 *
 * Source: AWS CloudFormation User Guide, "Fn::GetAZs".
 */
export const getAzs: Intrinsic = (argument, at, scope) => {
  const region = regionOf(scope.evaluate(argument, fieldOf(at)), scope)
  const variable = region === undefined ? undefined : ['Fn::GetAZs', region].join(' ').trim()
  const hole = { name: 'Fn::GetAZs', ...(variable !== undefined && { variable }) }
  return unknown({ because: 'intrinsic', name: 'Fn::GetAZs' }, hole, at)
}

/** An empty text is the Region of the stack. */
function regionOf(value: Value, { stack }: Scope): string | undefined {
  if (value.is === 'scalar') return value.text === '' ? (stack.deployment.region ?? '') : value.text
  const [part, ...others] = value.is === 'text' ? value.parts : value.is === 'unknown' ? [value.hole] : []
  const isOwn = typeof part === 'object' && others.length === 0 && part.variable === 'AWS::Region'
  return isOwn ? '' : undefined
}
