import fc, { type Arbitrary } from 'fast-check'
import { resourceTypes } from '../../src/model/resource.ts'
import { mappings } from '../../src/sources/terraform/mapping/registry.ts'
import { together } from './files.ts'
import { expression, hclTokens, labels, longExpression } from './hcl.ts'
import { type Node, toJson } from './node.ts'
import { inSnake, ofShape, text } from './values.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const listOf = <T>(of: Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(of, { minLength, maxLength })
const joined = (of: Arbitrary<string>, maxLength: number, minLength = 0) =>
  listOf(of, maxLength, minLength).map((list) => list.join(''))

const label = pick(labels)

const value = fc.oneof({ arbitrary: expression, weight: 400 }, longExpression)

/** The provider's names of what a type of resource has, as far as they are those of the model. */
const attributesOf = new Map(
  [...mappings].map(([type, mapping]): readonly [string, readonly string[]] => {
    const fields = mapping.is === 'resource' ? Object.keys(resourceTypes[mapping.type].shape.fields).map(inSnake) : []
    return [
      type,
      [...fields, 'name', 'policy', 'role', 'cluster', 'container_definitions', 'tags', 'bucket', 'statement'],
    ]
  }),
)

const meta = fc.oneof(
  value.map((one) => `  count = ${one}\n`),
  pick(['2000', '1e9', 'var.a ? 1 : 0', 'length(var.b)']).map((one) => `  count = ${one}\n`),
  value.map((one) => `  for_each = ${one}\n`),
  pick(['toset(["x", "y"])', '{ x = 1 }', 'local.a', 'var.b', 'module.a']).map((one) => `  for_each = ${one}\n`),
  pick(['  provider = aws.x\n', '  depends_on = [module.a]\n', '  lifecycle {\n    ignore_changes = all\n  }\n']),
)

const comment = fc.oneof(
  pick([
    '# breakwater:waive container-privileged builds images\n',
    '// breakwater:waive *\n',
    '/* x\n*/\n',
    '# \u001b[31m\n',
  ]),
  text.map((one) => `# breakwater:waive ${one.replace(/[\r\n]/g, ' ')}\n`),
)

const attributes = (names: readonly string[], maxLength = 4): Arbitrary<string> =>
  joined(
    fc.oneof(
      { arbitrary: fc.tuple(pick(names), value).map(([name, one]) => `  ${name} = ${one}\n`), weight: 12 },
      comment,
    ),
    maxLength,
  )

const inner = (names: readonly string[]): Arbitrary<string> =>
  fc.oneof(
    fc.tuple(pick(names), attributes(names)).map(([name, body]) => `  ${name} {\n${body}  }\n`),
    fc
      .tuple(pick(names), value, attributes(['a', ...names]), pick(['', '    iterator = x\n']))
      .map(
        ([name, of, body, more]) =>
          `  dynamic "${name}" {\n    for_each = ${of}\n${more}    content {\n${body}    }\n  }\n`,
      ),
  )

const resource = pick([...attributesOf.keys()]).chain((type) => {
  const names = attributesOf.get(type) ?? []
  return fc
    .tuple(
      label,
      fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, meta),
      attributes(names, 5),
      joined(inner(names), 2),
    )
    .map(([name, about, body, blocks]) => `resource "${type}" "${name}" {\n${about}${body}${blocks}}\n`)
})

const dataTypes = [
  ...['aws_region', 'aws_caller_identity', 'aws_iam_policy_document', 'template_file', 'local_file', 'aws_ami'],
  ...['aws_ecs_cluster', 'aws_iam_role'],
]
const dataNames = ['name', 'arn', 'template', 'vars', 'filename', 'statement', 'source_policy_documents', 'sid']
const statement = attributes(['actions', 'resources', 'effect', 'sid']).map((body) => `  statement {\n${body}  }\n`)

const places = ['./child', './child', '.', './', '../x', './child/../child', 'terraform-aws-modules/ecs/aws', 'a/b/c']

const type = pick([
  ...['string', 'number', 'bool', 'any', 'list(string)', 'map(any)', 'set(number)', '"string"', 'nonsense(1)'],
  'object({ a = optional(string, "x"), __proto__ = optional(list(object({ b = number })), []) })',
])

