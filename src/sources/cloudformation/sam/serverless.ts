import { child, type MapEntry, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'
import type { Scope } from '../scope.ts'
import { serverless, transformName, transformsOf } from '../transforms/names.ts'
import { expandConnector, expandEmbedded } from './connectors.ts'
import { Expansion, type SamResource } from './expansion.ts'
import { addDeploymentRole, expandFunction } from './function.ts'
import { withGlobals } from './globals.ts'
import { placeOf, textIn } from './make.ts'
import { expandOperated } from './operators.ts'
import { expandStateMachine } from './state-machine.ts'

const prefix = 'AWS::Serverless::'

/** Types that become one resource of another type, which makes neither roles nor networks. */
const plain: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::LayerVersion', 'AWS::Lambda::LayerVersion'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::WebSocketApi', 'AWS::ApiGatewayV2::Api'],
])

/**
 * The template with what the transform of AWS SAM makes of it, as far as that is roles, policies, state machines, rules and
 * schedules. What is generated stands at the place of what it is generated from.
 *
 * Source: AWS SAM Developer Guide, "Generated CloudFormation resources for AWS SAM".
 */
export function withServerless(root: MapSyntax, scope: Scope): MapSyntax {
  const section = root.entries.get('Resources')
  if (section?.value.kind !== 'map') return root
  const out = new Expansion(scope, section.value.entries)
  const all = [...section.value.entries].map(([id, entry]) => ({ id, entry, sam: samResource(id, entry, root) }))
  const left: SamResource[] = []
  for (const { id, entry, sam } of all) {
    if (!sam?.type.startsWith(prefix)) out.resources.set(id, entry)
    else if (!expandOne(sam, out)) left.push(sam)
  }
  const resources = all.flatMap(({ sam }) => sam ?? [])
  addDeploymentRole(
    resources.filter(({ type }) => type === 'AWS::Serverless::Function'),
    out,
  )
  // Connectors come last: they need the roles of what they connect.
  for (const sam of resources) {
    expandEmbedded(sam, out)
    if (sam.type === 'AWS::Serverless::Connector') expandConnector(sam, out)
  }
  reportLeft(left, root, scope)
  const entries = new Map(root.entries)
  entries.set('Resources', { ...section, value: { ...section.value, entries: out.resources } })
  if (out.conditions.size > 0) {
    const before = root.entries.get('Conditions')
    const { start, end } = section.value
    const known: MapSyntax =
      before?.value.kind === 'map' ? before.value : { kind: 'map', entries: new Map(), start, end }
    const value = { ...known, entries: new Map([...out.conditions, ...known.entries]) }
    entries.set('Conditions', { keyStart: start, keyEnd: start, ...before, value })
  }
  return { ...root, entries }
}

/** A resource with its properties; those of SAM have the global ones too. Undefined for what has no type. */
function samResource(id: string, entry: MapEntry, root: MapSyntax): SamResource | undefined {
  const { value: syntax } = entry
  const type = textIn(child(syntax, 'Type'))
  if (syntax.kind !== 'map' || type === undefined) return undefined
  const path = `Resources.${id}`
  const kind = type.startsWith(prefix) ? type.slice(prefix.length) : ''
  const properties = withGlobals(child(root, 'Globals'), kind, syntax, path)
  return { id, type, entry, syntax, properties, at: placeOf(syntax, path) }
}

/** False where a type is not followed. */
function expandOne(sam: SamResource, out: Expansion): boolean {
  switch (sam.type) {
    case 'AWS::Serverless::Function':
      expandFunction(sam, out)
      return true
    case 'AWS::Serverless::StateMachine':
      expandStateMachine(sam, out)
      return true
    case 'AWS::Serverless::Connector':
      return true
    case 'AWS::Serverless::Application':
      out.resources.set(sam.id, sam.entry)
      return true
    default: {
      const type = plain.get(sam.type)
      if (expandOperated(sam, out)) return true
      if (type !== undefined) out.become(sam, type, sam.properties)
      else out.resources.set(sam.id, sam.entry)
      return type !== undefined
    }
  }
}

/** Says once which resources the transform makes something of that is not followed. */
function reportLeft(left: readonly SamResource[], root: MapSyntax, scope: Scope): void {
  const transform: Syntax | undefined = transformsOf(root).find((one) => transformName(one) === serverless)
  if (left.length === 0 || !transform) return
  const shown = left.slice(0, 5).map(({ id, type }) => `${id} (${type.slice(prefix.length)})`)
  const more = left.length > 5 ? ` and ${left.length - 5} more` : ''
  const says = `What ${serverless} makes of ${shown.join(', ')}${more} is not judged.`
  scope.report('transform-not-evaluated', says, scope.place(transform, 'Transform'))
}
