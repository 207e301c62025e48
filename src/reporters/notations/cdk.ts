import type { ResourceType } from '../../model/resource.ts'
import type { Example, Json } from '../../traits/trait.ts'
import { cloudFormation } from './cloudformation.ts'
import { capital, cloudFormationName, noCloudFormationName } from './cloudformation-names.ts'
import { indented, type Notation, thing } from './notation.ts'
import { isFlat, type List, type Node, plain, removals, removes, treeOf, withoutKey } from './tree.ts'

/** Types that only the generated constructs have. */
const generatedOnly: readonly ResourceType[] = [
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPCBlockPublicAccessOptions',
  'AWS::EC2::VPCEndpointService',
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::ECS::DaemonTaskDefinition',
  'AWS::ECS::ExpressGatewayService',
  'AWS::ECS::TaskSet',
  'AWS::IAM::RolePolicy',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  'AWS::VpcLattice::Listener',
  'AWS::VpcLattice::TargetGroup',
  'AWS::WAFv2::WebACLAssociation',
]

/**
 * Property overrides on the construct that CloudFormation's resource comes from: right for those who use the constructs of a
 * higher level, whatever these offer.
 *
 * Source: AWS CDK Developer Guide, Customize constructs from the AWS Construct Library.
 */
export const cdk: Notation = (example) => {
  const { type } = example
  if (type === 'Breakwater::TemplateParameter') return parameter(example)
  const inTemplate = cloudFormation(example)
  if (inTemplate.startsWith('# ')) return `//${inTemplate.slice(1)}`
  const name = uncapital(thing(type))
  const low = generatedOnly.includes(type) ? name : `cfn${thing(type)}`
  const service = type.split('::')[1]?.toLowerCase() ?? ''
  if (example.isNew) return made(example, service)
  const { tags, ...writer } = overridesOf(example, low, name)
  const makesStatements = writer.lines.some((line) => !line.startsWith('//'))
  const core = [
    ...(writer.lines.some((line) => line.includes('Fn.')) ? ['Fn'] : []),
    ...(tags.length > 0 ? ['Tags'] : []),
  ]
  const imports = core.length > 0 ? [`import { ${core.join(', ')} } from 'aws-cdk-lib'`] : []
  const construct: string[] = []
  if (makesStatements && low !== name) {
    imports.push(`import * as ${service} from 'aws-cdk-lib/aws-${service}'`)
    construct.push(`const ${low} = ${name}.node.defaultChild as ${service}.Cfn${thing(type)}`)
  }
  return [...imports, ...(imports.length > 0 ? [''] : []), ...construct, ...writer.lines, ...tags].join('\n')
}

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function parameter({ set = {}, remove = [] }: Example): string {
  const { name, ...props } = set
  const id = typeof name === 'string' ? name : 'DbPassword'
  const shown = literal(props).join('\n')
  const gone = remove.map((path) => `// remove ${path} from ${id}\n`).join('')
  return `${gone}const ${uncapital(id)} = new cdk.CfnParameter(this, '${id}', ${shown})`
}

/** A construct of the generated ones: its properties have CloudFormation's names, written as TypeScript writes them. */
function made(example: Example, service: string): string {
  const { type } = example
  const properties = named(treeOf(example), type, [], asProperty)
  const lines = enclosed(`new ${service}.Cfn${thing(type)}(this, '${thing(type)}', `, literal(properties, 0))
  return [`import * as ${service} from 'aws-cdk-lib/aws-${service}'`, '', ...lines].join('\n')
}

interface Overrides {
  readonly lines: string[]
  readonly tags: string[]
}

function overridesOf(example: Example, low: string, high: string): Overrides {
  const writer = new Writer(example.type, low, high)
  writer.fields(treeOf(example).fields, [], [])
  return writer
}

/** Writes a statement for each place that differs. */
class Writer implements Overrides {
  readonly lines: string[] = []
  readonly tags: string[] = []
  readonly #type: ResourceType
  readonly #low: string
  readonly #high: string

  constructor(type: ResourceType, low: string, high: string) {
    this.#type = type
    this.#low = low
    this.#high = high
  }

  /** `at` is where CloudFormation has it, `path` what the API calls it. */
  fields(fields: ReadonlyMap<string, Node>, at: readonly string[], path: readonly string[], isMap = false): void {
    for (const [field, node] of fields) {
      const below = isMap ? path : [...path, field]
      const name = isMap ? field.replaceAll('.', '\\.') : cloudFormationName(this.#type, below)
      if (name === undefined) this.lines.push(`// ${noCloudFormationName(this.#type, below)}`)
      else if (isTags(below) && node.is === 'list') this.#tag(node)
      else this.#field(node, [...at, name], below)
    }
  }

  #field(node: Node, at: readonly string[], path: readonly string[]): void {
    if (this.#type === 'AWS::StepFunctions::StateMachine') this.#state(node, at)
    else if (node.is === 'removed') this.lines.push(`${this.#low}.addPropertyDeletionOverride(${quote(at.join('.'))})`)
    else if (
      (node.is === 'struct' || node.is === 'map') &&
      (removes(node) || needsOwn(node) || node.fields.size === 1)
    ) {
      this.fields(node.fields, at, path, node.is === 'map')
    } else if (node.is === 'list' && isIndexed(node, path.at(-1))) this.#items(node, at, path)
    else {
      if (node.is === 'json') this.lines.push(...removals(node).map((what) => `// remove ${what}`))
      const isPartial = node.is === 'list' && node.items.some(isFlat)
      if (isPartial) this.lines.push(`// ${at.at(-1)} as a whole: repeat what it has already.`)
      this.#override(at, (room) => this.#expression(node, path, room))
    }
  }

  #items({ items }: List, at: readonly string[], path: readonly string[]): void {
    const list = at.at(-1) ?? ''
    for (const [index, item] of items.entries()) {
      if (item.node.is === 'removed') {
        this.lines.push(`// Remove ${item.key} from ${list} where it is added: an override cannot take an item out.`)
        continue
      }
      const before = this.lines.length
      this.fields(withoutKey(item).fields, [...at, String(index)], path)
      if (item.key !== undefined && this.lines.slice(before).some((line) => !line.startsWith('//'))) {
        this.lines.splice(before, 0, `// ${index}: the place of ${item.key} in ${list}, counted from 0`)
      }
    }
  }

