import type { Mapping } from './attributes.ts'
import { cloudControl } from './cloud-control.ts'
import { compute } from './compute.ts'
import { dataStores } from './data-stores.ts'
import { ecs } from './ecs.ts'
import { efs } from './efs.ts'
import { events } from './events.ts'
import { frontDoors } from './front-doors.ts'
import { gateways } from './gateways.ts'
import { iam } from './iam.ts'
import { loadBalancing } from './load-balancing.ts'
import { meshes } from './meshes.ts'
import { routing } from './routing.ts'
import { s3 } from './s3.ts'
import { secrets } from './secrets.ts'
import { securityGroups } from './security-groups.ts'
import { serviceDiscovery } from './service-discovery.ts'
import { states } from './states.ts'
import { vpcs } from './vpc.ts'
import { vpcEndpoints } from './vpc-endpoints.ts'

/** Every resource type of the providers that feeds the model, by the provider's name. */
export const mappings: ReadonlyMap<string, Mapping> = new Map(
  [
    cloudControl,
    compute,
    ecs,
    efs,
    events,
    gateways,
    iam,
    routing,
    s3,
    secrets,
    securityGroups,
    serviceDiscovery,
    states,
    vpcEndpoints,
    loadBalancing,
    frontDoors,
    meshes,
    dataStores,
    vpcs,
  ].flatMap((service) => Object.entries(service)),
)
