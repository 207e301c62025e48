import type { GapCode } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import type { Guard, Why } from '../../model/slot.ts'
import type { Hole, Part } from '../../model/text.ts'
import type { Deployment, Reading } from '../reading.ts'
import type { Elsewhere, MapSyntax, Syntax } from '../syntax/syntax.ts'
import {
  lengthOf,
  maxTextLength,
  type Plain,
  type ScalarValue,
  type TextValue,
  textOf,
  type UnknownValue,
  type Value,
  type Written,
} from '../value.ts'

/** A declared parameter of the template. */
export interface Parameter {
  readonly name: string
  readonly type: string
  readonly noEcho: boolean
  readonly syntax: MapSyntax
  readonly fallback: Syntax | undefined
  readonly allowed: readonly string[] | undefined
}

/** A declared resource of the template. */
export interface Declared extends Elsewhere {
  readonly id: string
  readonly type: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly syntax: MapSyntax
}

/** What a parameter is given from outside: text as a person writes it, or a value of the stack that deploys this one. */
export type Given = { readonly text: string; readonly origin: Origin } | { readonly value: Value }

/** One deployment of a template: by itself, or by a resource of another template. */
export interface Stack {
  /** Unique in an estate: the template's path, and what deploys it where that is more than one thing. */
  readonly key: string
  /** What the addresses of its resources end in, so that they stay unique; mostly nothing. */
  readonly suffix: string
  /** Whether it is deployed at all. */
  readonly guard: Guard
  readonly deployment: Deployment
  /** The value of a parameter, where one is given. */
  given(name: string): Given | undefined
  /** An output of a stack that a resource of this template deploys; undefined where its template is not in the scan. */
  output(resource: Declared, name: string, at: Origin): Value | undefined
  /** A value that a template of the scan exports under a name; several may. */
  exported(name: readonly Part[], at: Origin): Value | 'several' | undefined
  /** The value of an SSM parameter that some template of the scan makes. */
  storedParameter(name: string, at: Origin): Value | undefined
  /** Sees to it that the stacks of a resource are read too. */
  deploy(resource: Declared, guard: Guard, place: Origin): void
}

/**
 * The template that is being evaluated: what an intrinsic function may ask for.
 *
 * Everything is evaluated at most once and on demand; a value that is asked for while it is being made is a cycle.
 */
export interface Scope {
  readonly reading: Reading
  readonly stack: Stack
  readonly file: FileId
  readonly path: string
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly resources: ReadonlyMap<string, Declared>
  readonly mappings: ReadonlyMap<string, Syntax>
  /** The template has a transform, which may declare what is not found in it. */
  readonly transformed: boolean
  /** The template uses the functions of the language extensions. */
  readonly extended: boolean

  /** The address of a resource of the template. */
  address(id: string): string
  /** Where a node stands. */
  place(node: Elsewhere & { readonly start: number; readonly end: number }, field: string): Origin
  /** Hears of a file that the template takes in. */
  takesIn(path: string): void
  evaluate(syntax: Syntax, field: string): Value
  condition(name: string, at: Origin): Guard
  guard(syntax: Syntax, field: string): Guard
  parameter(name: string, at: Origin): Value
  /** A property of another resource, as written. */
  property(resource: Declared, name: string, at: Origin): Value | undefined
  report(code: GapCode, says: string, at: Origin): void
}

/** One intrinsic function: `argument` is what stands under its key, `at` the place of the whole call. */
export type Intrinsic = (argument: Syntax, at: Origin, scope: Scope) => Value

export function unknown(why: Why, hole: Hole, origin: Origin): UnknownValue {
  return { is: 'unknown', why, hole, origin }
}

/** The value that a function cannot make out of what it was given; the gap says why. */
export function unusable(name: string, says: string, at: Origin, scope: Scope): UnknownValue {
  scope.report('template-invalid', says, at)
  return unknown({ because: 'intrinsic', name }, { name }, at)
}

/** Applies a function to values in every way they may turn out; unknown where there are too many ways. */
export function inEveryBranch(
  name: string,
  values: readonly Value[],
  at: Origin,
  scope: Scope,
  make: (plain: readonly Plain[]) => Value,
): Value {
  const made = scope.reading.choices.inEveryBranch(values, make)
  if (made) return made
  scope.report('value-too-large', `${name} can turn out in too many ways.`, at)
  return unknown({ because: 'too-large', what: name }, { name }, at)
}

/** The text that a function makes; unknown where it would be longer than any template can be. */
export function textMade(
  name: string,
  parts: readonly Part[],
  why: Why | undefined,
  at: Origin,
  scope: Scope,
  written?: Written,
): ScalarValue | TextValue | UnknownValue {
  if (parts.length <= maxTextLength && lengthOf(parts) <= maxTextLength) return textOf(parts, why, at, written)
  return tooLarge(name, at, scope)
}

/** What a function would give is more than can be handed on. */
export function tooLarge(name: string, at: Origin, scope: Scope): UnknownValue {
  scope.report('value-too-large', `${name} makes more than any template can hold.`, at)
  return unknown({ because: 'too-large', what: `what ${name} makes` }, { name }, at)
}

/** The items of a list argument, evaluated; undefined where it is not a list as written. */
export function evaluateItems(argument: Syntax, field: string, scope: Scope): readonly Value[] | undefined {
  if (argument.kind !== 'list') return undefined
  return argument.items.map((item, index) => scope.evaluate(item, `${field}[${index}]`))
}

export function fieldOf(origin: Origin): string {
  return origin.at === 'default' ? '' : origin.field
}
