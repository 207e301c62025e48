import fc, { type Arbitrary } from 'fast-check'
import { resourceTypes } from '../../src/model/resource.ts'
import { mappings } from '../../src/sources/terraform/mapping/registry.ts'
import { type Entries, type Node, toJson } from './node.ts'
import { anything, inSnake, ofShape, text } from './values.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
const entries = (...list: (readonly [string, Node])[]): Entries => ({ entries: list })
const listOf = <T>(of: Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(of, { minLength, maxLength })
const word = (one: string): Node => ({ word: one })

const types = [...mappings.keys(), 'aws_iam_policy_document', 'nonsense']
const labels = ['a', 'b', 'web'] as const
const keys = ['', '', '', '[0]', '["x"]', '["a.b\\"]"]', '[', '[*]'] as const
const prefixes = ['', '', '', 'module.a.', 'module.a["x"].', 'module.b.module.a.', 'module.'] as const

/** Attributes of all kinds of resources. */
const attributes = [
  ...new Set(Object.values(resourceTypes).flatMap(({ shape }) => Object.keys(shape.fields).map(inSnake))),
  ...['id', 'arn', 'policy', 'json', 'environment', '__proto__', 'statement', 'subnets'],
]

/** Which parts of a value are marked, as not known yet or as sensitive. */
const marks: Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: pick(['true', 'true', 'false', 'null']).map(word), weight: 4 },
    { arbitrary: listOf(fc.tuple(pick(attributes), tie('node')), 4).map((list) => ({ entries: list })), weight: 4 },
    listOf(tie('node'), 3),
  ),
})).node

const reference = fc
  .tuple(
    pick(['', 'data.', 'module.a.', 'var.', 'local.', 'each.', 'module.b["x"].']),
    fc.oneof(pick(types), pick(labels)),
    pick(['', '.web', '.a[0]', '.b["x"]', '.value', '.web.arn', '.a.id', '.key', '.index']),
  )
  .map((parts) => parts.join(''))

const written: Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: listOf(reference, 3).map((list) => entries(['references', list])), weight: 5 },
    { arbitrary: anything.map((value) => entries(['constant_value', value])), weight: 2 },
    listOf(fc.tuple(pick(attributes), tie('node')), 3).map((list): Node => ({ entries: list })),
    listOf(tie('node'), 2),
    anything,
  ),
})).node

const expressions = listOf(fc.tuple(pick(attributes), written), 5).map((list): Node => ({ entries: list }))

const values = (type: string): Arbitrary<Node> => {
  const mapping = mappings.get(type)
  const names = listOf(fc.tuple(pick(['id', 'arn', 'name', 'policy', 'container_definitions']), text), 2)
  if (mapping?.is !== 'resource') return names.map((list) => ({ entries: list }))
  return fc
    .tuple(ofShape(resourceTypes[mapping.type].shape, 'snake'), names)
    .map(([own, more]) => ({ entries: [...own.entries, ...more] }))
}

interface Made {
  readonly planned: Node
  readonly change: Node
  readonly configuration: Node
}

const action = pick(['create', 'delete', 'update', 'no-op', 'forget', 'read'])

const resource: Arbitrary<Made> = fc
  .tuple(pick(types), pick(labels), pick(keys), pick(prefixes), pick(['managed', 'managed', 'data']))
  .chain(([type, label, key, prefix, mode]) => {
    const own = `${mode === 'data' ? 'data.' : ''}${type}.${label}`
    const head: (readonly [string, Node])[] = [
      ['address', `${prefix}${own}${key}`],
      ['mode', mode],
      ['type', type],
      ['name', label],
    ]
    return fc
      .tuple(values(type), marks, marks, marks, listOf(action, 2, 1), expressions, listOf(reference, 2))
      .map(([value, sensitive, after, hidden, actions, expression, each]) => ({
        planned: entries(...head, ['values', value], ['sensitive_values', sensitive]),
        change: entries(...head, [
          'change',
          entries(['actions', actions], ['after', value], ['after_unknown', after], ['after_sensitive', hidden]),
        ]),
        configuration: entries(
          ['address', own],
          ['expressions', expression],
          ['for_each_expression', entries(['references', each])],
        ),
      }))
  })

const module = (address: string, resources: readonly Node[], children: readonly Node[]): Node =>
  entries(['address', address], ['resources', resources], ['child_modules', children])

const plan = fc
  .tuple(
    listOf(resource, 4, 1),
    listOf(resource, 2),
    pick(['1.2', '1.0', '0.1', '2.0', '99', 'x']),
    listOf(fc.tuple(pick(labels), fc.oneof(written, anything)), 3),
    listOf(
      fc.tuple(
        pick([
          'errored',
          'complete',
          'configuration',
          'deferred_changes',
          'resource_changes',
          'prior_state',
          'variables',
        ]),
        fc.oneof(pick(['true', 'false']).map(word), anything),
      ),
      2,
    ),
  )
  .map(([own, inner, version, given, more]): Node => {
    const calls = entries([
      'a',
      entries(
        ['expressions', { entries: given }],
        [
          'module',
          entries(
            ['resources', inner.map(({ configuration }) => configuration)],
            ['outputs', { entries: given.map(([name, node]) => [name, entries(['expression', node])] as const) }],
          ),
        ],
      ),
    ])
    return entries(
      ['format_version', version],
      [
        'planned_values',
        entries([
          'root_module',
          module(
            '',
            own.map(({ planned }) => planned),
            [
              module(
                'module.a',
                inner.map(({ planned }) => planned),
                [],
              ),
            ],
          ),
        ]),
      ],
      ['resource_changes', [...own, ...inner].map(({ change }) => change)],
      ['deferred_changes', inner.slice(1).map(({ change }) => entries(['resource_change', change]))],
      [
        'configuration',
        entries(['root_module', entries(['resources', own.map((one) => one.configuration)], ['module_calls', calls])]),
      ],
      ...more,
    )
  })

const state = listOf(resource, 4, 1).map(
  (own): Node =>
    entries(
      ['format_version', '1.0'],
      [
        'values',
        entries([
          'root_module',
          module(
            '',
            own.map(({ planned }) => planned),
            [],
          ),
        ]),
      ],
    ),
)

const deep = fc
  .tuple(
    pick([
      ['{"format_version":"1.2","planned_values":', '{"root_module":', '{}', '}'],
      ['{"format_version":"1.2","planned_values":{"root_module":', '{"child_modules":[', '{}', ']}'],
      ['{"format_version":"1.2","resource_changes":', '[', '', ']'],
      ['{"format_version":"1.2","resource_changes":', '{"change":', '1', '}'],
      ['{"format_version":"1.2","planned_values":', '"\\\\\\"', '', '"'],
    ] as const),
    pick([150, 201, 3_000, 60_000]),
  )
  .map(([[head, open, middle, close], times]) => `${head}${open.repeat(times)}${middle}${close.repeat(times)}}`)

/** What `terraform show -json` might print, and what it never would. */
export const plans = fc.oneof(
  { arbitrary: plan.map(toJson), weight: 800 },
  { arbitrary: state.map(toJson), weight: 200 },
  deep,
)
