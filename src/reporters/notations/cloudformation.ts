import type { ResourceType } from '../../model/resource.ts'
import type { Example } from '../../traits/trait.ts'
import { cloudFormationName, noCloudFormationName } from './cloudformation-names.ts'
import { indented, type Notation, thing } from './notation.ts'
import { type Item, type Node, plain, removals, type Scalar, type Struct, treeOf } from './tree.ts'

/** Why there is no snippet, by type. */
const none: Partial<Record<ResourceType, string>> = {
  'Breakwater::ECS::Task': 'CloudFormation starts no tasks: see to it where the task is started.',
}

/** A template with the one resource: what is to be set is written, what has to go is a comment in its place. */
export const cloudFormation: Notation = (example) => {
  const { type } = example
  const why = none[type] ?? secureString(example) ?? defaultGroup(example)
  if (why !== undefined) return `# ${why}`
  if (type === 'Breakwater::TemplateParameter') return parameter(example)
  return [
    'Resources:',
    `  ${thing(type)}:`,
    `    Type: ${type}`,
    '    Properties:',
    ...indented(fieldLines(treeOf(example), type, []), '      '),
  ].join('\n')
}

/** Source: AWS CloudFormation Template Reference, AWS::SSM::Parameter. */
function secureString({ type, set }: Example): string | undefined {
  return type === 'AWS::SSM::Parameter' && set?.['type'] === 'SecureString'
    ? 'CloudFormation makes no SecureString: make the parameter with the AWS CLI, or take an AWS::SecretsManager::Secret.'
    : undefined
}

/** Source: Amazon VPC User Guide, Default security groups for your VPCs. */
function defaultGroup({ type, set }: Example): string | undefined {
  return type === 'AWS::EC2::SecurityGroup' && set?.['groupName'] === 'default'
    ? 'CloudFormation cannot change the default group of a VPC; the CDK can, by restrictDefaultSecurityGroup of its Vpc.'
    : undefined
}

function parameter(example: Example): string {
  const { name, ...set } = example.set ?? {}
  const lines = fieldLines(treeOf({ ...example, set: { type: 'String', ...set } }), example.type, [])
  return ['Parameters:', `  ${typeof name === 'string' ? name : 'DbPassword'}:`, ...indented(lines, '    ')].join('\n')
}

/** The lines of a structure. `owner` is what people call it, where it is an item of a list. */
function fieldLines(struct: Struct, type: ResourceType, path: readonly string[], owner?: Scalar): readonly string[] {
  return [...struct.fields].flatMap(([field, node]) => {
    const name = cloudFormationName(type, [...path, field])
    if (name === undefined) return [`# ${noCloudFormationName(type, [...path, field])}`]
    return named(name, node, type, [...path, field], owner)
  })
}

function named(
  name: string,
  node: Node,
  type: ResourceType,
  path: readonly string[],
  owner: Scalar | undefined,
): readonly string[] {
  switch (node.is) {
    case 'value':
      return [`${name}: ${scalar(node.value)}`]
    case 'removed':
      return [owner === undefined ? `# remove ${name}` : `# remove ${name} from ${owner}`]
    case 'user-data':
      return [
        `${name}:`,
        ...indented([
          `Fn::Base64: |${node.text.endsWith('\n') ? '' : '-'}`,
          ...indented(node.text.trimEnd().split('\n')),
        ]),
      ]
    case 'json': {
      const text = String(plain(node, (same) => same))
      return [...removals(node).map((what) => `# remove ${what}`), `${name}: '${text.replaceAll("'", "''")}'`]
    }
    case 'list':
      if (node.items.length === 0) return [`${name}: []`]
      return [`${name}:`, ...indented(node.items.flatMap((item) => itemLines(item, name, type, path)))]
    case 'map':
    case 'struct': {
      if (node.fields.size === 0) return [`${name}: {}`]
      const below =
        node.is === 'struct'
          ? fieldLines(node, type, path, owner)
          : [...node.fields].flatMap(([key, entry]) => named(scalar(key), entry, type, path, owner))
      return [`${name}:`, ...indented(below)]
    }
  }
}

function itemLines({ node, key }: Item, list: string, type: ResourceType, path: readonly string[]): readonly string[] {
  if (node.is === 'removed') return [`# remove ${key} from ${list}`]
  if (node.is === 'value') return [`- ${scalar(node.value)}`]
  const [first = '{}', ...rest] = node.is === 'struct' ? fieldLines(node, type, path, key) : []
  return [`- ${first}`, ...indented(rest)]
}

/** Words that YAML takes for something else than text. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i

function scalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value)
  return /^[A-Za-z/][\w/.:@-]*$/.test(value) && !value.endsWith(':') && !reserved.test(value)
    ? value
    : JSON.stringify(value)
}
