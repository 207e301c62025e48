import type { Origin } from '../../model/origin.ts'
import type { Guard } from '../../model/slot.ts'
import { showText, textEquals, wholeText } from '../../model/text.ts'
import { not } from '../choices.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { type Plain, partsOf, type Value, valueIf } from '../value.ts'
import { evaluateItems, type Scope } from './scope.ts'
import { variableOf } from './variables.ts'

/**
 * Evaluates a condition function to a decision tree; what cannot be decided is a choice of its own.
 *
 * Source: AWS CloudFormation User Guide, "Condition functions".
 */
export function guardOf(name: string, argument: Syntax, at: Origin, field: string, scope: Scope): Guard {
  switch (name) {
    case 'Condition':
      return argument.kind === 'scalar' ? scope.condition(argument.text, at) : refused(name, 'a name', at, scope)
    case 'Fn::Equals': {
      const [left, right, ...more] = evaluateItems(argument, field, scope) ?? []
      return left && right && more.length === 0
        ? equals(left, right, at, scope)
        : refused(name, 'two values', at, scope)
    }
    case 'Fn::Not': {
      const [one, ...more] = guardsIn(argument, field, scope)
      return one !== undefined && more.length === 0 ? not(one) : refused(name, 'one condition', at, scope)
    }
    case 'Fn::And':
    case 'Fn::Or': {
      const guards = guardsIn(argument, field, scope)
      if (guards.length === 0) return refused(name, 'conditions', at, scope)
      const { choices } = scope.reading
      return (name === 'Fn::And' ? choices.every(guards) : choices.some(guards)) ?? tooMany(name, at, scope)
    }
    default:
      return refused(name, 'a condition function', at, scope)
  }
}

const guardsIn = (argument: Syntax, field: string, scope: Scope): readonly Guard[] =>
  argument.kind === 'list' ? argument.items.map((item, index) => scope.guard(item, `${field}[${index}]`)) : []

/** A choice of its own for a condition that is not understood or too large. */
function undecided(says: string, at: Origin, scope: Scope): Guard {
  const place = at.at === 'text' ? `${at.file}:${at.start}` : ''
  return {
    is: 'choice',
    on: scope.reading.choices.whether(`${scope.stack.key}#@${place} ${says}`, says),
    yes: true,
    no: false,
  }
}

function refused(name: string, wanted: string, at: Origin, scope: Scope): Guard {
  scope.report('template-invalid', `${name} needs ${wanted}.`, at)
  return undecided(`${name} holds`, at, scope)
}

function tooMany(name: string, at: Origin, scope: Scope): Guard {
  scope.report('value-too-large', `${name} can turn out in too many ways.`, at)
  return undecided(`${name} holds`, at, scope)
}

function equals(left: Value, right: Value, at: Origin, scope: Scope): Guard {
  const truth = (value: boolean): Value => ({ is: 'scalar', value, text: String(value), origin: at })
  const made = scope.reading.choices.inEveryBranch([left, right], ([one, other]) =>
    one && other ? valueIf(equalPlain(one, other, scope), truth(true), truth(false)) : truth(false),
  )
  return made ? guardIn(made) : tooMany('Fn::Equals', at, scope)
}

/** The condition that a tree of true and false is. */
function guardIn(value: Value): Guard {
  if (value.is === 'choice') return { is: 'choice', on: value.on, yes: guardIn(value.yes), no: guardIn(value.no) }
  return value.is === 'scalar' && value.value === true
}

function equalPlain(one: Plain, other: Plain, scope: Scope): Guard {
  const [left, right] = [textIn(one), textIn(other)]
  const [known, open] = left.whole === undefined ? [right, { value: one, ...left }] : [left, { value: other, ...right }]
  if (known.whole !== undefined && open.whole !== undefined) return known.whole === open.whole
  const { choices } = scope.reading
  const variable = variableOf(open.value, scope)
  if (known.whole !== undefined && variable) {
    return { is: 'choice', on: choices.equals(variable.id, variable.name, known.whole), yes: true, no: false }
  }
  if (known.whole !== undefined && textEquals(open.parts, known.whole) === false) return false
  const says = `${left.shown} equals ${right.shown}`
  if (left.shown === right.shown && variable) return true
  return { is: 'choice', on: choices.whether(`${scope.stack.key}#${says}`, says), yes: true, no: false }
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
