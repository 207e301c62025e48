import { type Expansion, piecesOf, property, type SamResource } from './expansion.ts'
import { getAtt, isGiven } from './make.ts'
import { awsManaged, trusting } from './role.ts'

/** A type that becomes one of Lambda's own and brings a role with one managed policy unless it is given one. */
interface Operated {
  readonly becomes: string
  /** The property that gives the role. */
  readonly role: string
  /** What the logical id of the role ends in. */
  readonly suffix: string
  readonly policy: string
}

const operated: ReadonlyMap<string, Operated> = new Map([
  [
    'AWS::Serverless::CapacityProvider',
    {
      becomes: 'AWS::Lambda::CapacityProvider',
      role: 'OperatorRole',
      suffix: 'OperatorRole',
      policy: 'AWSLambdaManagedEC2ResourceOperator',
    },
  ],
  [
    'AWS::Serverless::NetworkConnector',
    {
      becomes: 'AWS::Lambda::NetworkConnector',
      role: 'OperatorRole',
      suffix: 'OperatorRole',
      policy: 'AWSLambdaNetworkConnectorOperatorPolicy',
    },
  ],
  [
    'AWS::Serverless::WebFunction',
    {
      becomes: 'AWS::Lambda::WebFunction',
      role: 'ExecutionRoleArn',
      suffix: 'Role',
      policy: 'service-role/AWSLambdaBasicExecutionRole',
    },
  ],
])

/** False where the type is none of these. */
export function expandOperated(sam: SamResource, out: Expansion): boolean {
  const about = operated.get(sam.type)
  if (!about) return false
  if (isGiven(property(sam, about.role))) {
    out.become(sam, about.becomes, sam.properties)
    return true
  }
  const id = `${sam.id}${about.suffix}`
  const role = {
    AssumeRolePolicyDocument: trusting('lambda.amazonaws.com'),
    ManagedPolicyArns: [awsManaged(about.policy)],
  }
  out.become(sam, about.becomes, { ...piecesOf(sam), [about.role]: getAtt(id, 'Arn') })
  out.add(id, 'AWS::IAM::Role', role, sam)
  return true
}
