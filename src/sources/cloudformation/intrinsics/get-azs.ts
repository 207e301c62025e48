import { type Intrinsic, unknown } from '../scope.ts'

/**
 * The Availability Zones of a Region are an account's own, so the list is unknown.
 *
 * Source: AWS CloudFormation User Guide, "Fn::GetAZs".
 */
export const getAzs: Intrinsic = (_argument, at) =>
  unknown({ because: 'intrinsic', name: 'Fn::GetAZs' }, { name: 'Fn::GetAZs' }, at)
