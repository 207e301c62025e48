import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { endpointTypeOf } from '../routes/gateway-endpoints.ts'
import { standingIn, standingsIn } from '../workloads/standing.ts'
import { addDataStores } from './data-stores.ts'
import { addOwned } from './owned-interfaces.ts'

/** Interfaces of what is neither a task nor a host nor a load balancer. */
export function addFurtherInterfaces(draft: Draft): void {
  const { world } = draft
  for (const resource of draft.of('AWS::EC2::VPCEndpoint')) {
    if (endpointTypeOf(resource, draft) === 'Gateway') continue
    const standings = standingsIn(listed(resource, 'subnetIds', world), draft)
    const vpc = draft.vpc(world.read(resource, 'vpcId'))
    for (const { id } of standings) if (vpc !== undefined) draft.together.join(`vpc ${vpc}`, `subnet ${id}`)
    addOwned({ resource, kind: 'vpc-endpoint', standings, groups: listed(resource, 'securityGroupIds', world) }, draft)
  }
  for (const resource of draft.of('AWS::ApiGatewayV2::VpcLink')) {
    const standings = standingsIn(listed(resource, 'subnetIds', world), draft)
    addOwned({ resource, kind: 'vpc-link', standings, groups: listed(resource, 'securityGroupIds', world) }, draft)
  }
  for (const resource of draft.of('AWS::Lambda::Function')) {
    const config = world.read(resource, 'vpcConfig')
    if (config.is !== 'known') continue
    const standings = standingsIn(listed(config.value, 'subnetIds', world), draft)
    const groups = listed(config.value, 'securityGroupIds', world)
    addOwned({ resource, kind: 'function', standings, groups, isOne: true }, draft)
  }
  for (const resource of draft.of('AWS::EFS::MountTarget')) {
    const standing = standingIn(world.read(resource, 'subnetId'), true, draft)
    const standings = standing ? [standing] : []
    addOwned({ resource, kind: 'data-store', standings, groups: listed(resource, 'securityGroups', world) }, draft)
  }
  addDataStores(draft)
}
