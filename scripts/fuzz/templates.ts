import fc, { type Arbitrary } from 'fast-check'
import { resourceTypes } from '../../src/model/resource.ts'
import { together } from './files.ts'
import { type Entries, type Node, toJson, toYaml } from './node.ts'
import { anything, name, ofShape, sensible, text } from './values.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const entries = (...list: (readonly [string, Node])[]): Entries => ({ entries: list })
const listOf = <T>(of: Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(of, { minLength, maxLength })

const modelled = fc.oneof(
  ...Object.entries(resourceTypes).map(([type, { shape }]) =>
    ofShape(shape, 'upper').map((properties) => entries(['Type', type], ['Properties', properties])),
  ),
)

/** Where the template of a nested stack may be. */
const inline = [
  'Resources: {Task: {Type: AWS::ECS::TaskDefinition, Properties: {PidMode: !Ref P, Family: "${A}"}}}',
  '{"Parameters":{"P":{"Type":"String"}},"Resources":{"A":{"Type":"AWS::ECS::Cluster","Properties":{"Tags":"[1,"}}}}',
  'Resources:\n  A:\n    Type: AWS::CloudFormation::StackSet\n    Properties: {TemplateBody: "Resources: {B: {Type: A::B}}"}\n',
]

const place: Arbitrary<Node> = fc.oneof(
  pick(inline),
  { arbitrary: pick(['child.yaml', './other.json', 'main.yaml', 'https://s3.amazonaws.com/b/child.yaml']), weight: 4 },
  sensible,
)

const given = fc.oneof(
  listOf(fc.tuple(name, sensible), 3).map((list): Node => ({ entries: list })),
  listOf(fc.tuple(name, sensible), 3).map(
    (list): Node => list.map(([key, value]) => entries(['ParameterKey', key], ['ParameterValue', value])),
  ),
  anything,
)

const deploying = fc
  .tuple(
    pick([
      'AWS::CloudFormation::Stack',
      'AWS::CloudFormation::StackSet',
      'AWS::Serverless::Application',
      'A::B::C::MODULE',
    ]),
    pick(['TemplateURL', 'Location', 'TemplateBody']),
    place,
    given,
  )
  .map(([type, property, url, parameters]) =>
    entries(['Type', type], ['Properties', entries([property, url], ['Parameters', parameters])]),
  )

const serverlessTypes = [
  'Function',
  'Api',
  'HttpApi',
  'StateMachine',
  'SimpleTable',
  'Connector',
  'LayerVersion',
  'GraphQLApi',
]

const serverlessKeys = [
  ...['Handler', 'Runtime', 'Policies', 'Events', 'Environment', 'Role', 'Type', 'Properties', 'Definition', 'Source'],
  ...[
    'Destination',
    'Permissions',
    'VpcConfig',
    'AutoPublishAlias',
    'DeadLetterQueue',
    'EventInvokeConfig',
    'Id',
    'Arn',
  ],
  ...['Read', 'Write', 'Schedule', 'Queue', 'Stream', 'ECSPolicy', 'S3ReadPolicy', 'BucketName', 'DefinitionUri'],
]

const serverlessValue = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    {
      arbitrary: fc.oneof(text, sensible, pick(['AmazonECS_FullAccess', 'Read', 'Write', 'Schedule', 'S3', 'SQS'])),
      weight: 3,
    },
    { arbitrary: listOf(tie('node'), 3), weight: 1 },
    { arbitrary: listOf(fc.tuple(pick(serverlessKeys), tie('node')), 4).map((list) => ({ entries: list })), weight: 4 },
  ),
})).node

const serverless = fc
  .tuple(pick(serverlessTypes), listOf(fc.tuple(pick(serverlessKeys), serverlessValue), 5))
  .map(([type, properties]) => entries(['Type', `AWS::Serverless::${type}`], ['Properties', { entries: properties }]))

const pipeline = fc
  .tuple(text, text)
  .map(([template, configuration]) =>
    entries(
      ['Type', 'AWS::CodePipeline::Pipeline'],
      [
        'Properties',
        entries([
          'Stages',
          [
            entries([
              'Actions',
              [
                entries([
                  'Configuration',
                  entries(['TemplatePath', template], ['TemplateConfiguration', configuration]),
                ]),
              ],
            ]),
          ],
        ]),
      ],
    ),
  )

const waiver = listOf(fc.tuple(pick(['trait', 'until', 'reason', 'owner', 'subject', 'x']), anything), 4).map(
  (list): Node => entries(['breakwater', entries(['waivers', [{ entries: list }]])]),
)

