import { dataStores } from './data-stores.ts'
import { ec2 } from './ec2.ts'
import { ec2Connections } from './ec2-connections.ts'
import { ec2Instances } from './ec2-instances.ts'
import { ecs } from './ecs.ts'
import { elbv2 } from './elbv2.ts'
import { frontDoors } from './front-doors.ts'
import type { ReplyKind } from './kind.ts'
import { vpcLattice } from './vpc-lattice.ts'

/** Every call whose reply is read, by service. */
export const replyKinds: readonly ReplyKind[] = [
  ...ecs,
  ...ec2,
  ...ec2Connections,
  ...ec2Instances,
  ...elbv2,
  ...frontDoors,
  ...dataStores,
  ...vpcLattice,
]

/** Lists of replies that other tools put together, each with the key of what it is about. */
export const wrappers: ReadonlySet<string> = new Set([
  'LoadBalancerAttributes',
  'LoadBalancerListeners',
  'LoadBalancerTargetHealth',
  'TargetGroupAttributes',
  'TargetHealth',
  'TransitGatewayPropagations',
  'TransitGatewayStaticRoutes',
])

/** Lists that snapshots have and nothing is made of. */
export const unread: ReadonlySet<string> = new Set(['AvailabilityZones', 'DhcpOptions', 'InstanceTypes', 'KeyPairs'])
