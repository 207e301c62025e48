import type { Origin } from '../../model/origin.ts'
import { seenFrom } from '../seen-from.ts'
import type { Syntax } from '../syntax/syntax.ts'
import type { Value } from '../value.ts'
import { dynamicReferences } from './dynamic-references.ts'
import { inEveryBranch, type Parameter, type Scope, unknown } from './scope.ts'
import { splitText } from './split-text.ts'

/** Allowed values beyond which a parameter without a value is unknown, not a choice among them. */
const maxAllowed = 16

/** Reads the `Parameters` section. What is not a declaration is left out; the place of use will say so. */
export function readParameters(section: Syntax | undefined): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  if (section?.kind !== 'map') return parameters
  for (const [name, { value: syntax }] of section.entries) {
    if (syntax.kind !== 'map') continue
    const scalar = (key: string) => {
      const found = syntax.entries.get(key)?.value
      return found?.kind === 'scalar' ? found.text : undefined
    }
    const allowed = syntax.entries.get('AllowedValues')?.value
    parameters.set(name, {
      name,
      type: scalar('Type') ?? 'String',
      noEcho: scalar('NoEcho')?.toLowerCase() === 'true',
      syntax,
      fallback: syntax.entries.get('Default')?.value,
      allowed:
        allowed?.kind === 'list'
          ? allowed.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
          : undefined,
    })
  }
  return parameters
}

/**
 * What a parameter is worth where it is used: the value given, else its default, else a choice among its allowed values.
 *
 * Source: AWS CloudFormation User Guide, "Parameters"; of an SSM type the text is a key, and the value is unknown.
 */
export function parameterValue(parameter: Parameter, at: Origin, scope: Scope): Value {
  const { name, type } = parameter
  const variable = `${scope.stack.key}#${name}`
  if (parameter.noEcho) return unknown({ because: 'no-echo', name }, { name, variable }, at)
  if (type.startsWith(storedType)) return storedValue(parameter, at, scope)
  const given = scope.stack.given(name)
  if (given)
    return 'value' in given
      ? handedOver(orDefault(given.value, parameter, scope), type, at, scope)
      : typed(given.text, type, at, given.origin, scope)
  const fallback = defaultOf(parameter, scope)
  if (fallback) return typed(fallback.text, type, at, fallback.origin, scope)
  const { allowed } = parameter
  if (!allowed || allowed.length === 0 || allowed.length > maxAllowed) {
    return unknown({ because: 'parameter', name }, { name, variable }, at)
  }
  const { choices } = scope.reading
  const last = typed(allowed.at(-1) ?? '', type, at, undefined, scope)
  return allowed.slice(0, -1).reduceRight<Value>((rest, text) => {
    const on = choices.equals(variable, name, text, allowed)
    return { is: 'choice', on, yes: typed(text, type, at, undefined, scope), no: rest }
  }, last)
}

/** `AWS::SSM::Parameter::Value<String>`: the parameter's text is the name under which the value is stored. */
const storedType = 'AWS::SSM::Parameter::Value'

function storedValue(parameter: Parameter, at: Origin, scope: Scope): Value {
  const { name, type } = parameter
  const given = scope.stack.given(name)
  const key = given ? ('value' in given ? keyIn(given.value) : given) : defaultOf(parameter, scope)
  const stored = key && scope.stack.storedParameter(key.text, key.origin)
  if (stored) return handedOver(stored, type.slice(storedType.length + 1, -1), at, scope)
  const variable = `${scope.stack.key}#${name}`
  return unknown({ because: 'dynamic-reference', service: 'Parameter Store' }, { name, variable }, at)
}

const keyIn = (value: Value) => (value.is === 'scalar' ? value : undefined)

function defaultOf({ name, fallback }: Parameter, scope: Scope) {
  if (fallback?.kind !== 'scalar') return undefined
  return { text: fallback.text, origin: scope.place(fallback, `Parameters.${name}.Default`) }
}

const isListType = (type: string) => type === 'CommaDelimitedList' || type.startsWith('List<')

/** In the cases in which nothing is given, the default. */
function orDefault(value: Value, parameter: Parameter, scope: Scope): Value {
  if (value.is === 'choice') {
    return { ...value, yes: orDefault(value.yes, parameter, scope), no: orDefault(value.no, parameter, scope) }
  }
  if (value.is !== 'nothing') return value
  const { name } = parameter
  const fallback = defaultOf(parameter, scope)
  return fallback
    ? { is: 'scalar', value: fallback.text, text: fallback.text, origin: fallback.origin }
    : unknown({ because: 'parameter', name }, { name, variable: `${scope.stack.key}#${name}` }, value.origin)
}

/** A value of another stack as a parameter of this one takes it: a list arrives as text with commas. */
function handedOver(value: Value, type: string, at: Origin, scope: Scope): Value {
  if (!isListType(type)) return seenFrom(value, at)
  return inEveryBranch('A list', [value], at, scope, ([plain]) => {
    if (plain?.is === 'scalar') return typed(plain.text, type, at, plain.origin, scope)
    if (plain?.is !== 'text')
      return plain ? seenFrom(plain, at) : unknown({ because: 'cycle', name: 'it' }, { name: 'it' }, at)
    return splitText(plain, ',', at) ?? seenFrom(plain, at)
  })
}

function typed(text: string, type: string, at: Origin, from: Origin | undefined, scope: Scope): Value {
  const origin: Origin = from && at.at === 'text' ? { ...at, via: [from, ...(at.via ?? [])] } : at
  const scalar = (item: string): Value => dynamicReferences({ is: 'scalar', value: item, text: item, origin }, scope)
  if (!isListType(type)) return scalar(text)
  return { is: 'list', items: text === '' ? [] : text.split(',').map((item) => scalar(item.trim())), origin }
}
