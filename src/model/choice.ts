/** Index of a choice in `Estate.choices`. */
export type ChoiceId = number

/**
 * A question that only deployment answers, with the answers yes and no.
 *
 * Choices about one `variable` exclude each other: a variable has one value, so it equals at most one `equals`, and one of
 * its `domain` where that is known. A choice that compares nothing has a variable of its own.
 */
export interface Choice {
  readonly id: ChoiceId
  /** Unique in the estate, e.g. `service.yaml#Environment`. */
  readonly variable: string
  /** The value that answers yes. */
  readonly equals: string
  /** All values that the variable can have, where they are known. */
  readonly domain?: readonly string[]
  /** What yes means, e.g. `Environment is "prod"`. */
  readonly yes: string
  /** What no means, e.g. `Environment is not "prod"`. */
  readonly no: string
}

/** Answers given so far, and what follows from them for other choices about the same variables. */
export class Answers {
  readonly #variables: Map<string, { readonly is?: string; readonly not: readonly string[] }>

  private constructor(variables: Map<string, { readonly is?: string; readonly not: readonly string[] }>) {
    this.#variables = variables
  }

  static none(): Answers {
    return new Answers(new Map())
  }

  /** The only possible answer, if just one is left. */
  impliedFor(choice: Choice): boolean | undefined {
    const known = this.#variables.get(choice.variable)
    if (known?.is !== undefined) return known.is === choice.equals
    if (known?.not.includes(choice.equals)) return false
    if (choice.domain) {
      if (!choice.domain.includes(choice.equals)) return false
      if (choice.domain.every((value) => value === choice.equals || known?.not.includes(value))) return true
    }
    return undefined
  }

  /** Adds an answer to these. */
  add(choice: Choice, answer: boolean): void {
    const not = this.#variables.get(choice.variable)?.not ?? []
    this.#variables.set(choice.variable, answer ? { is: choice.equals, not } : { not: [...not, choice.equals] })
  }

  /** These answers and one more. */
  and(choice: Choice, answer: boolean): Answers {
    const more = new Answers(new Map(this.#variables))
    more.add(choice, answer)
    return more
  }
}

/** One answer that a world takes for given. */
export interface Assumption {
  readonly choice: Choice
  readonly answer: boolean
}

/** In words, e.g. `Environment is "prod"`. */
export const sayAssumption = ({ choice, answer }: Assumption): string => (answer ? choice.yes : choice.no)

/**
 * The fewest of some assumptions that a verdict really rests on. `others` are the worlds, each as its assumptions, in which
 * it is otherwise: what is left out must not let one of them in.
 */
export function decisive(
  assumptions: readonly Assumption[],
  others: readonly (readonly Assumption[])[],
): readonly Assumption[] {
  let kept = assumptions
  // What a world assumed last it needed least often.
  for (const one of [...assumptions].reverse()) {
    const without = kept.filter((each) => each !== one)
    if (others.every((other) => without.some((mine) => other.some((its) => contradict(mine, its))))) kept = without
  }
  return kept
}

function contradict(one: Assumption, other: Assumption): boolean {
  if (one.choice.variable !== other.choice.variable) return false
  const isSame = one.choice.equals === other.choice.equals
  return one.answer && other.answer ? !isSame : one.answer !== other.answer && isSame
}
