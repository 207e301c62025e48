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
