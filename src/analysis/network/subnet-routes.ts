import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import type { RouteTable } from './network.ts'
import { surveyAround } from './survey/survey.ts'

type Subnet = Resource<'AWS::EC2::Subnet'>

/** The route table that serves a subnet; undefined where nobody can tell which. */
export function subnetRoutesOf(subnet: Subnet, world: World): RouteTable | undefined {
  const network = surveyAround(subnet, world)?.network
  const table = network?.subnets.find(({ id }) => id === subnet.address)?.routeTable
  return network?.routeTables.find(({ id }) => id === table)
}
