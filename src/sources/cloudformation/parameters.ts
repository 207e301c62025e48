import type { Origin } from '../../model/origin.ts'
import type { Syntax } from '../syntax/syntax.ts'
import type { Value } from '../value.ts'
import { dynamicReferences } from './dynamic-references.ts'
import { type Parameter, type Scope, unknown } from './scope.ts'

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
  const { name, type, fallback } = parameter
  if (parameter.noEcho) return unknown({ because: 'no-echo', name }, { name }, at)
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    return unknown({ because: 'dynamic-reference', service: 'Parameter Store' }, { name }, at)
  }
  const given = scope.reading.parameters.get(name)
  if (given) return typed(given.text, type, at, given.origin)
  if (fallback?.kind === 'scalar') {
    const { start, end } = fallback
    const origin: Origin = { at: 'text', file: scope.file, start, end, field: `Parameters.${name}.Default` }
    return typed(fallback.text, type, at, origin)
  }
  const { allowed } = parameter
  if (!allowed || allowed.length === 0 || allowed.length > maxAllowed) {
    return unknown({ because: 'parameter', name }, { name }, at)
  }
  const { choices } = scope.reading
  const last = typed(allowed.at(-1) ?? '', type, at, undefined)
  return allowed.slice(0, -1).reduceRight<Value>((rest, text) => {
    const on = choices.equals(`${scope.path}#${name}`, name, text, allowed)
    return { is: 'choice', on, yes: typed(text, type, at, undefined), no: rest }
  }, last)
}

function typed(text: string, type: string, at: Origin, from: Origin | undefined): Value {
  const origin: Origin = from && at.at === 'text' ? { ...at, via: [from, ...(at.via ?? [])] } : at
  const scalar = (item: string): Value => dynamicReferences({ is: 'scalar', value: item, text: item, origin })
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<')
  if (!isList) return scalar(text)
  return { is: 'list', items: text === '' ? [] : text.split(',').map((item) => scalar(item.trim())), origin }
}
