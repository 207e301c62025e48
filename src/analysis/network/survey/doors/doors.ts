import type { Door, LoadBalancer } from '../../network.ts'
import type { NetworkWorkload } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { acceleratorDoors } from './accelerator-doors.ts'
import { apiGatewayDoors } from './api-gateway-doors.ts'
import { cloudFrontDoors } from './cloudfront-doors.ts'
import { endpointServiceDoors } from './endpoint-service-doors.ts'

/** Ways in that are no interfaces of a VPC. */
export const doorsOf = (
  balancers: readonly LoadBalancer[],
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): readonly Door[] => [
  ...cloudFrontDoors(balancers, draft),
  ...acceleratorDoors(balancers, draft),
  ...apiGatewayDoors(balancers, workloads, draft),
  ...endpointServiceDoors(balancers, draft),
]
