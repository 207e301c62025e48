import type { Guard } from '../../../model/slot.ts'
import { valueIf } from '../../value.ts'
import type { Intrinsic } from '../scope.ts'
import { fieldOf } from '../scope.ts'

/** A condition function outside `Conditions` and `Fn::If`: true or false. */
export const condition =
  (name: string): Intrinsic =>
  (argument, at, scope) => {
    const entries = new Map([[name, { keyStart: argument.start, keyEnd: argument.start, value: argument }]])
    const guard: Guard = scope.guard({ kind: 'map', entries, start: argument.start, end: argument.end }, fieldOf(at))
    const scalar = (value: boolean) => ({ is: 'scalar', value, text: String(value), origin: at }) as const
    return valueIf(guard, scalar(true), scalar(false))
  }
