import type { PortRange, Protocol } from '../src/analysis/network/network.ts'
import { type Survey, surveyAround } from '../src/analysis/network/survey/survey.ts'
import type { Estate } from '../src/model/estate.ts'
import { type Cidr, showIp } from '../src/model/ip.ts'
import type { Resource } from '../src/model/resource.ts'
import { World } from '../src/model/world.ts'
import { loadEstate, readEstate } from '../src/sources/read-estate.ts'
import { estateOf } from './trait-cases.ts'

/** A template with what most surveys need: a VPC, a subnet in it and what a case has beside them. */
export const inVpc = (resources: object, more: object = {}): object => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' } },
    ...resources,
  },
  ...more,
})

export const estateOfTemplate = (template: object): Estate => estateOf('AWS::EC2::VPC', { template })

const named = (estate: Estate, id: string): Resource => {
  const found = estate.resources.find(({ address }) => address.endsWith(`#${id}`))
  if (!found) throw new Error(`${id} is not in the estate`)
  return found
}

/** The survey around a resource of a template in each world. */
export function surveysOf(template: object, around = 'Vpc'): readonly Survey[] {
  const estate = estateOfTemplate(template)
  const found: Survey[] = []
  World.every(
    estate,
    64,
    (world) => surveyAround(named(estate, around), world),
    (survey) => survey && found.push(survey),
  )
  return found
}

/** The survey of a template that has one world only. */
export function surveyOfTemplate(template: object, around = 'Vpc'): Survey {
  const [survey, other] = surveysOf(template, around)
  if (!survey || other) throw new Error('there is not just one world')
  return survey
}

/** The id of what a template declares, without its file. */
export const short = (id: string): string => id.replaceAll('template.json#', '')

export const showCidr = (cidr: Cidr | 'any'): string =>
  cidr === 'any' ? cidr : `${showIp(cidr.version, cidr.first)}/${cidr.prefix}`

export const showTraffic = (protocol: Protocol, [from, to]: PortRange): string => `${protocol} ${from}-${to}`

/** An estate of what is in a folder of the project. */
export const estateIn = (folder: string): Estate => readEstate([folder], { root: '.' }).estate

/** An estate of what is in any folder, Terraform as well. */
export const estateLoaded = async (folder: string): Promise<Estate> =>
  (await loadEstate([folder], { root: folder })).estate
