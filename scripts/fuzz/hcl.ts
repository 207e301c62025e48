import fc, { type Arbitrary } from 'fast-check'
import { functions } from '../../src/sources/terraform/functions/registry.ts'
import { text } from './values.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const listOf = <T>(of: Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(of, { minLength, maxLength })

/** Names that made-up configurations declare and refer to. */
export const labels = ['a', 'b', 'web', '__proto__'] as const
const label = pick(labels)

/** A text between quotes, which may be a template by its content. */
export const quoted = (content: string): string =>
  `"${content.replace(/[\\"\n\r]/g, (character) => `\\${{ '\n': 'n', '\r': 'r' }[character] ?? character}`)}"`

const references = [
  ...[
    'var.a',
    'var.b',
    'local.a',
    'local.b',
    'local.__proto__',
    'module.a',
    'module.a.a',
    'module.b[0].b',
    'module.web',
  ],
  ...['aws_ecs_cluster.web.arn', 'aws_ecs_task_definition.a', 'aws_iam_role.web["x"].arn', 'aws_ecs_service.b[0].id'],
  ...['each.key', 'each.value', 'each.value.x', 'count.index', 'self.id', 'x', 'k', 'v', 'a.value', 'path.module'],
  ...['data.aws_region.a.name', 'data.aws_iam_policy_document.web.json', 'data.aws_caller_identity.b.account_id'],
  ...['terraform.workspace', 'path.root', 'data.template_file.a.rendered', 'data.local_file.b.content', 'nothing'],
]

const names = [...functions.keys(), 'try', 'can', 'try', 'provider::aws::arn_parse', 'nonsense']

const numerals = ['0', '1', '2', '3', '1000', '1e9', '1e400', '0.1', '99999999999999999999', '007', '1e-5']

const operators = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||']

/** Any expression. */
export const expression: Arbitrary<string> = fc.letrec<{ any: string }>((tie) => {
  const any = tie('any')
  const entry = fc
    .tuple(
      fc.oneof(
        label,
        text.map(quoted),
        any.map((key) => `(${key})`),
      ),
      pick([' = ', ': ']),
      any,
    )
    .map((parts) => parts.join(''))
  const sequence = fc.oneof(
    any.map((value) => `\${${value}}`),
    fc.tuple(any, any, any).map(([when, yes, no]) => `%{ if ${when} ~}\${${yes}}%{ else }\${${no}}%{ endif ~}`),
    fc.tuple(any, any).map(([of, value]) => `%{ for k, v in ${of} }\${${value}}%{~ endfor }`),
  )
  const content = listOf(
    fc.oneof(
      text.map((one) => quoted(one).slice(1, -1)),
      sequence,
    ),
    3,
  ).map((parts) => parts.join(''))
  return {
    any: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      { arbitrary: pick(references), weight: 8 },
      { arbitrary: fc.oneof(pick(numerals), pick(['true', 'false', 'null']), text.map(quoted)), weight: 6 },
      listOf(any, 3).map((items) => `[${items.join(', ')}]`),
      listOf(entry, 3).map((entries) => `{ ${entries.join(', ')} }`),
      {
        arbitrary: fc.tuple(pick(names), listOf(any, 3)).map(([name, args]) => `${name}(${args.join(', ')})`),
        weight: 6,
      },
      fc.tuple(pick(names), any).map(([name, list]) => `${name}(${list}...)`),
      content.map((one) => `"${one}"`),
      fc.tuple(pick(['<<E', '<<-E']), content).map(([opening, one]) => `${opening}\n  ${one}\n  E\n`),
      fc.tuple(any, pick(operators), any).map((parts) => parts.join(' ')),
      fc.tuple(pick(['!', '-']), any).map((parts) => parts.join('')),
      fc.tuple(any, any, any).map(([when, yes, no]) => `${when} ? ${yes} : ${no}`),
      any.map((one) => `(${one})`),
      fc
        .tuple(any, pick(['.a', '.x', '[0]', '[*]', '.*', '.0', '["x"]', '[*].id', '.__proto__']))
        .map((parts) => parts.join('')),
      fc.tuple(any, any).map(([of, key]) => `${of}[${key}]`),
      fc.tuple(any, any).map(([of, value]) => `[for x in ${of} : ${value}]`),
      fc
        .tuple(any, any, any, any)
        .map(([of, key, value, when]) => `{ for k, v in ${of} : ${key} => ${value} if ${when} }`),
      fc.tuple(any, any, any).map(([of, key, value]) => `{ for k, v in ${of} : ${key} => ${value}... }`),
    ),
  }
}).any

