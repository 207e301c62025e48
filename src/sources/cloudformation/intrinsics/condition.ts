import { valueIf } from '../../value.ts'
import { guardOf } from '../guards.ts'
import { fieldOf, type Intrinsic } from '../scope.ts'

/** A condition function outside `Conditions` and `Fn::If`: true or false. */
export const condition =
  (name: string): Intrinsic =>
  (argument, at, scope) => {
    const scalar = (value: boolean) => ({ is: 'scalar', value, text: String(value), origin: at }) as const
    return valueIf(guardOf(name, argument, at, fieldOf(at), scope), scalar(true), scalar(false))
  }
