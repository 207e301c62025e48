import { isResourceType, type ResourceType, resourceTypes } from '../../../model/resource.ts'
import { type Mappings, resource } from './attributes.ts'

/**
 * The types of the provider hashicorp/awscc, which is made from CloudFormation's schema: its properties in snake case.
 *
 * Source: documentation of the provider hashicorp/awscc.
 */
export const cloudControl: Mappings = Object.fromEntries(
  Object.keys(resourceTypes)
    .filter(isResourceType)
    .filter((type) => type.startsWith('AWS::'))
    .map((type) => [nameOf(type), resource(type)]),
)

/** `AWS::ECS::TaskDefinition` is `awscc_ecs_task_definition`, `AWS::EC2::VPCEndpoint` is `awscc_ec2_vpc_endpoint`. */
function nameOf(type: ResourceType): string {
  const [, service = '', name = ''] = type.split('::')
  const snake = name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
  return `awscc_${service.toLowerCase()}_${snake}`
}
