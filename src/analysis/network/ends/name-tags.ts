import type { Estate } from '../../../model/estate.ts'
import type { Resource } from '../../../model/resource.ts'
import { World } from '../../../model/world.ts'
import { listed } from '../survey/listed.ts'

/** The `Name` tag, by which the console calls what has no name of its own. */
export function nameTagOf(resource: Resource | undefined, estate: Estate): string | undefined {
  const world = World.leavingOpen(estate, [])
  for (const { value: tag } of tagsOf(resource, world)) {
    const key = world.read(tag, 'key')
    const value = world.read(tag, 'value')
    if (key.is === 'known' && key.value === 'Name' && value.is === 'known') return value.value
  }
  return undefined
}

function tagsOf(resource: Resource | undefined, world: World) {
  switch (resource?.type) {
    case 'AWS::EC2::Instance':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::NetworkInterface':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::Subnet':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::VPC':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::InternetGateway':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::VPNGateway':
      return listed(resource, 'tags', world).items
    case 'AWS::EC2::VPNConnection':
      return listed(resource, 'tags', world).items
    default:
      return []
  }
}
