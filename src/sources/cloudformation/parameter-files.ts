import type { FileId, Origin } from '../../model/origin.ts'
import { InputError } from '../input-error.ts'
import { readJson } from '../syntax/json.ts'
import { type ScalarSyntax, type Syntax, SyntaxFault, scalarValue } from '../syntax/syntax.ts'
import { readYaml } from '../syntax/yaml.ts'
import { type Given, unknown } from './scope.ts'

/**
 * Reads template parameters in any of the three forms people have: the AWS CLI's list of `ParameterKey` and
 * `ParameterValue`, a template configuration file with `Parameters`, or a flat mapping. JSON or YAML.
 *
 * @throws InputError for any other form.
 */
export function readParameterFile(text: string, file: FileId, path: string): ReadonlyMap<string, Given> {
  const values = new Map<string, Given>()
  const set = (name: string, given: Given) => {
    if (values.has(name)) throw notParameters(path, `${name} stands twice`)
    values.set(name, given)
  }
  const add = (name: string, scalar: Syntax | undefined) => {
    if (scalar?.kind !== 'scalar' || scalarValue(scalar) === null) {
      throw notParameters(path, `the value of ${name} is not text`)
    }
    set(name, { text: scalar.text, origin: placeOf(scalar, file, name) })
  }
  const root = parse(text, path)
  if (root.kind === 'list') {
    for (const item of root.items) {
      const key = item.kind === 'map' ? item.entries.get('ParameterKey')?.value : undefined
      if (item.kind !== 'map' || key?.kind !== 'scalar') throw notParameters(path, 'an item has no ParameterKey')
      const value = item.entries.get('ParameterValue')?.value
      const previous = item.entries.get('UsePreviousValue')?.value
      if (value) add(key.text, value)
      else if (previous?.kind === 'scalar' && scalarValue(previous) === true) {
        const name = key.text
        const origin = placeOf(previous, file, name)
        set(name, { value: unknown({ because: 'previous-value', name }, { name }, origin) })
      } else throw notParameters(path, `${key.text} has no ParameterValue`)
    }
    return values
  }
  if (root.kind !== 'map') throw notParameters(path, 'it is neither a list nor a mapping')
  const inside = root.entries.get('Parameters')?.value
  for (const [name, { value, duplicate }] of (inside?.kind === 'map' ? inside : root).entries) {
    if (duplicate) throw notParameters(path, `${name} stands twice`)
    if (value.kind === 'list') {
      for (const item of value.items) if (item.kind !== 'scalar') add(name, item)
      const text = value.items.map((item) => (item as ScalarSyntax).text).join(',')
      set(name, { text, origin: placeOf(value, file, name) })
    } else add(name, value)
  }
  return values
}

const placeOf = ({ start, end }: Syntax, file: FileId, field: string): Origin => ({
  at: 'text',
  file,
  start,
  end,
  field,
})

function parse(text: string, path: string): Syntax {
  try {
    const root = /^\s*[[{]/.test(text) ? readJson(text) : readYaml(text)[0]
    if (root) return root
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    throw notParameters(path, error.message)
  }
  throw notParameters(path, 'it is empty')
}

const notParameters = (path: string, why: string) =>
  new InputError(
    `${path} is not a parameter file: ${why}.`,
    'Give the AWS CLI list of ParameterKey and ParameterValue, a template configuration file, or a mapping of names to values.',
  )
