import type { GapCode } from '../../../model/gap.ts'
import type { FileId, Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import type { Hole } from '../../../model/text.ts'
import type { Reading } from '../../reading.ts'
import type { UnknownValue, Value } from '../../value.ts'
import type { Expression, HclReader, Place } from '../syntax/ast.ts'

/** What stands after a name: `.attribute` or `[key]`. */
export type Step =
  | { readonly is: 'attribute'; readonly name: string }
  | { readonly is: 'index'; readonly key: Expression }

/** What a name that an expression begins with stands for, and how many of the steps after it that took. */
export interface Resolved {
  readonly value: Value
  readonly used: number
}

/** A module as its expressions see it. */
export interface ModuleScope {
  readonly reading: Reading
  readonly hcl: HclReader
  readonly budget: Budget
  /** The module's folder, relative to the scan's root. */
  readonly folder: string
  /** Where everything in it is placed, where the module has no files: the call. */
  readonly place: Origin | undefined
  /** `var.x`, `local.x`, `module.x.y`, `data.t.n.a`, `path.x`, `terraform.x`, or a resource `type.name.a`. */
  resolve(root: string, steps: readonly Step[], at: Origin, environment: Environment): Resolved | undefined
  evaluate(expression: Expression, environment: Environment): Value
  /** The value of a text that is a template, of another file or made here, with names that it may use. */
  template(text: string, names: ReadonlyMap<string, Value>, at: Origin, environment: Environment): Value
  readText(path: string): string | undefined
  /** The files below a folder, as paths relative to it. */
  list(folder: string): readonly string[] | undefined
}

/** What may be named beside a module's own: those inside hide those around them. */
export class Names {
  readonly #own: ReadonlyMap<string, Value>
  readonly #around: Names | undefined

  constructor(own: Iterable<readonly [string, Value]> = [], around?: Names) {
    this.#own = own instanceof Map ? own : new Map(own)
    this.#around = around
  }

  get(name: string): Value | undefined {
    return this.#own.get(name) ?? this.#around?.get(name)
  }
}

/** Where an expression stands, and what it may name beside its module: `each`, `count`, `self`, the variables of a `for`. */
export interface Environment {
  readonly module: ModuleScope
  readonly file: FileId
  readonly field: string
  readonly names: Names
  /** Where everything in it is placed, where it stands in another file: a template that a function fills in. */
  readonly at?: Origin
  /** Says that something is wrong; while `try` looks, to nobody but it. */
  report(code: GapCode, says: string, at: Origin): void
}

/** Steps that a configuration may take, beside one for each letter; those of a scan together; those of each in any case. */
const stepsOfOne = 500_000
const stepsOfAll = 3_000_000
const stepsOfEach = 20_000

/** What the configurations of a scan may take together, by the letters that they have. */
export class Steps {
  readonly letters: number
  left: number

  constructor(letters: number) {
    this.letters = letters
    this.left = stepsOfAll + letters
  }
}

/** How much one configuration may cost to evaluate. */
export class Budget {
  depth = 0
  /** Where there was none left for the first time. */
  end: Origin | undefined
  readonly #scan: Steps
  #left: number
  #used = 0

  constructor(scan: Steps) {
    this.#scan = scan
    this.#left = stepsOfOne + scan.letters
  }

  /** Takes steps; false when there are not as many left, and then none are taken. */
  spend(steps: number): boolean {
    if (steps > this.#left || (steps > this.#scan.left && this.#used + steps > stepsOfEach)) return false
    this.#left -= steps
    this.#used += steps
    this.#scan.left -= steps
    return true
  }
}

/** The value of an expression; through the module, so that the parts of the evaluator need not know one another. */
export const evaluate = (expression: Expression, environment: Environment): Value =>
  environment.module.evaluate(expression, environment)

/** The name of the item that a splat goes through: no name that can be written. */
export const splatItem = '[*]'

/** How the sentence about a name ends that the module does not declare. */
export const notDeclared = 'is not declared in the module.'

/** How deep expressions and what they name may lead into one another. */
export const maxDepth = 400

export const placeIn = ({ module, file, field, at = module.place }: Environment, { start, end }: Place): Origin =>
  at?.at === 'text' ? { ...at, field } : { at: 'text', file, start, end, field }

export const inField = (environment: Environment, field: string): Environment => ({ ...environment, field })

export const withNames = (environment: Environment, names: Iterable<readonly [string, Value]>): Environment => ({
  ...environment,
  names: new Names(names, environment.names),
})

export const unknown = (why: Why, hole: Hole, origin: Origin): UnknownValue => ({ is: 'unknown', why, hole, origin })

/** The value of what is wrong; the gap says why. */
export function faulty(code: GapCode, says: string, name: string, at: Origin, environment: Environment): UnknownValue {
  environment.report(code, says, at)
  return unknown({ because: 'undeclared', name }, { name }, at)
}

/** What stands for a value that is larger than any that is deployed. */
export function tooLarge(what: string, at: Origin, environment: Environment): UnknownValue {
  environment.report('value-too-large', `${what} is larger than any that is deployed.`, at)
  return unmade(at)
}

/** What stands for a value for which no steps are left. That is told once, where it was for the first time. */
export function outOfSteps(at: Origin, { module }: Environment): UnknownValue {
  module.budget.end ??= at
  return unmade(at)
}

const unmade = (at: Origin) => unknown({ because: 'too-large', what: 'the value' }, { name: '…' }, at)

export const scalar = (value: string | number | boolean, origin: Origin): Value => ({
  is: 'scalar',
  value,
  text: String(value),
  origin,
})