const block = fc.oneof(
  { arbitrary: resource, weight: 8 },
  { arbitrary: attributes(labels).map((body) => `locals {\n${body}}\n`), weight: 3 },
  { arbitrary: fc.tuple(label, value).map(([name, one]) => `output "${name}" {\n  value = ${one}\n}\n`), weight: 2 },
  fc
    .tuple(
      label,
      type,
      fc.oneof(value, pick(['"x"', '{}', 'true'])),
      pick(['', '  sensitive = true\n', '  nullable = false\n']),
    )
    .map(([name, of, one, more]) => `variable "${name}" {\n  type = ${of}\n  default = ${one}\n${more}}\n`),
  label.map((name) => `variable "${name}" {}\n`),
  {
    arbitrary: fc
      .tuple(label, pick(places), fc.oneof({ arbitrary: fc.constant(''), weight: 2 }, meta), attributes(labels))
      .map(([name, place, about, body]) => `module "${name}" {\n  source = "${place}"\n${about}${body}}\n`),
    weight: 2,
  },
  {
    arbitrary: fc
      .tuple(pick(dataTypes), label, attributes(dataNames), joined(statement, 2))
      .map(([of, name, body, blocks]) => `data "${of}" "${name}" {\n${body}${blocks}}\n`),
    weight: 2,
  },
  attributes(['tags']).map((body) => `provider "aws" {\n  default_tags {\n${body}  }\n}\n`),
  comment,
  fc.tuple(label, attributes(labels)).map(([name, body]) => `${name} "x" y {\n${body}}\n`),
)

/** One file of a configuration. */
export const configuration = joined(block, 6, 1)

const tokens = (maxLength: number) => joined(fc.oneof({ arbitrary: pick(hclTokens), weight: 20 }, text), maxLength)

/** Tokens of HCL in any order, of a file or of an expression; now and then a long line. */
export const hclSoup = fc.oneof(
  { arbitrary: tokens(60), weight: 20 },
  { arbitrary: tokens(20).map((one) => `a = ${one}\n`), weight: 20 },
  longExpression.map((one) => `a = ${one}\n`),
)

const template = joined(
  fc.oneof(
    text,
    expression.map((one) => `\${${one}}`),
  ),
  3,
)

/** Configurations of one file, of several, and of modules that call one another. */
export const configurations: Arbitrary<string> = fc.oneof(
  { arbitrary: configuration, weight: 3 },
  fc
    .tuple(configuration, configuration, attributes(labels), template)
    .map(([main, child, values, file]) =>
      together(['main.tf', main], ['child/main.tf', child], ['terraform.tfvars', values], ['t.tftpl', file]),
    ),
  fc
    .tuple(configuration, configuration, configuration, attributes(labels))
    .map(([main, other, override, values]) =>
      together(['main.tf', main], ['other.tf', other], ['x_override.tf', override], ['given.tfvars', values]),
    ),
)

export const variableValues = attributes(['a', 'b', 'c', '__proto__'], 5)

const jsonText = fc.oneof(
  text,
  expression.map((one) => `\${${one}}`),
  expression,
  template,
)

const jsonValue: Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: jsonText, weight: 6 },
    pick(['1', 'true', 'null', '1e9']).map((word) => ({ word })),
    listOf(tie('node'), 3),
    listOf(fc.tuple(fc.oneof(pick(['a', 'x', 'content', 'for_each', '//']), text), tie('node')), 3).map(
      (entries): Node => ({ entries }),
    ),
  ),
})).node

const jsonResource = pick([...attributesOf.keys()]).chain((of) => {
  const mapping = mappings.get(of)
  const shape = mapping?.is === 'resource' ? resourceTypes[mapping.type].shape : undefined
  const own = shape ? ofShape(shape, 'snake') : fc.constant({ entries: [] })
  const more = pick(['count', 'for_each', 'dynamic', 'lifecycle', 'provisioner', 'tags', 'policy'])
  return fc
    .tuple(label, own, listOf(fc.tuple(more, jsonValue), 2))
    .map(([name, { entries }, extra]): Node => inside(of, inside(name, { entries: [...entries, ...extra] })))
})

const inside = (key: string, node: Node): Node => ({ entries: [[key, node]] })

const section = fc.oneof(
  { arbitrary: jsonResource.map((node) => ['resource', node] as const), weight: 4 },
  fc.tuple(pick(['locals', 'terraform', 'moved', '//']), jsonValue),
  fc.tuple(
    pick(['variable', 'output', 'module', 'provider', 'check']),
    fc.tuple(label, jsonValue).map(([name, node]) => inside(name, node)),
  ),
  fc.tuple(
    fc.constant('data'),
    fc.tuple(pick(dataTypes), label, jsonValue).map(([of, name, node]) => inside(of, inside(name, node))),
  ),
  fc.tuple(text, jsonValue),
)

/** Configurations in JSON, their keys more than once now and then. */
export const jsonConfigurations = fc
  .oneof(
    { arbitrary: listOf(section, 5, 1).map((entries): Node => ({ entries })), weight: 5 },
    listOf(
      section.map(([key, node]) => inside(key, node)),
      3,
    ),
    jsonValue,
  )
  .map(toJson)
