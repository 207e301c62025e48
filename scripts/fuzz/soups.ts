import fc, { type Arbitrary } from 'fast-check'
import { configSpec, type Spec } from '../../src/sources/config/spec.ts'
import { configuration, configurations, hclSoup, jsonConfigurations, variableValues } from './configurations.ts'
import { expression } from './hcl.ts'
import { type Node, toJson, toYaml } from './node.ts'
import { plans } from './plans.ts'
import { documents, templates } from './templates.ts'
import { anything, name, text } from './values.ts'
import { texts } from './words.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const listOf = <T>(of: Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(of, { minLength, maxLength })

/** Tokens of a grammar in any order. */
const soup = (tokens: readonly string[], maxLength = 60): Arbitrary<string> =>
  listOf(fc.oneof({ arbitrary: pick(tokens), weight: 20 }, pick(texts), fc.string({ maxLength: 6 })), maxLength).map(
    (list) => list.join(''),
  )

const yamlTokens = [
  ...[
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n\t',
    ' ',
    '  ',
    ': ',
    ':',
    ':\n',
    ', ',
    ',',
    '- ',
    '? ',
    '\r\n',
    '\n...\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '*a ',
    '!Ref ',
    '!Sub ',
    '!!str ',
    '!<x> ',
    '!',
    '<<: ',
    '<<: *a',
    '#',
    ' # c\n',
  ],
  ...[
    '|',
    '>',
    '|-\n',
    '>+2\n',
    "'",
    '"',
    "''",
    '\\n',
    '\\x',
    '\\u12',
    '@',
    '`',
    '%YAML 1.2\n',
    '---',
    '\n---\n',
    '\u2028',
  ],
  ...[
    'a',
    'b',
    'a: ',
    'Resources:',
    'Type: AWS::ECS::Service',
    '1',
    'null',
    '~',
    '0x1',
    '.inf',
    '\ufeff',
    '\u0000',
    '\ud800',
  ],
]

const jsonTokens = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '"b":',
    '"Resources":{',
    '"Type":"AWS::ECS::Service"',
    '{}',
    '[]',
    '\n',
    ' ',
  ],
  ...[
    '1',
    '-',
    '0.',
    '1e9',
    '1e',
    'true',
    'nul',
    'null',
    '\\',
    '\\u',
    '\\u12',
    '"\\ud800"',
    '//',
    '/*',
    '*/',
    '\t',
    '\u0000',
  ],
  ...['"containerDefinitions":[', '"__proto__":', '\ufeff', "'"],
]

const tomlTokens = [
  ...[
    '\n',
    ' = ',
    '=',
    '[',
    ']',
    '[[',
    ']]',
    '.',
    ',',
    '{',
    '}',
    '"',
    "'",
    '"""',
    "'''",
    '#',
    '\\',
    '\\u12',
    ' ',
    '\r\n',
  ],
  ...[
    'default',
    'global',
    'deploy',
    'parameters',
    'version',
    'parameter_overrides',
    'template_file',
    'region',
    '__proto__',
  ],
  ...[
    '[default.deploy.parameters]\n',
    '[prod.global.parameters]\n',
    'parameter_overrides = ',
    'template_file = ',
    '0.1',
  ],
  ...[
    '"P=x Q=\\"a b\\""',
    '["P=1", "Q=2"]',
    'ParameterKey=P,ParameterValue=',
    'P=',
    '1979-05-27',
    'inf',
    '1_0',
    '{ P = 1 }',
  ],
]

const waiverTokens = [
  ...[
    '# breakwater:waive ',
    '// breakwater:waive ',
    '#breakwater:waive\t',
    '/* breakwater:waive ',
    ' */',
    '\n',
    '\r\n',
    ' ',
  ],
  ...['container-privileged', 'container-*', '*', ',', 'until=2999-01-31', 'until=', 'until=2020-02-31', 'owner=team'],
  ...['subject=web', 'reason', ' builds images', '=', '\u202e', '"', '#', '//', '\u2028', '\u0000', 'Breakwater'],
]

const waiverLine = soup(waiverTokens, 10).map((line) => `# breakwater:waive ${line}`)

/** A template with comments between its lines, or at the ends of some. */
const waived = fc
  .tuple(templates, listOf(fc.tuple(fc.nat(40), fc.boolean(), fc.oneof(waiverLine, soup(waiverTokens, 12))), 4))
  .map(([template, comments]) => {
    const lines = template.split('\n')
    for (const [at, apart, comment] of comments) {
      const index = at % lines.length
      if (apart) lines.splice(index, 0, comment)
      else lines[index] = `${lines[index]} ${comment}`
    }
    return lines.join('\n')
  })

function ofSpec(spec: Spec): Arbitrary<Node> {
  return fc.oneof({ arbitrary: fittingSpec(spec), weight: 9 }, anything)
}

