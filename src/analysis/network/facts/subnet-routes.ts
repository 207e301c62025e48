import type { Resource } from '../../../model/resource.ts'
import type { World } from '../../../model/world.ts'
import type { RouteTable } from '../network.ts'
import { surveyAround } from '../survey/survey.ts'
import { indexOf } from './survey-index.ts'

type Subnet = Resource<'AWS::EC2::Subnet'>

/** The route table that serves a subnet; undefined where nobody can tell which. */
export function subnetRoutesOf(subnet: Subnet, world: World): RouteTable | undefined {
  const survey = surveyAround(subnet, world)
  if (!survey) return undefined
  const { subnets, tables } = indexOf(survey)
  const id = subnets.get(subnet.address)?.routeTable
  return id === undefined ? undefined : tables.get(id)
}
