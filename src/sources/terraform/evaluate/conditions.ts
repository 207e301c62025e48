import type { Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import type { Plain, Value } from '../../value.ts'
import { variableOf } from '../../variables.ts'
import { type Environment, unknown } from './scope.ts'

/** Applies a function to values in every way they may turn out together; unknown where there are too many ways. */
export function inBranches(
  name: string,
  values: readonly Value[],
  at: Origin,
  environment: Environment,
  make: (plain: readonly Plain[]) => Value,
): Value {
  const made = environment.module.reading.choices.inEveryBranch(values, make)
  if (made) return made
  environment.report('value-too-large', `${name} can turn out in too many ways.`, at)
  return unknown({ because: 'too-large', what: name }, { name }, at)
}

/** A value as a condition: a tree of yes and no, with a choice where it is not known. */
export function condition(value: Value, at: Origin, environment: Environment): Guard {
  if (value.is === 'choice') {
    return { ...value, yes: condition(value.yes, at, environment), no: condition(value.no, at, environment) }
  }
  if (value.is === 'scalar') return value.value === true || value.text === 'true'
  const { reading } = environment.module
  const variable = variableOf(value)
  if (variable) {
    const on = reading.choices.equals(variable.id, variable.name, 'true', ['true', 'false'])
    return { is: 'choice', on, yes: true, no: false }
  }
  const says = value.is === 'unknown' ? `${value.hole.name} holds` : 'a condition holds'
  return {
    is: 'choice',
    on: reading.choices.whether(`${placeName(at, environment)}#${says}`, says),
    yes: true,
    no: false,
  }
}

/** What tells what is asked here from what is asked elsewhere in the same words: `length(…)` is of another list there. */
export const placeName = (at: Origin, { module }: Environment) =>
  at.at === 'text' ? `${at.file}@${at.start}${module.place ? ` ${at.field}` : ''}` : ''

/** What is said of something made from a value that is not known. */
export function unknownOf(value: Plain | undefined, at: Origin): Value {
  const why =
    value?.is === 'unknown' || value?.is === 'text'
      ? value.why
      : ({ because: 'intrinsic', name: 'The expression' } as const)
  const name = value?.is === 'unknown' ? value.hole.name : 'an expression'
  return unknown(why, { name }, at)
}
