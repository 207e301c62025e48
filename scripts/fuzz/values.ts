import fc, { type Arbitrary } from 'fast-check'
import type { Kind, Shape } from '../../src/model/shape.ts'
import type { Entries, Node } from './node.ts'
import { names, pieces, texts } from './words.ts'

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)

/** Long enough to show what takes time that grows faster than its length. */
const maxLong = 30_000

const long = pick(pieces).map((piece) => piece.repeat(maxLong / piece.length))

export const text = fc.oneof({ arbitrary: pick(texts), weight: 20_000 }, long)
export const name = pick(names)
const number = fc
  .oneof(fc.integer({ min: -1, max: 70_000 }), pick([0, 1.5, 1e21]))
  .map((value) => ({ word: `${value}` }))
const flag = pick(['true', 'false', 'yes', 'null']).map((word) => ({ word }))

/** Every function of CloudFormation and of its language extensions, and some that are none. */
const functions = [
  ...['Ref', 'Sub', 'GetAtt', 'If', 'Join', 'Select', 'Split', 'FindInMap', 'ImportValue', 'Base64', 'Cidr', 'GetAZs'],
  ...['And', 'Or', 'Not', 'Equals', 'Condition', 'Transform', 'Length', 'ToJsonString', 'ForEach::L', 'GetStackOutput'],
  ...['Contains', 'EachMemberIn', 'Nonsense'],
]

const entriesOf = (keys: Arbitrary<string>, values: Arbitrary<Node>, maxLength = 4): Arbitrary<Entries> =>
  fc.array(fc.tuple(keys, values), { maxLength }).map((entries) => ({ entries }))

/** Any value with functions in it, of any arguments. */
export const anything: Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    { arbitrary: text, weight: 8 },
    { arbitrary: fc.oneof(number, flag), weight: 3 },
    { arbitrary: fc.array(tie('node'), { maxLength: 4 }), weight: 3 },
    { arbitrary: entriesOf(text, tie('node')), weight: 2 },
    {
      arbitrary: fc.tuple(pick(functions), tie('node')).map(([call, argument]) => ({ call, argument })),
      weight: 6,
    },
  ),
})).node

/** Functions as people write them. */
export const sensible: Arbitrary<Node> = fc.oneof(
  name.map((argument) => ({ call: 'Ref', argument })),
  text.map((argument) => ({ call: 'Sub', argument })),
  fc.tuple(name, pick(['Arn', 'Outputs.Task', 'Outputs.Family', 'Name'])).map(([id, attribute]) => ({
    call: 'GetAtt',
    argument: [id, attribute],
  })),
  fc.tuple(name, anything, anything).map((argument) => ({ call: 'If', argument })),
  fc.tuple(text, fc.array(anything, { maxLength: 3 })).map((argument) => ({ call: 'Join', argument })),
  fc.tuple(number, anything).map((argument) => ({ call: 'Select', argument })),
  fc.tuple(text, text).map((argument) => ({ call: 'Split', argument })),
  fc.tuple(pick(['M']), anything, anything).map((argument) => ({ call: 'FindInMap', argument })),
  text.map((argument) => ({ call: 'ImportValue', argument })),
)

/** How keys are written: as templates do, as requests do, or as providers of Terraform do. */
export type Case = 'upper' | 'lower' | 'snake'

function keyOf(field: string, letters: Case): string {
  if (letters === 'snake') return inSnake(field)
  return letters === 'upper' ? `${field[0]?.toUpperCase()}${field.slice(1)}` : field
}

/** `portMappings` as `port_mappings`. */
export const inSnake = (field: string): string =>
  field.replace(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`).replace(/^_/, '')

/** Shapes lie inside one another at most as deep as this in what is made up. */
const maxShapeDepth = 6

/** Values that a shape of the model may have, some of its fields at a time, and now and then something else. */
export function ofShape(shape: Shape, letters: Case, depth = 0): Arbitrary<Entries> {
  const fields = Object.entries(shape.fields).map(([field, { kind }]) =>
    fc.tuple(fc.constant(keyOf(field, letters)), ofKind(kind, letters, depth)),
  )
  if (fields.length === 0) return fc.constant({ entries: [] })
  return fc.array(fc.oneof(...fields), { minLength: 1, maxLength: 6 }).map((entries) => ({ entries }))
}

function ofKind(kind: Kind, letters: Case, depth: number): Arbitrary<Node> {
  const odd = letters === 'upper' ? [sensible, anything] : [text, anything]
  return fc.oneof({ arbitrary: fitting(kind, letters, depth), weight: 6 }, ...odd)
}

function fitting(kind: Kind, letters: Case, depth: number): Arbitrary<Node> {
  if (depth > maxShapeDepth) return text
  switch (kind.is) {
    case 'text':
    case 'reference':
    case 'user-data':
      return text
    case 'flag':
      return flag
    case 'number':
      return number
    case 'one-of':
      return pick(kind.values)
    case 'struct':
      return ofShape(kind.shape, letters, depth + 1)
    case 'list':
      return fc.array(ofKind(kind.of.kind, letters, depth + 1), { maxLength: 3 })
    case 'map':
      return entriesOf(text, ofKind(kind.of.kind, letters, depth + 1), 3)
  }
}
