import { child, type Syntax } from '../../syntax/syntax.ts'
import { callIn } from '../transforms/functions.ts'
import { type Expansion, property, type SamResource } from './expansion.ts'
import { type At, ifIn, isGiven, isNoValue, make, moved, type Piece, placeOf, textIn } from './make.ts'
import { awsManaged, type Role } from './role.ts'
import { type Json, managedPolicyPath, own, tables } from './tables.ts'

/** What one policy of a SAM resource becomes: the ARN of a managed policy, or a policy inside the role. */
type Converted = { readonly is: 'managed' | 'inline'; readonly node: Syntax }

/**
 * Adds to a role what `Policies` of a SAM resource says: names or ARNs of managed policies, policy documents, policy
 * templates, and an `Fn::If` of two of the same kind.
 *
 * Source: AWS SAM Developer Guide, "AWS::Serverless::Function", Policies; "AWS SAM policy templates".
 */
export function addPolicies(resource: SamResource, role: Role, out: Expansion): void {
  const policies = property(resource, 'Policies')
  if (!isGiven(policies)) return
  const isList = policies.kind === 'list' && policies.tag === undefined
  const path = policies.field ?? ''
  for (const [index, policy] of (isList ? policies.items : [policies]).entries()) {
    const at = placeOf(policy, isList ? `${path}[${index}]` : path)
    const converted = convert(policy, `${role.id}Policy${index}`, at, out)
    if (converted) role.add(converted.is, converted.node)
    else out.refuse(`${resource.id} has a policy that is of no known kind.`, policy, at.field)
  }
}

function convert(policy: Syntax, name: string, at: At, out: Expansion): Converted | undefined {
  const choice = ifIn(policy)
  if (choice) {
    const branch = (node: Syntax, index: number) =>
      isNoValue(node) ? undefined : convert(node, name, placeOf(node, `${at.field}[${index}]`), out)
    const [yes, no] = [branch(choice.yes, 1), branch(choice.no, 2)]
    const is = (yes ?? no)?.is
    if (is === undefined || [yes, no].some((one) => one && one.is !== is)) return undefined
    const node = make(at, { 'Fn::If': [choice.condition, yes?.node ?? choice.yes, no?.node ?? choice.no] })
    return { is, node }
  }
  const text = textIn(policy)
  if (text !== undefined) return { is: 'managed', node: managedPolicy(text, policy, at) }
  if (callIn(policy)) return { is: 'managed', node: moved(policy, at.field) }
  const inline = (document: Piece): Converted => ({
    is: 'inline',
    node: make(at, { PolicyName: name, PolicyDocument: document }),
  })
  if (child(policy, 'Statement')) return inline(moved(policy, at.field))
  const document = fromTemplate(policy, at, out)
  return document === undefined ? undefined : inline(document)
}

/** The name of a managed policy of AWS stands for its ARN. */
function managedPolicy(text: string, policy: Syntax, at: At): Syntax {
  if (!/^[\w+=,.@-]+$/.test(text)) return moved(policy, at.field)
  return make(at, awsManaged(managedPolicyPath(text)))
}

/** The document of a policy template with the values that it is given; undefined where there is no such template. */
function fromTemplate(policy: Syntax, at: At, out: Expansion): Piece | undefined {
  if (policy.kind !== 'map' || policy.entries.size !== 1) return undefined
  const [[name, { value: given }] = ['', { value: policy }]] = policy.entries
  const template = own(tables.policyTemplates, name)
  if (!template) return undefined
  const values = new Map<string, Syntax>()
  for (const parameter of template.parameters) {
    const value = child(given, parameter)
    if (value) values.set(parameter, moved(value, `${at.field}.${name}.${parameter}`))
    else out.refuse(`The policy template ${name} needs ${parameter}.`, given, `${at.field}.${name}`)
  }
  return filled(template.definition, (piece) => (isRef(piece) ? values.get(piece.Ref) : undefined))
}

const isRef = (json: Json): json is { readonly Ref: string } =>
  typeof json === 'object' && json !== null && 'Ref' in json && typeof json['Ref'] === 'string'

/** Plain data of a table, in which `value` gives what takes the place of a piece. */
export function filled(json: Json, value: (json: Json) => Piece | undefined): Piece {
  const found = value(json)
  if (found !== undefined) return found
  if (json === null) return ''
  if (typeof json !== 'object') return json
  if (isList(json)) return json.map((item) => filled(item, value))
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, filled(item, value)]))
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