const resource = fc
  .tuple(
    fc.oneof({ arbitrary: modelled, weight: 6 }, { arbitrary: deploying, weight: 2 }, serverless, pipeline),
    fc.oneof(
      { arbitrary: fc.constant([]), weight: 4 },
      fc.tuple(pick(['Condition', 'DependsOn']), name),
      fc.tuple(fc.constant('Metadata'), waiver),
      fc.tuple(pick(['Condition', 'DependsOn', 'Metadata', 'Fn::Transform', 'Connectors', 'Type']), anything),
    ),
  )
  .map(([{ entries: own }, more]): Entries => {
    const [key, value] = more
    return key === undefined || value === undefined ? { entries: own } : { entries: [...own, [key, value]] }
  })

const loop = fc
  .tuple(
    pick(['Env', 'X', 'A', '&{X}']),
    fc.oneof(listOf(text, 3), sensible, anything),
    pick(['Task${Env}', 'W${X}', 'Web', '&{X}']),
    fc.oneof(resource, anything),
  )
  .map(([variable, items, key, body]): readonly [string, Node] => [
    `Fn::ForEach::Loop${variable.length}`,
    [variable, items, { entries: [[key, body]] }],
  ])

const resources = listOf(
  fc.oneof({ arbitrary: fc.tuple(name, resource), weight: 8 }, loop, fc.tuple(text, anything)),
  5,
  1,
)

const parameter = listOf(
  fc.oneof(
    fc.tuple(
      fc.constant('Type'),
      pick(['String', 'Number', 'CommaDelimitedList', 'AWS::SSM::Parameter::Value<String>', 'x']),
    ),
    fc.tuple(pick(['Default', 'NoEcho']), text),
    fc.tuple(fc.constant('AllowedValues'), listOf(text, 3)),
    fc.tuple(pick(['Type', 'Default', 'AllowedValues', 'NoEcho']), anything),
  ),
  4,
).map((list): Node => ({ entries: list }))

const output = fc
  .tuple(fc.oneof(sensible, anything), fc.oneof(text, sensible))
  .map(([value, exported]) => entries(['Value', value], ['Export', entries(['Name', exported])]))

const transform: Arbitrary<Node> = fc.oneof(
  pick(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions', 'Mine']),
  fc.constant(['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31']),
  text.map((location) => entries(['Name', 'AWS::Include'], ['Parameters', entries(['Location', location])])),
  anything,
)

const condition: Arbitrary<Node> = fc.oneof(
  fc.tuple(sensible, text).map((argument) => ({ call: 'Equals', argument })),
  listOf(
    name.map((argument) => ({ call: 'Condition', argument })),
    3,
  ).map((argument) => ({ call: 'Or', argument })),
  anything,
)

const section = <T extends Node>(key: string, of: Arbitrary<T>) =>
  listOf(fc.tuple(name, of), 3).map((list): readonly [string, Node] => [key, { entries: list }])

const sections = listOf(
  fc.oneof(
    section('Parameters', parameter),
    section('Conditions', condition),
    section('Outputs', output),
    fc.tuple(fc.constant('Transform'), transform),
    fc.tuple(
      fc.constant('Mappings'),
      fc.oneof(anything, fc.constant(entries(['M', entries(['A', entries(['B', 'x'])])]))),
    ),
    fc.tuple(fc.constant('Globals'), serverlessValue),
    fc.tuple(
      pick(['Metadata', 'Rules', 'Outputs', 'Parameters', 'Conditions', 'Fn::Transform', 'Description']),
      anything,
    ),
  ),
  5,
)

const template = fc
  .tuple(sections, resources)
  .map(([first, last]): Node => ({ entries: [...first, ['Resources', { entries: last }]] }))

const write = fc
  .tuple(template, fc.nat(2))
  .map(([node, style]) => (style === 0 ? toJson(node) : toYaml(node, style === 1)))

/** Templates, mostly one, else several that may deploy one another. */
export const templates: Arbitrary<string> = fc.oneof(
  { arbitrary: write, weight: 3 },
  fc
    .tuple(write, write, write)
    .map(([main, child, other]) => together(['main.yaml', main], ['child.yaml', child], ['other.json', other])),
)

const described = [
  ...['services', 'clusters', 'tasks', 'taskSets', 'taskDefinition', 'service', 'cluster', 'capacityProviders'],
  ...['taskDefinitionArn', 'Role', 'Rules', 'failures', 'nextToken', 'tags', 'capacityProvider', 'tasks'],
]

const plain = fc.oneof(...Object.values(resourceTypes).map(({ shape }) => ofShape(shape, 'lower')))

/** AWS CLI documents: requests, replies, and what looks like them. */
export const documents: Arbitrary<string> = fc
  .oneof(
    { arbitrary: plain, weight: 2 },
    fc
      .tuple(ofShape(resourceTypes['AWS::ECS::TaskDefinition'].shape, 'lower'), anything)
      .map(([node, containers]): Node => ({ entries: [['containerDefinitions', containers], ...node.entries] })),
    listOf(fc.tuple(pick(described), fc.oneof(plain, listOf(plain, 3), anything)), 3, 1).map(
      (list): Node => ({ entries: list }),
    ),
  )
  .map(toJson)