function fittingSpec(spec: Spec): Arbitrary<Node> {
  switch (spec.is) {
    case 'text':
      return fc.oneof(
        text,
        pick(['10.0.0.0/8', '111122223333', 'o-a1b2c3d4e5', '*', 'container-privileged', 'a.yaml#Web']),
      )
    case 'date':
      return pick(['2999-01-31', '2020-02-29', '2021-02-29', '2999-1-1', '', '9999-99-99'])
    case 'network':
      return pick(['10.0.0.0/8', '2001:db8::/32', '10.0.0.0/33', '10.0.0', '', '::/0'])
    case 'flag':
      return pick(['true', 'false', 'yes']).map((word) => ({ word }))
    case 'one-of':
      return pick(spec.values)
    case 'list':
      return listOf(ofSpec(spec.of), 3)
    case 'either':
      return fc.oneof(...spec.of.map(ofSpec))
    case 'map': {
      const fields = Object.entries(spec.fields).map(([key, field]) => fc.tuple(fc.constant(key), ofSpec(field)))
      return fc
        .uniqueArray(fc.oneof({ arbitrary: fc.oneof(...fields), weight: 40 }, fc.tuple(text, text)), {
          maxLength: 5,
          selector: ([key]) => key,
        })
        .map((list): Node => {
          const missing = spec.required.filter((key) => !list.some(([one]) => one === key))
          return { entries: [...list, ...missing.map((key): readonly [string, Node] => [key, 'x'])] }
        })
    }
  }
}

const parameterFile = fc
  .oneof(
    listOf(
      fc
        .tuple(fc.oneof(name, text), fc.oneof(text, anything), pick(['ParameterValue', 'UsePreviousValue', 'Value']))
        .map(
          ([key, value, what]): Node => ({
            entries: [
              ['ParameterKey', key],
              [what, value],
            ],
          }),
        ),
      4,
    ),
    listOf(fc.tuple(name, fc.oneof(text, anything)), 4).map((list): Node => ({ entries: list })),
    listOf(fc.tuple(name, fc.oneof(text, anything)), 4).map(
      (list): Node => ({ entries: [['Parameters', { entries: list }]] }),
    ),
  )
  .map(toJson)

const baselineEntry = listOf(
  fc.oneof(
    { arbitrary: fc.tuple(pick(['trait', 'type', 'address', 'subject']), text), weight: 5 },
    fc.tuple(fc.constant('found'), pick(['critical', 'high', 'medium', 'low', 'info', 'unknown', 'none'])),
    fc.tuple(text, anything),
  ),
  6,
).map(
  (list): Node => ({
    entries: [...['trait', 'type', 'address', 'subject'].map((key) => [key, 'x'] as const), ['found', 'high'], ...list],
  }),
)

const baseline = fc
  .tuple(pick(['1', '2', '"1"', 'null']), fc.oneof({ arbitrary: listOf(baselineEntry, 4), weight: 4 }, anything))
  .map(([word, entries]) =>
    toJson({
      entries: [
        ['version', { word }],
        ['entries', entries],
      ],
    }),
  )

const artifact = fc
  .tuple(
    pick(['aws:cloudformation:stack', 'cdk:cloud-assembly', 'cdk:asset-manifest', 'cdk:tree']),
    listOf(
      fc.tuple(
        pick(['templateFile', 'directoryName', 'file', 'parameters', 'additionalMetadataFile']),
        fc.oneof(text, anything),
      ),
      3,
    ),
    listOf(fc.tuple(pick(['environment', 'metadata', 'properties', 'dependencies']), fc.oneof(text, anything)), 2),
  )
  .map(
    ([type, properties, more]): Node => ({
      entries: [['type', type], ['properties', { entries: properties }], ...more],
    }),
  )

const manifest = listOf(fc.tuple(text, artifact), 3).map((list) =>
  toJson({
    entries: [
      ['version', '36.0.0'],
      ['artifacts', { entries: list }],
    ],
  }),
)

const eitherOf = (...arbitraries: readonly Arbitrary<string>[]) => fc.oneof(...arbitraries)

/** What each parser is given, made up by its grammar. */
export const soups = {
  yaml: eitherOf(soup(yamlTokens), templates),
  json: eitherOf(soup(jsonTokens), anything.map(toJson)),
  template: templates,
  document: documents,
  config: eitherOf(
    ofSpec(configSpec).map((node) => toYaml(node, false)),
    soup(yamlTokens),
  ),
  samconfig: soup(tomlTokens),
  parameters: eitherOf(
    parameterFile,
    anything.map((node) => toYaml(node, true)),
  ),
  baseline,
  waivers: waived,
  assembly: eitherOf(manifest, anything.map(toJson)),
  hcl: eitherOf(hclSoup, configuration, expression),
  terraform: configurations,
  tfjson: jsonConfigurations,
  tfvars: eitherOf(variableValues, hclSoup),
  plan: plans,
} satisfies Readonly<Record<string, Arbitrary<string>>>

export type Parser = keyof typeof soups

export const parsers = Object.keys(soups) as readonly Parser[]
