import type { Origin } from '../../model/origin.ts'
import { partitionOf } from '../partitions.ts'
import type { Value } from '../value.ts'
import { type Scope, unknown } from './scope.ts'

const deploymentOnly = ['AWS::NotificationARNs', 'AWS::StackId', 'AWS::StackName']

/** Source: AWS CloudFormation User Guide, "Pseudo parameters reference". Undefined for any other name. */
export function pseudoParameter(name: string, at: Origin, scope: Scope): Value | undefined {
  const { region, account } = scope.stack.deployment
  const known = (text: string | undefined): Value => {
    if (text !== undefined) return { is: 'scalar', value: text, text, origin: at }
    // A stack has its name and id for itself; the Region and the account are those of the whole scan.
    const variable = deploymentOnly.includes(name) ? `${scope.stack.key}#${name}` : name
    return unknown({ because: 'pseudo-parameter', name }, { name, variable }, at)
  }
  switch (name) {
    case 'AWS::NoValue':
      return { is: 'nothing', origin: at }
    case 'AWS::Region':
      return known(region)
    case 'AWS::AccountId':
      return known(account)
    case 'AWS::Partition':
      return known(region && partitionOf(region).partition)
    case 'AWS::URLSuffix':
      return known(region && partitionOf(region).suffix)
    default:
      return deploymentOnly.includes(name) ? known(undefined) : undefined
  }
}
