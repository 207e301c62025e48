import { child, type MapEntry, type Syntax } from '../../syntax/syntax.ts'
import { callIn } from '../transforms/functions.ts'
import type { Expansion, SamResource } from './expansion.ts'
import { make, moved, type Piece, placeOf, ref, textIn } from './make.ts'
import { filled } from './policies.ts'
import { type ConnectorProfile, type Json, own, tables } from './tables.ts'

/** The types that the transform has made of those of SAM, for an end that is described and not named. */
const plainTypes: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
])

/** A connector of the template, or one that is written at its source. */
interface Connector {
  /** The resource at whose place it stands. */
  readonly owner: SamResource
  readonly id: string
  readonly source: Syntax
  readonly properties: Syntax
}

/** One end of a connector: its type, its role, and what policies call it by. */
interface End {
  readonly type: string
  readonly role: Piece | undefined
  readonly names: ReadonlyMap<string, Piece>
}

/**
 * The policies that connectors make, from the resources as they are after the transform.
 *
 * Source: AWS SAM Developer Guide, "AWS::Serverless::Connector"; "AWS SAM connector reference".
 */
export function expandConnector(owner: SamResource, out: Expansion): void {
  const source = child(owner.properties, 'Source')
  if (source) expand({ owner, id: owner.id, source, properties: owner.properties }, out)
  else out.refuse(`The connector ${owner.id} has no Source.`, owner.syntax, `Resources.${owner.id}`)
}

/** The connectors that stand at the resource that is their source. */
export function expandEmbedded(owner: SamResource, out: Expansion): void {
  const connectors = child(owner.syntax, 'Connectors')
  if (connectors?.kind !== 'map') return
  for (const [name, { value }] of connectors.entries) {
    const properties = child(value, 'Properties')
    if (!properties) continue
    const more = child(properties, 'SourceReference')
    const at = placeOf(value, `Resources.${owner.id}.Connectors.${name}`)
    const own = make(at, { Id: owner.id })
    const source: Syntax =
      more?.kind === 'map' && own.kind === 'map' ? { ...own, entries: new Map([...own.entries, ...more.entries]) } : own
    expand({ owner, id: `${owner.id}${name}`, source, properties }, out)
  }
}

function expand({ owner, id, source, properties }: Connector, out: Expansion): void {
  const to = child(properties, 'Destination')
  if (!to) {
    out.refuse(`The connector ${id} has no Destination.`, properties, id)
    return
  }
  const list = child(properties, 'Permissions')
  const permissions = list?.kind === 'list' ? list.items.map(textIn) : []
  const several = to.kind === 'list'
  for (const [index, destination] of (several ? to.items : [to]).entries()) {
    const [from, end] = [endOf(source, destination, out), endOf(destination, source, out)]
    const profile = from && end && own(own(tables.connectors, from.type), end.type)
    if (!profile) {
      const says = `The connector ${id} leads from ${from?.type ?? 'nothing'} to ${end?.type ?? 'nothing'}, which none does.`
      out.refuse(says, properties, `Resources.${owner.id}`)
      continue
    }
    const statements = statementsOf(profile, permissions, from, end)
    addPolicy(
      profile,
      statements,
      { owner, id, source, properties },
      several ? `Destination${index}` : '',
      [from, end],
      out,
    )
  }
}

function addPolicy(
  { Type: type, Properties }: ConnectorProfile,
  statements: readonly Piece[],
  { owner, id, properties }: Connector,
  suffix: string,
  [source, destination]: readonly [End, End],
  out: Expansion,
): void {
  const end = Properties.SourcePolicy ? source : destination
  const at = placeOf(properties, `Resources.${owner.id}.Properties`)
  const document: Piece = { Version: '2012-10-17', Statement: statements }
  if (type === 'AWS_IAM_ROLE_MANAGED_POLICY') {
    if (!end.role) {
      out.refuse(`The connector ${id} finds no role to give its policy to.`, properties, at.field)
      return
    }
    const made: Piece = { PolicyDocument: document, Roles: [end.role] }
    out.add(`${id}Policy${suffix}`, 'AWS::IAM::ManagedPolicy', made, owner, { at })
  } else if (type === 'AWS_SQS_QUEUE_POLICY') {
    const made: Piece = { PolicyDocument: document, Queues: [end.names.get('Url') ?? ''] }
    out.add(`${id}QueuePolicy${suffix}`, 'AWS::SQS::QueuePolicy', made, owner, { at })
  } else if (type === 'AWS_SNS_TOPIC_POLICY') {
    const made: Piece = { PolicyDocument: document, Topics: [end.names.get('Arn') ?? ''] }
    out.add(`${id}TopicPolicy${suffix}`, 'AWS::SNS::TopicPolicy', made, owner, { at })
  }
}

