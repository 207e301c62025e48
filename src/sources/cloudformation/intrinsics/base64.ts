import { fieldOf, type Intrinsic, inEveryBranch, unusable } from '../scope.ts'

/** Source: AWS CloudFormation User Guide, "Fn::Base64". */
export const base64: Intrinsic = (argument, at, scope) =>
  inEveryBranch('Fn::Base64', [scope.evaluate(argument, fieldOf(at))], at, scope, ([text]) => {
    if (text?.is === 'scalar' || text?.is === 'text') return { ...text, encoded: true }
    return text?.is === 'unknown' ? text : unusable('Fn::Base64', 'Fn::Base64 needs text.', at, scope)
  })
