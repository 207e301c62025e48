import type { Origin } from '../../model/origin.ts'
import type { Guard } from '../../model/slot.ts'
import { not } from '../choices.ts'
import { equality, guardIn } from '../equality.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { type Value, valueIf } from '../value.ts'
import { evaluateItems, type Scope } from './scope.ts'

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
    one && other
      ? valueIf(equality(one, other, scope.stack.key, scope.reading.choices), truth(true), truth(false))
      : truth(false),
  )
  return made ? guardIn(made) : tooMany('Fn::Equals', at, scope)
}
