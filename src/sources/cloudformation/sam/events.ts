import { child, type Syntax } from '../../syntax/syntax.ts'
import { type Expansion, property, type SamResource } from './expansion.ts'
import { type At, getAtt, moved, type Piece, placeOf, textIn } from './make.ts'
import { pulled } from './pull.ts'
import { allow, inlinePolicy, type Role, trusting } from './role.ts'

/** What events start: a function, or a state machine, which needs a role to be started with. */
export interface Target {
  readonly is: 'function' | 'state-machine'
  readonly arn: Piece
}

/** One event of a resource. */
interface Event {
  readonly owner: SamResource
  readonly target: Target
  readonly id: string
  readonly at: At
  prop(name: string): Syntax | undefined
}

/**
 * Adds what the events of a resource make: rules, schedules and the roles that start the resource. What an event needs of
 * the function's own role goes into it, where SAM makes one.
 *
 * Source: AWS SAM Developer Guide, "Generated CloudFormation resources".
 */
export function addEvents(owner: SamResource, target: Target, role: Role | undefined, out: Expansion): void {
  const events = property(owner, 'Events')
  if (events?.kind !== 'map') return
  for (const [name, { value: syntax }] of events.entries) {
    const at = placeOf(syntax, `${events.field}.${name}`)
    const properties = child(syntax, 'Properties')
    const prop = (key: string) => {
      const found = child(properties, key)
      return found && moved(found, `${at.field}.Properties.${key}`)
    }
    addEvent(textIn(child(syntax, 'Type')) ?? '', { owner, target, id: `${owner.id}${name}`, at, prop }, role, out)
  }
}

function addEvent(type: string, event: Event, role: Role | undefined, out: Expansion): void {
  const { prop, target, id, at } = event
  switch (type) {
    case 'Schedule':
      addRule(event, { Name: prop('Name'), ScheduleExpression: prop('Schedule') }, out)
      return
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      addRule(event, { Name: prop('RuleName'), EventBusName: prop('EventBusName'), EventPattern: prop('Pattern') }, out)
      return
    case 'ScheduleV2':
      addSchedule(event, out)
      return
    case 'Api':
      if (target.is === 'state-machine') addStarter(event, 'apigateway.amazonaws.com', out)
      return
    default: {
      if (!role) return
      const { managed, inline } = pulled(type, id, prop)
      if (managed !== undefined) role.addManaged(managed, at)
      for (const policy of inline) role.addInline(policy, at)
    }
  }
}

/** The role with which a service starts a state machine; gives its ARN. */
function addStarter({ owner, target, id, at }: Event, service: string, out: Expansion): Piece {
  const role = `${id}Role`
  const properties: Piece = {
    AssumeRolePolicyDocument: trusting(service),
    Policies: [inlinePolicy(`${role}StartExecutionPolicy`, [allow('states:StartExecution', target.arn)])],
    PermissionsBoundary: property(owner, 'PermissionsBoundary'),
  }
  out.add(role, 'AWS::IAM::Role', properties, owner, { at })
  return getAtt(role, 'Arn')
}

function addRule(event: Event, named: Readonly<Record<string, Piece | undefined>>, out: Expansion): void {
  const { owner, target, id, at, prop } = event
  const started = target.is === 'state-machine'
  const role = started ? (prop('RoleArn') ?? addStarter(event, 'events.amazonaws.com', out)) : undefined
  const own = child(prop('Target'), 'Id')
  const to: Piece = {
    Arn: target.arn,
    Id: own ?? `${id}${started ? 'StepFunctionsTarget' : 'LambdaTarget'}`.slice(0, 64),
    RoleArn: role,
    Input: prop('Input'),
    InputPath: prop('InputPath'),
    InputTransformer: prop('InputTransformer'),
    RetryPolicy: prop('RetryPolicy'),
  }
  out.add(id, 'AWS::Events::Rule', { ...named, State: stateOf(prop), Targets: [to] }, owner, { at })
}

function stateOf(prop: Event['prop']): Piece | undefined {
  const enabled = prop('Enabled')
  if (!enabled) return prop('State')
  return textIn(enabled)?.toLowerCase() === 'false' ? 'DISABLED' : 'ENABLED'
}

function addSchedule({ owner, target, id, at, prop }: Event, out: Expansion): void {
  const role = `${id}Role`
  const deadLetters = prop('DeadLetterConfig')
  const queue =
    deadLetters &&
    (child(deadLetters, 'Arn') ?? getAtt(textIn(child(deadLetters, 'QueueLogicalId')) ?? `${id}Queue`, 'Arn'))
  const start =
    target.is === 'function'
      ? inlinePolicy(`${id}LambdaPolicy`, [allow('lambda:InvokeFunction', target.arn)])
      : inlinePolicy(`${id}StartExecutionPolicy`, [allow('states:StartExecution', target.arn)])
  const send = queue && inlinePolicy(`${id}SQSPolicy`, [allow('sqs:SendMessage', queue)])
  if (!prop('RoleArn')) {
    const properties: Piece = {
      AssumeRolePolicyDocument: trusting('scheduler.amazonaws.com'),
      Policies: send ? [start, send] : [start],
      PermissionsBoundary: prop('PermissionsBoundary'),
    }
    out.add(role, 'AWS::IAM::Role', properties, owner, { at })
  }
  const properties: Piece = {
    Name: prop('Name') ?? (textIn(prop('OmitName')) === 'true' ? undefined : id),
    ScheduleExpression: prop('ScheduleExpression'),
    State: prop('State'),
    GroupName: prop('GroupName'),
    KmsKeyArn: prop('KmsKeyArn'),
    FlexibleTimeWindow: prop('FlexibleTimeWindow') ?? { Mode: 'OFF' },
    Target: {
      Arn: target.arn,
      RoleArn: prop('RoleArn') ?? getAtt(role, 'Arn'),
      Input: prop('Input'),
      RetryPolicy: prop('RetryPolicy'),
      DeadLetterConfig: queue && { Arn: queue },
    },
  }
  out.add(id, 'AWS::Scheduler::Schedule', properties, owner, { at })
}
