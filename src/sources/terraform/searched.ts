import { posix } from 'node:path'
import { readJson } from '../syntax/json.ts'
import {
  type ListSyntax,
  type MapEntry,
  type MapSyntax,
  mapAt,
  type ScalarSyntax,
  type Syntax,
  SyntaxFault,
  textAt,
} from '../syntax/syntax.ts'
import { partsOf, type Value } from '../value.ts'
import { withKeys } from './addresses.ts'
import { isTrueAt, literalAt } from './evaluate/module-source.ts'
import type { Block, Body, Expression, Place, TemplatePart } from './syntax/ast.ts'

/**
 * Configurations and values as the documents that `SecretSearch` looks through. A variable is a parameter to it, a name in an
 * expression a reference to one, and what joins or chooses is the function of a template that does.
 */

const hole = '${hole}'
const nowhere: Place = { start: 0, end: 0 }

const scalar = (text: string, { start, end }: Place = nowhere): ScalarSyntax => ({
  kind: 'scalar',
  text,
  style: 'double',
  start,
  end,
})
const list = (items: readonly Syntax[]): ListSyntax => ({ kind: 'list', items, ...nowhere })
const map = (entries: Iterable<readonly [string, Syntax]>): MapSyntax => {
  const made = new Map<string, MapEntry>()
  for (const [key, value] of entries) made.set(key, { keyStart: 0, keyEnd: 0, value })
  return { kind: 'map', entries: made, ...nowhere }
}
const call = (name: string, ...args: readonly Syntax[]): MapSyntax => map([[name, list(args)]])
const chosen = (...among: readonly Syntax[]): MapSyntax => call('Fn::If', scalar(''), ...among)
const parameters = (entries: Iterable<readonly [string, Syntax]>): MapSyntax => map([['Parameters', map(entries)]])

/** What a variable or local value of a module is called among those of all modules. */
const nameIn = (folder: string, name: string): string => `${folder}#${name}`

/** A configuration file. */
export function searchedFile(body: Body, folder: string): Syntax {
  return list([
    ...[...body.attributes].map(([name, { value }]) => map([[name, searched(value, folder)]])),
    ...body.blocks.map((block) => searchedBlock(block, folder)),
  ])
}

/** A file of values for the variables of a root module. */
export const searchedVariables = ({ attributes }: Body, folder: string): Syntax =>
  parameters([...attributes].map(([name, { value }]) => [nameIn(folder, `var.${name}`), searched(value, folder)]))

function searchedBlock({ type, labels, body }: Block, folder: string): Syntax {
  const [first = '', second = ''] = labels
  switch (type) {
    case 'variable':
      return searchedVariable(first, body, folder)
    case 'locals':
      return parameters(
        [...body.attributes].map(([name, { value }]) => [nameIn(folder, `local.${name}`), searched(value, folder)]),
      )
    case 'module': {
      const source = literalAt(body, 'source') ?? ''
      const inside = posix.normalize(posix.join(folder, source))
      return parameters(
        [...body.attributes].map(([name, { value }]) => [nameIn(inside, `var.${name}`), searched(value, folder)]),
      )
    }
    case 'output':
      return isTrueAt(body, 'sensitive')
        ? hidden(body.attributes.get('value')?.value, folder)
        : searchedBody(body, folder)
    default:
      return searchedResource(second, searchedBody(body, folder))
  }
}

/** A value that a resource holds is called by the name of the resource. */
function searchedResource(label: string, body: MapSyntax): Syntax {
  const entries = [...body.entries].map(([name, { value }]) => [name === 'value' ? 'Value' : name, value] as const)
  return map([[label, map([['Properties', map(entries)]])]])
}

function searchedVariable(name: string, body: Body, folder: string): Syntax {
  const { default: fallback, ...others } = Object.fromEntries(
    [...body.attributes].map(([key, { value }]) => [key, searched(value, folder)]),
  )
  const isHidden = isTrueAt(body, 'sensitive')
  const isWhole = isHidden || fallback?.kind === 'scalar'
  const whole = isWhole && fallback ? fallback : list([])
  return list([
    parameters([[nameIn(folder, `var.${name}`), declaration(whole, isHidden)]]),
    map(Object.entries(others)),
    ...(fallback && !isWhole ? [fallback] : []),
  ])
}

