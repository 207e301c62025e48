import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import { maxValueSize, type Plain, partsOf, sizeOf, textOf, type Value } from '../../value.ts'
import { fieldOf, type Intrinsic, inEveryBranch, type Scope, textMade, tooLarge, unusable } from '../scope.ts'

/**
 * The text keeps the value that it is made of, so that what reads it as JSON again finds the places in the template.
 *
 * Source: AWS CloudFormation User Guide, "Fn::ToJsonString".
 */
export const toJsonString: Intrinsic = (argument, at, scope) =>
  inEveryBranch('Fn::ToJsonString', [scope.evaluate(argument, fieldOf(at))], at, scope, ([value]) => {
    if (value?.is === 'unknown') return value
    if (value?.is !== 'list' && value?.is !== 'map') {
      return unusable('Fn::ToJsonString', 'Fn::ToJsonString needs an object or an array.', at, scope)
    }
    if (sizeOf(value) > maxValueSize) return tooLarge('Fn::ToJsonString', at, scope)
    return inEveryBranch('Fn::ToJsonString', [jsonOf(value, at, scope)], at, scope, ([text]) =>
      text?.is === 'scalar' || text?.is === 'text' ? { ...text, json: value } : value,
    )
  })

function jsonOf(value: Value, at: Origin, scope: Scope): Value {
  const joined = (values: readonly Value[], make: (texts: readonly (readonly Part[])[]) => readonly Part[]) =>
    inEveryBranch('Fn::ToJsonString', values, at, scope, (texts) =>
      textMade('Fn::ToJsonString', make(texts.map(parts)), firstWhy(texts), at, scope),
    )
  return inEveryBranch('Fn::ToJsonString', [value], at, scope, ([plain]) => {
    if (plain?.is === 'list') {
      const items = plain.items.map((item) => jsonOf(item, at, scope))
      return joined(items, (texts) => ['[', ...between(texts.filter(isThere)), ']'])
    }
    if (plain?.is === 'map') {
      const keys = [...plain.entries.keys()]
      const entries = [...plain.entries.values()].map((entry) => jsonOf(entry, at, scope))
      return joined(entries, (texts) => {
        const pairs = texts.map((text, index) => (isThere(text) ? [`${JSON.stringify(keys[index])}:`, ...text] : text))
        return ['{', ...between(pairs.filter(isThere)), '}']
      })
    }
    return plain ? scalarText(plain, at) : { is: 'nothing', origin: at }
  })
}

/** The JSON of a value that is no list and no mapping; of what is not known it is a hole. */
function scalarText(plain: Plain, at: Origin): Value {
  if (plain.is === 'scalar' && !plain.encoded) return textOf([JSON.stringify(plain.value)], undefined, at)
  if (plain.is !== 'scalar' && plain.is !== 'text') return plain
  const inside = (partsOf(plain) ?? []).map((part) =>
    typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part,
  )
  return textOf(['"', ...inside, '"'], plain.is === 'text' ? plain.why : undefined, at)
}

/** What is nothing leaves no text behind. */
const parts = (plain: Plain): readonly Part[] => partsOf(plain) ?? []
const isThere = (text: readonly Part[]) => text.length > 0

const between = (texts: readonly (readonly Part[])[]): readonly Part[] =>
  texts.flatMap((text, index) => (index === 0 ? text : [',', ...text]))

function firstWhy(values: readonly Plain[]): Why | undefined {
  for (const value of values) if (value.is === 'text' || value.is === 'unknown') return value.why
  return undefined
}
