import { child, type Syntax } from '../../syntax/syntax.ts'
import { destinationPolicy } from './destinations.ts'
import { addEvents } from './events.ts'
import { type Expansion, piecesOf, property, type SamResource } from './expansion.ts'
import { getAtt, ifIn, isGiven, isNoValue, make, type Piece, placeOf, ref, textIn } from './make.ts'
import { addPolicies } from './policies.ts'
import { allow, awsManaged, inlinePolicy, Role, tracingPolicy, trusting } from './role.ts'

/** What a function may do with its dead-letter queue. */
const deadLetterActions: ReadonlyMap<string, string> = new Map([
  ['SQS', 'sqs:SendMessage'],
  ['SNS', 'sns:Publish'],
])

/**
 * A function of SAM: the Lambda function, the role that it has unless it is given one, and what its events make.
 *
 * Source: AWS SAM Developer Guide, "Generated CloudFormation resources", AWS::Serverless::Function.
 */
export function expandFunction(fn: SamResource, out: Expansion): void {
  const { id, at } = fn
  const chosen = roleOf(fn, out)
  out.become(fn, 'AWS::Lambda::Function', { ...piecesOf(fn), Role: chosen.arn })
  const role = chosen.made ? new Role(fn) : undefined
  if (role) {
    const basic = isGiven(property(fn, 'DurableConfig')) ? 'BasicDurableExecutionRolePolicy' : 'BasicExecutionRole'
    role.addManaged(`service-role/AWSLambda${basic}`, at)
    const tracing = property(fn, 'Tracing')
    if (isGiven(tracing) && out.textOf(tracing) !== 'Disabled') {
      role.addManaged(tracingPolicy(out, at), placeOf(tracing, ''))
    }
    const vpc = property(fn, 'VpcConfig')
    if (isGiven(vpc)) role.addManaged('service-role/AWSLambdaVPCAccessExecutionRole', placeOf(vpc, ''))
    addDeadLetters(fn, role)
    addDestinations(fn, role, out)
    addPolicies(fn, role, out)
  }
  addEvents(fn, { is: 'function', arn: aliasOf(fn, out) ?? getAtt(id, 'Arn') }, role, out)
  role?.finish(property(fn, 'AssumeRolePolicyDocument') ?? trusting('lambda.amazonaws.com'), out, chosen.condition)
}

/** The role of a function; `condition` says when one is made that is only made where none is given. */
function roleOf(fn: SamResource, out: Expansion): { arn: Piece; made: boolean; condition?: string | undefined } {
  const given = property(fn, 'Role')
  const own = getAtt(`${fn.id}Role`, 'Arn')
  if (!isGiven(given)) return { arn: own, made: true }
  const choice = ifIn(given)
  const [isYesOwn, isNoOwn] = [isNoValue(choice?.yes), isNoValue(choice?.no)]
  const condition = textIn(choice?.condition)
  if (!choice || condition === undefined || !(isYesOwn || isNoOwn)) return { arn: given, made: false }
  if (isYesOwn && isNoOwn) return { arn: own, made: true }
  const at = placeOf(given, '')
  const arn = make(at, { 'Fn::If': [condition, isYesOwn ? own : choice.yes, isNoOwn ? own : choice.no] })
  if (isYesOwn) return { arn, made: true, condition }
  out.addCondition(`NOT${condition}`, { 'Fn::Not': [{ Condition: condition }] }, at)
  return { arn, made: true, condition: `NOT${condition}` }
}

function addDeadLetters(fn: SamResource, role: Role): void {
  const queue = property(fn, 'DeadLetterQueue')
  const action = deadLetterActions.get(textIn(child(queue, 'Type')) ?? '')
  const arn = child(queue, 'TargetArn')
  if (!queue || action === undefined || !arn) return
  role.addInline(inlinePolicy('DeadLetterQueuePolicy', [allow(action, arn)], '2012-10-17'), placeOf(queue, ''))
}

