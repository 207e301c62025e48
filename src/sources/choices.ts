import { Answers, type Choice, type ChoiceId } from '../model/choice.ts'
import type { Guard } from '../model/slot.ts'
import type { Plain, Value } from './value.ts'

/** How many ways a value or a condition may turn out before it is given up as unknown. */
export const maxBranches = 128

/** Thrown inside when there are more than `maxBranches` ways. */
class TooManyBranches extends Error {}

/** The choices of an estate that is being read, each made once. */
export class Choices {
  readonly all: Choice[] = []
  readonly #ids = new Map<string, ChoiceId>()

  /** The choice whether a variable has a value; `name` is what people call the variable. */
  equals(variable: string, name: string, value: string, domain?: readonly string[]): ChoiceId {
    return this.#add({
      variable,
      equals: value,
      ...(domain && { domain }),
      yes: `${name} is "${value}"`,
      no: `${name} is not "${value}"`,
    })
  }

  /** A choice that has nothing in common with any other. */
  whether(variable: string, says: string, otherwise = `not: ${says}`): ChoiceId {
    return this.#add({ variable, equals: 'true', domain: ['true', 'false'], yes: says, no: otherwise })
  }

  #add(choice: Omit<Choice, 'id'>): ChoiceId {
    const key = `${choice.variable}\n${choice.equals}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.all.length
    this.all.push({ id, ...choice })
    this.#ids.set(key, id)
    return id
  }

  #choice(id: ChoiceId): Choice {
    const choice = this.all[id]
    if (!choice) throw new Error(`choice ${id} was not made`)
    return choice
  }

  /**
   * Applies a function to values, once for each way in which they may turn out together.
   *
   * Impossible combinations are left out. Gives undefined when there are more than `maxBranches` ways.
   */
  inEveryBranch(values: readonly Value[], make: (plain: readonly Plain[]) => Value): Value | undefined {
    return this.#bounded((count) => this.#branch(values, make, Answers.none(), count))
  }

  #branch(
    values: readonly Value[],
    make: (plain: readonly Plain[]) => Value,
    answers: Answers,
    count: () => void,
  ): Value {
    const plain: Plain[] = []
    for (const value of values) {
      let here = value
      while (here.is === 'choice') {
        const choice = this.#choice(here.on)
        const answer = answers.impliedFor(choice)
        if (answer === undefined) {
          const yes = this.#branch(values, make, answers.and(choice, true), count)
          const no = this.#branch(values, make, answers.and(choice, false), count)
          return same(yes, no) ? yes : { is: 'choice', on: here.on, yes, no }
        }
        here = answer ? here.yes : here.no
      }
      plain.push(here)
    }
    count()
    return make(plain)
  }

  /** Every condition holds. Gives undefined when there are more than `maxBranches` ways, as `some` does. */
  every(guards: readonly Guard[]): Guard | undefined {
    return this.#fold(guards, false)
  }

  /** At least one condition holds. */
  some(guards: readonly Guard[]): Guard | undefined {
    return this.#fold(guards, true)
  }

  /** `stop` is the answer of one condition that decides for all; without one the answer is its opposite. */
  #fold(guards: readonly Guard[], stop: boolean): Guard | undefined {
    return this.#bounded((count) => this.#combine(guards, stop, Answers.none(), count))
  }

  #combine(guards: readonly Guard[], stop: boolean, answers: Answers, count: () => void): Guard {
    for (const guard of guards) {
      let here = guard
      while (typeof here === 'object') {
        const choice = this.#choice(here.on)
        const answer = answers.impliedFor(choice)
        if (answer === undefined) {
          const yes = this.#combine(guards, stop, answers.and(choice, true), count)
          const no = this.#combine(guards, stop, answers.and(choice, false), count)
          return yes === no ? yes : { is: 'choice', on: here.on, yes, no }
        }
        here = answer ? here.yes : here.no
      }
      if (here === stop) {
        count()
        return stop
      }
    }
    count()
    return !stop
  }

  #bounded<T>(run: (count: () => void) => T): T | undefined {
    let branches = 0
    try {
      return run(() => {
        if (++branches > maxBranches) throw new TooManyBranches()
      })
    } catch (error) {
      if (error instanceof TooManyBranches) return undefined
      throw error
    }
  }
}

/** The opposite of a condition. */
export function not(guard: Guard): Guard {
  return typeof guard === 'boolean' ? !guard : { ...guard, yes: not(guard.yes), no: not(guard.no) }
}

/** Two scalars that read the same: the choice between them is none. */
function same(yes: Value, no: Value): boolean {
  return yes.is === 'scalar' && no.is === 'scalar' && yes.text === no.text && yes.encoded === no.encoded
}
