import { fieldOf, type Intrinsic, inEveryBranch, unknown, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::Length". */
export const length: Intrinsic = (argument, at, scope) =>
  inEveryBranch('Fn::Length', [scope.evaluate(argument, fieldOf(at))], at, scope, ([list]) => {
    if (list?.is === 'unknown' || list?.is === 'text') return unknown(list.why, { name: 'Fn::Length' }, at)
    if (list?.is !== 'list') return unusable('Fn::Length', 'Fn::Length needs a list.', at, scope)
    return inEveryBranch('Fn::Length', list.items, at, scope, (items) => {
      const count = items.filter(({ is }) => is !== 'nothing').length
      return { is: 'scalar', value: count, text: String(count), origin: at }
    })
  })