/** The declaration of a parameter whose values are all texts of a value. */
const declaration = (value: Syntax, isHidden: boolean): Syntax =>
  map([
    ['AllowedValues', list(leavesOf(value))],
    ['NoEcho', scalar(String(isHidden))],
  ])

/** What is said to be sensitive where it stands. */
const hidden = (expression: Expression | undefined, folder: string): Syntax =>
  parameters(expression ? [[`${expression.start}`, declaration(searched(expression, folder), true)]] : [])

function leavesOf(syntax: Syntax): readonly ScalarSyntax[] {
  if (syntax.kind === 'scalar') return [syntax]
  const inside = syntax.kind === 'list' ? syntax.items : [...syntax.entries.values()].map(({ value }) => value)
  return inside.flatMap(leavesOf)
}

function searchedBody({ attributes, blocks }: Body, folder: string): MapSyntax {
  const entries = new Map<string, Syntax>()
  for (const [name, { value }] of attributes) entries.set(name, searched(value, folder))
  for (const { type, body } of blocks) {
    const before = entries.get(type)
    const inside = searchedBody(body, folder)
    entries.set(type, list([...(before?.kind === 'list' ? before.items : []), inside]))
  }
  return map(entries)
}

/** Functions that hand on their only argument, in a form of it that has the same texts. */
const passing =
  /^(?:jsonencode|yamlencode|base64encode|base64gzip|nonsensitive|tostring|tolist|toset|tomap|trimspace|chomp|upper|lower|title|urlencode|flatten|distinct|compact|one|values|reverse|textencodebase64|indent|nullif)$/

/** Those that put structures together. */
const gathering = /^(?:concat|merge|setunion|zipmap)$/

/** Those whose arguments name something else. */
const naming =
  /^(?:file.*|template.*|abspath|dirname|basename|pathexpand|timeadd|formatdate|cidr.*|regex.*|provider::.*)$/

/** What a path or an operator begins with: only these go on for as long as somebody writes, so they are no recursion. */
function startOf(expression: Expression): Expression {
  let here = expression
  for (;;) {
    if (here.is === 'index' || here.is === 'splat') here = here.of
    else if (here.is === 'attribute' && here.of.is !== 'variable') here = here.of
    else if (here.is === 'unary') here = here.operand
    else return here
  }
}

type Binary = Extract<Expression, { is: 'binary' }>

const compares = ({ operator }: Binary): boolean => operator === '==' || operator === '!='

/** The operands of a chain of operators, from left to right. */
function operandsOf(expression: Binary): readonly Expression[] {
  const operands: Expression[] = []
  let here: Expression = expression
  while (here.is === 'binary') {
    operands.push(here.right)
    here = startOf(here.left)
  }
  return [here, ...operands.reverse()]
}

function searched(written: Expression, folder: string): Syntax {
  const expression = startOf(written)
  const within = (inner: Expression) => searched(inner, folder)
  switch (expression.is) {
    case 'literal':
      return scalar(expression.value === null ? '' : String(expression.value), expression)
    case 'template':
      return searchedTemplate(expression, folder)
    case 'tuple':
      return list(expression.items.map(within))
    case 'object':
      return map(expression.entries.map(({ key, value }) => [keyOf(key), within(value)]))
    case 'variable':
      return map([['Ref', scalar(expression.name)]])
    case 'attribute':
      return expression.of.is === 'variable'
        ? map([['Ref', scalar(nameIn(folder, `${expression.of.name}.${expression.name}`))]])
        : within(expression.of)
    case 'index':
    case 'splat':
      return within(expression.of)
    case 'call':
      return searchedCall(expression.name, expression.args, folder)
    case 'unary':
      return within(expression.operand)
    case 'binary':
      // What compares two values compares no others in them.
      return compares(expression) && expression.left.is !== 'binary'
        ? call('Fn::Equals', within(expression.left), within(expression.right))
        : list(operandsOf(expression).map(within))
    case 'conditional': {
      const cases = [within(expression.yes), within(expression.no)]
      return isStructured(cases) ? list([within(expression.when), ...cases]) : chosen(...cases)
    }
    case 'for':
      return list([within(expression.of), within(expression.value)])
  }
}

/** What is in a structure has names of its own; of a text the name is that of the whole. */
const isStructured = (among: readonly Syntax[]): boolean =>
  among.some(
    (one) => one.kind === 'list' || (one.kind === 'map' && !/^(?:Ref|Fn::)/.test([...one.entries.keys()][0] ?? '')),
  )