function statementsOf(
  { Properties: { AccessCategories } }: ConnectorProfile,
  permissions: readonly (string | undefined)[],
  source: End,
  destination: End,
): readonly Piece[] {
  const ends: Readonly<Record<string, End>> = { Source: source, Destination: destination }
  const value = (json: Json): Piece | undefined => (typeof json === 'string' ? replaced(json, ends) : undefined)
  return Object.entries(AccessCategories).flatMap(([name, category]) => {
    const statements = permissions.includes(name) ? category?.['Statement'] : undefined
    const made = statements === undefined ? [] : filled(statements, value)
    return Array.isArray(made) ? made : [made]
  })
}

const variable = /%\{(Source|Destination)\.(\w+)\}/g

/** `%{Source.Arn}/index/*` with what the end is called by: a text that `Fn::Sub` puts together. */
function replaced(text: string, ends: Readonly<Record<string, End>>): Piece {
  const named: Record<string, Piece> = {}
  const [only] = [...text.matchAll(variable)]
  if (only && only[0] === text) return ends[only[1] ?? '']?.names.get(only[2] ?? '') ?? text
  const inner = text.replace(variable, (match, end: string, name: string) => {
    const piece = ends[end]?.names.get(name)
    if (piece === undefined) return match
    named[`${end}${name}`] = piece
    return `\${${end}${name}}`
  })
  if (!inner.includes('${')) return inner
  return Object.keys(named).length > 0 ? { 'Fn::Sub': [inner, named] } : { 'Fn::Sub': inner }
}

/** What an end of a connector is: a resource by its id, else what is written of it. */
function endOf(end: Syntax, other: Syntax, out: Expansion): End | undefined {
  const id = textIn(child(end, 'Id'))
  if (id === undefined) return describedEnd(end)
  const resource = out.resources.get(id)
  const type = textIn(child(resource?.value, 'Type'))
  if (!resource || type === undefined) return undefined
  const about = own(tables.connectedTypes, type)
  const names = new Map<string, Piece>()
  for (const [name, json] of Object.entries(about?.Outputs ?? {})) {
    names.set(
      name === 'Id' ? 'ResourceId' : name,
      filled(json, (piece) => (typeof piece === 'string' ? piece.replaceAll('%{logicalId}', id) : undefined)),
    )
  }
  const qualifier = child(end, 'Qualifier')
  if (qualifier) names.set('Qualifier', moved(qualifier, 'Qualifier'))
  const role = roleProperty(about?.Inputs?.Role, resource, other)
  const roleId = role && idIn(role)
  return { type, names, role: roleId === undefined ? undefined : ref(roleId) }
}

function describedEnd(end: Syntax): End | undefined {
  const type = textIn(child(end, 'Type'))
  if (type === undefined || end.kind !== 'map') return undefined
  const names = new Map<string, Piece>()
  for (const [name, { value }] of end.entries) names.set(name === 'QueueUrl' ? 'Url' : name, value)
  return { type: plainTypes.get(type) ?? type, names, role: child(end, 'RoleName') }
}

/** The property that holds the role: one by name, or that of the target of a rule that leads to the other end. */
function roleProperty(role: Json | undefined, { value }: MapEntry, other: Syntax): Syntax | undefined {
  const properties = child(value, 'Properties')
  if (typeof role === 'string') return child(properties, role)
  if (role === undefined) return undefined
  const targets = child(properties, 'Targets')
  const [id, arn] = [textIn(child(other, 'Id')), textIn(child(other, 'Arn'))]
  const items = targets?.kind === 'list' ? targets.items : []
  const target = items.find((item) => {
    const to = child(item, 'Arn')
    return to !== undefined && ((id !== undefined && idIn(to) === id) || (arn !== undefined && textIn(to) === arn))
  })
  return child(target, 'RoleArn')
}

/** The resource that a `Ref` or an `Fn::GetAtt` names. */
function idIn(node: Syntax): string | undefined {
  const call = callIn(node)
  if (call?.name === 'Ref') return textIn(call.argument)
  if (call?.name !== 'Fn::GetAtt') return undefined
  const { argument } = call
  return argument.kind === 'list' ? textIn(argument.items[0]) : textIn(argument)?.split('.')[0]
}
