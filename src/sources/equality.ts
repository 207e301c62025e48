import type { Guard } from '../model/slot.ts'
import { showText, textEquals, wholeText } from '../model/text.ts'
import type { Choices } from './choices.ts'
import { type Plain, partsOf, type Value } from './value.ts'
import { variableOf } from './variables.ts'

/**
 * Whether two values are equal: decided where both are known, or where what is known of them rules it out; else a choice,
 * about a variable where one of them is nothing else. `owner` tells texts of one stack or place from those of another.
 */
export function equality(one: Plain, other: Plain, owner: string, choices: Choices): Guard {
  const [left, right] = [textIn(one), textIn(other)]
  const [known, open] = left.whole === undefined ? [right, { value: one, ...left }] : [left, { value: other, ...right }]
  if (known.whole !== undefined && open.whole !== undefined) return known.whole === open.whole
  const variable = variableOf(open.value)
  if (known.whole !== undefined && variable) {
    return { is: 'choice', on: choices.equals(variable.id, variable.name, known.whole), yes: true, no: false }
  }
  if (known.whole !== undefined && textEquals(open.parts, known.whole) === false) return false
  const says = `${left.shown} equals ${right.shown}`
  if (left.shown === right.shown && variable) return true
  return { is: 'choice', on: choices.whether(`${owner}#${says}`, says), yes: true, no: false }
}

function textIn(value: Plain) {
  const parts = value.is === 'nothing' ? [''] : (partsOf(value) ?? [{ name: JSON.stringify(flat(value)) }])
  const whole = wholeText(parts)
  return { parts, whole, shown: whole === undefined ? showText(parts) : `"${whole}"` }
}

function flat(value: Value): unknown {
  if (value.is === 'list') return value.items.map(flat)
  if (value.is === 'map') return [...value.entries].map(([key, entry]) => [key, flat(entry)])
  if (value.is === 'choice') return '?'
  return showText(partsOf(value) ?? [])
}

/** The condition that a tree of true and false is. */
export function guardIn(value: Value): Guard {
  if (value.is === 'choice') return { is: 'choice', on: value.on, yes: guardIn(value.yes), no: guardIn(value.no) }
  return value.is === 'scalar' && value.value === true
}