const keyOf = (key: Expression): string =>
  key.is === 'literal' ? String(key.value) : key.is === 'template' ? textOf(key.parts) : `(${key.start})`

function searchedCall(name: string, args: readonly Expression[], folder: string): Syntax {
  const inside = args.map((one) => searched(one, folder))
  const [first, second] = inside
  if (naming.test(name) || !first) return map([['Ref', scalar(name)]])
  if (name === 'sensitive') return hidden(args[0], folder)
  if (passing.test(name)) return first
  if (name === 'join' && second) return call('Fn::Join', first, second)
  if (name === 'format' && first.kind === 'scalar') return scalar(formatted(first.text, inside.slice(1)), args[0])
  if (gathering.test(name) || isStructured(inside)) return list(inside)
  return chosen(...inside)
}

function formatted(text: string, values: readonly Syntax[]): string {
  let next = 0
  return text.replace(/%[-+ #0-9.]*[a-zA-Z]/g, () => {
    const value = values[next++]
    return value?.kind === 'scalar' ? value.text : hole
  })
}

function searchedTemplate(template: Extract<Expression, { is: 'template' }>, folder: string): Syntax {
  const [only, ...others] = template.parts
  if (only?.is === 'interpolation' && others.length === 0) return searched(only.value, folder)
  const text = scalar(textOf(template.parts), template)
  const inside = template.parts.flatMap(inPart).map((one) => searched(one, folder))
  return inside.length === 0 ? text : call('Fn::Sub', text, ...inside)
}

const textOf = (parts: readonly TemplatePart[]): string =>
  parts
    .map((part) => {
      if (part.is === 'text') return part.text
      if (part.is === 'interpolation') return hole
      return part.is === 'if' ? textOf(part.yes) + textOf(part.no) : textOf(part.body)
    })
    .join('')

function inPart(part: TemplatePart): readonly Expression[] {
  if (part.is === 'text') return []
  if (part.is === 'interpolation') return [part.value]
  return part.is === 'if' ? [...part.yes, ...part.no].flatMap(inPart) : part.body.flatMap(inPart)
}

/** The variables that the configuration of a plan declares, in whatever module. */
export function searchedDeclarations(module: MapSyntax | undefined): Syntax {
  const declared = [...(mapAt(module, 'variables')?.entries ?? [])].map(([name, { value }]) => {
    const fallback = value.kind === 'map' ? value.entries.get('default')?.value : undefined
    const isHidden = textAt(value, 'sensitive') === 'true'
    const isWhole = fallback && (isHidden || fallback.kind === 'scalar')
    return [`${module?.start}#var.${name}`, declaration(isWhole ? fallback : list([]), isHidden)] as const
  })
  const calls = [...(mapAt(module, 'module_calls')?.entries.values() ?? [])]
  return list([parameters(declared), ...calls.map(({ value }) => searchedDeclarations(mapAt(value, 'module')))])
}

/** What a resource of a configuration or plan has come to, with the JSON in its texts. */
export const searchedValues = (address: string, values: Value): Syntax => {
  const made = searchedValue(values)
  return made?.kind === 'map' ? searchedResource(labelIn(address), made) : list(made ? [made] : [])
}

const labelIn = (address: string): string => withKeys('', address).split('.').at(-1) ?? ''

function searchedValue(value: Value): Syntax | undefined {
  switch (value.is) {
    case 'nothing':
    case 'unknown':
      return undefined
    case 'choice': {
      const cases = [value.yes, value.no].flatMap((one) => searchedValue(one) ?? [])
      return isStructured(cases) ? list(cases) : chosen(...cases)
    }
    case 'list':
      return list(value.items.flatMap((item) => searchedValue(item) ?? []))
    case 'map':
      return map(
        [...value.entries].flatMap(([key, entry]) => {
          const made = searchedValue(entry)
          return made ? [[key, made] as const] : []
        }),
      )
    case 'scalar':
      return value.json ? searchedValue(value.json) : (jsonIn(value.text) ?? scalar(value.text))
    case 'text': {
      if (value.json) return searchedValue(value.json)
      const parts = partsOf(value) ?? []
      return scalar(parts.map((part) => (typeof part === 'string' ? part : (part.text ?? hole))).join(''))
    }
  }
}

function jsonIn(text: string): Syntax | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return readJson(text)
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}