  /** The definition of a state machine is one text by then. */
  #state(node: Node, at: readonly string[]): void {
    if (this.lines.length === 0)
      this.lines.push('// The definition is one text by then: change the state where it is made.')
    if (node.is === 'struct' || node.is === 'map') {
      for (const [field, below] of node.fields) {
        this.#state(below, [...at, node.is === 'struct' ? capital(field) : field])
      }
    } else if (node.is === 'list' && removes(node)) {
      for (const { node: item, key } of node.items) this.#state(item, [...at.slice(0, -1), `${at.at(-1)}[${key}]`])
    } else if (node.is === 'removed') this.lines.push(`// remove ${at.join('.')}`)
    else this.lines.push(`// ${at.join('.')}: ${literal(plain(node, capital)).join(' ')}`)
  }

  #tag({ items }: List): void {
    for (const { node, key } of items) {
      const value = node.is === 'struct' ? node.fields.get('value') : undefined
      const call = node.is === 'removed' || value?.is !== 'value' ? `remove(` : 'add('
      const args = [String(key), ...(value?.is === 'value' ? [String(value.value)] : [])]
      this.tags.push(`Tags.of(${this.#high}).${call}${args.map(quote).join(', ')})`)
    }
  }

  #override(at: readonly string[], value: (room: number) => readonly string[]): void {
    const start = `${this.#low}.addPropertyOverride(${quote(at.join('.'))}, `
    this.lines.push(...enclosed(start, value(maxWidth - start.length)))
  }

  #expression(node: Node, path: readonly string[], room: number): readonly string[] {
    if (node.is === 'user-data') return [`Fn.base64(${quote(node.text)})`]
    if (node.is !== 'json') return literal(named(node, this.#type, path), room)
    return enclosed(
      'JSON.stringify(',
      literal(
        plain(node.inner, (name) => name),
        room,
      ),
    )
  }
}

/** The value in CloudFormation's names, spelt as they are wanted. */
function named(
  node: Node,
  type: ResourceType,
  path: readonly string[],
  spelt: (name: string) => string = (name) => name,
): Json {
  if (node.is === 'list') return node.items.map((item) => named(item.node, type, path, spelt))
  if (node.is === 'map') {
    return Object.fromEntries([...node.fields].map(([name, field]) => [name, named(field, type, path, spelt)]))
  }
  if (node.is !== 'struct') return plain(node, capital)
  return Object.fromEntries(
    [...node.fields].flatMap(([field, below]) => {
      const name = cloudFormationName(type, [...path, field])
      return name === undefined ? [] : [[spelt(name), named(below, type, [...path, field], spelt)]]
    }),
  )
}

/** `RotationLambdaARN` is `rotationLambdaArn` among the properties of a construct. */
const asProperty = (name: string) =>
  uncapital(name.replace(/[A-Z]{2,}(?=$|[A-Z][a-z])/g, (letters) => letters.charAt(0) + letters.slice(1).toLowerCase()))

const isTags = (path: readonly string[]) => path.length === 1 && ['tags', 'fileSystemTags'].includes(path[0] ?? '')

/** Is there something below that needs a statement of its own: text to be made, items told by their place? */
function needsOwn(node: Node, field = ''): boolean {
  if (node.is === 'user-data' || node.is === 'json') return true
  if (node.is === 'list') return isIndexed(node, field) || node.items.some(({ node: item }) => needsOwn(item))
  return (node.is === 'struct' || node.is === 'map') && [...node.fields].some(([name, below]) => needsOwn(below, name))
}

/**
 * Items that are changed, not written whole: an override reaches them by their place. A container with nothing but values
 * is such an item too, since there is one already.
 */
const isIndexed = (list: List, field: string | undefined) =>
  list.items.some(
    (item) =>
      item.node.is === 'removed' ||
      (item.keyField !== undefined && (field === 'containerDefinitions' || !isFlat(item))),
  )

const quote = (text: string) => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

/** Columns of a line. */
const maxWidth = 100

const enclosed = (start: string, [first = '', ...rest]: readonly string[]): readonly string[] => {
  const lines = [start + first, ...rest]
  return [...lines.slice(0, -1), `${lines.at(-1)})`]
}

/** JSON as TypeScript writes it, on one line where there is room. */
function literal(json: Json, room = 70): readonly string[] {
  const short = inline(json)
  if (short.length < room || typeof json !== 'object' || json === null) return [short]
  const [open, close, parts] = Array.isArray(json)
    ? ['[', ']', json.map((item) => literal(item))]
    : ['{', '}', Object.entries(json).map(([name, value]) => prefixed(`${key(name)}: `, literal(value)))]
  return [open, ...indented(parts.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1)},`])), close]
}

const prefixed = (prefix: string, [first = '', ...rest]: readonly string[]) => [prefix + first, ...rest]

function inline(json: Json): string {
  if (typeof json === 'string') return quote(json)
  if (typeof json !== 'object' || json === null) return String(json)
  if (Array.isArray(json)) return `[${json.map(inline).join(', ')}]`
  const entries = Object.entries(json).map(([name, value]) => `${key(name)}: ${inline(value)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quote(name))