/** Where the outcome of asynchronous calls goes: a queue or topic that is not given is made. */
function addDestinations(fn: SamResource, role: Role, out: Expansion): void {
  const config = child(property(fn, 'EventInvokeConfig'), 'DestinationConfig')
  for (const when of ['OnSuccess', 'OnFailure']) {
    const given = child(config, when)
    if (!given) continue
    const type = textIn(child(given, 'Type'))
    const id = `${fn.id}EventInvokeConfig${when}`
    const at = placeOf(given, `Resources.${fn.id}.Properties.EventInvokeConfig.DestinationConfig.${when}`)
    const target = child(given, 'Destination')
    const choice = ifIn(target)
    const isMade = !target || isNoValue(choice?.yes) !== isNoValue(choice?.no)
    const own = type === 'SQS' ? getAtt(`${id}Queue`, 'Arn') : ref(`${id}Topic`)
    if (isMade && type === 'SQS') out.add(`${id}Queue`, 'AWS::SQS::Queue', {}, fn, { at })
    if (isMade && type === 'SNS') out.add(`${id}Topic`, 'AWS::SNS::Topic', {}, fn, { at })
    const arn: Piece =
      choice && isMade
        ? {
            'Fn::If': [
              choice.condition,
              isNoValue(choice.yes) ? own : choice.yes,
              isNoValue(choice.no) ? own : choice.no,
            ],
          }
        : (target ?? own)
    const policy = destinationPolicy(type, id, arn)
    if (policy) role.addInline(policy, at)
  }
}

/** The alias to which events lead where one is published; undefined where there is none. */
function aliasOf(fn: SamResource, out: Expansion): Piece | undefined {
  const published = property(fn, 'AutoPublishAlias')
  const name = isGiven(published) ? out.textOf(published) : undefined
  if (name === undefined) return undefined
  const alias = `${fn.id}Alias${name}`
  out.add(alias, 'AWS::Lambda::Alias', { Name: name, FunctionName: ref(fn.id) }, fn)
  return ref(alias)
}

/** A function that is deployed bit by bit, and by whose role and condition. */
interface Preference {
  readonly fn: SamResource
  readonly condition: string | undefined
}

/** The role with which CodeDeploy shifts traffic, where some function is deployed so and brings no role of its own. */
export function addDeploymentRole(functions: readonly SamResource[], out: Expansion): void {
  const shifted = functions.flatMap((fn): readonly Preference[] => {
    const preference = property(fn, 'DeploymentPreference')
    if (!isGiven(preference) || !isGiven(property(fn, 'AutoPublishAlias'))) return []
    const isOff = textIn(child(preference, 'Enabled'))?.toLowerCase() === 'false'
    if (isOff || isGiven(child(preference, 'Role'))) return []
    const passes = textIn(child(preference, 'PassthroughCondition'))?.toLowerCase() === 'true'
    return [{ fn, condition: passes ? textIn(child(fn.syntax, 'Condition')) : undefined }]
  })
  const [first] = shifted
  if (!first) return
  const conditions = [...new Set(shifted.flatMap(({ condition }) => condition ?? []))]
  const always = shifted.some(({ condition }) => condition === undefined)
  const several = 'ServerlessCodeDeployCondition'
  if (!always && conditions.length > 1) {
    out.addCondition(several, { 'Fn::Or': conditions.map((name) => ({ Condition: name })) }, first.fn.at)
  }
  const condition = always ? undefined : conditions.length > 1 ? several : conditions[0]
  const owner: SamResource = { ...first.fn, syntax: withoutCondition(first.fn.syntax) }
  const properties: Piece = {
    AssumeRolePolicyDocument: trusting('codedeploy.amazonaws.com'),
    ManagedPolicyArns: [awsManaged('service-role/AWSCodeDeployRoleForLambda')],
  }
  out.add('CodeDeployServiceRole', 'AWS::IAM::Role', properties, owner, { condition })
}

function withoutCondition<T extends Syntax>(syntax: T): T {
  if (syntax.kind !== 'map') return syntax
  return { ...syntax, entries: new Map([...syntax.entries].filter(([key]) => key !== 'Condition')) }
}