/** What stands often, and around what: openings, the middle, closings. */
const nests: readonly (readonly [open: string, middle: string, close: string])[] = [
  ...([
    ['1', '', '+1'],
    ['a', '', '.a'],
    ['x', '', '[0]'],
    ['x', '', '[*]'],
    ['x', '', '.*.a'],
    ['x', '', '.0'],
  ] as const),
  ...([
    ['', 'true', '&&true'],
    ['', 'a', '=='],
    ['', '1', ',1'],
    ['', '"a"', ',\n"a"'],
    ['a ? b : ', 'c', ''],
  ] as const),
  ...([
    ['(', '1', ')'],
    ['[', '', ']'],
    ['{a=', '1', '}'],
    ['!', 'true', ''],
    ['-', '1', ''],
    ['f(', '1', ')'],
  ] as const),
  ...([
    ['"${', 'a', '}"'],
    ['[for x in ', 'y', ': x]'],
    ['{for k, v in ', 'y', ': k => v}'],
    ['x[', '0', ']'],
  ] as const),
  ...([
    ['a == b ? c : (', 'd', ')'],
    ['"%{if a}', '', '%{endif}"'],
    ['try(', 'x', ', 1)'],
    ['concat(', 'x', ', x)'],
  ] as const),
]

const often = [130, 190, 201, 500, 3_000, 30_000]

/** Expressions that are deep or long. */
export const longExpression = fc
  .tuple(pick(nests), pick(often))
  .map(([[open, middle, close], times]) => `${open.repeat(times)}${middle}${close.repeat(times)}`)

/** Tokens of HCL in any order are made of these. */
export const hclTokens: readonly string[] = [
  ...[
    '\n',
    '\n  ',
    ' ',
    ' = ',
    '=',
    '{',
    '}',
    '{\n',
    '\n}\n',
    '[',
    ']',
    '(',
    ')',
    ',',
    ':',
    '?',
    '.',
    '...',
    '=>',
    '\r\n',
  ],
  ...[
    '"',
    '"a"',
    '${',
    '%{',
    '~}',
    '${~',
    '%{ if a }',
    '%{ else }',
    '%{ endif }',
    '%{ for x in y }',
    '%{ endfor }',
    '$${',
    '%%{',
  ],
  ...[
    '<<E\n',
    '<<-E\n',
    '\nE\n',
    '\n  E\n',
    'E',
    '# c\n',
    '// c\n',
    '/*',
    '*/',
    '\\',
    '\\n',
    '\\u12',
    '\\U0001F4A5',
    '\\ud800',
  ],
  ...[
    'for',
    'in',
    'if',
    'for x in y : x',
    'for k, v in y : k => v',
    'true',
    'null',
    '1',
    '1.5',
    '1e',
    '.5',
    '0x1',
    '007',
  ],
  ...[
    'a',
    'x[0]',
    'x[*]',
    '.*',
    '.0.0',
    '!',
    '-',
    '+',
    '*',
    '/',
    '%',
    '==',
    '&&',
    '||',
    '&',
    '|',
    ';',
    "'",
    '<',
    '>=',
    '::',
  ],
  ...[
    'resource "aws_ecs_service" "web" {\n',
    'locals {\n',
    'a = ',
    'variable "a" {\n',
    'dynamic "b" {\n',
    'content {\n',
  ],
  ...['\u001b[31m', '\ufeff', '\u2028', '\u0085', '\ud800', '💥', 'é', '\u0000', '__proto__', '`', '\\"'],
]
