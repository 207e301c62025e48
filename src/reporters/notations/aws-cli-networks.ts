import type { ResourceType } from '../../model/resource.ts'
import type { Commands } from './aws-cli-ecs.ts'
import { options, unchangeable } from './aws-cli-options.ts'
import { word } from './shell.ts'
import { type Node, plain } from './tree.ts'

const endpointOptions = {
  vpcId: 'vpc-id',
  vpcEndpointType: 'vpc-endpoint-type',
  serviceName: 'service-name',
  privateDnsEnabled: 'private-dns-enabled',
}

/** Source: Amazon EC2 API Reference, CreateVpcEndpoint, ModifyVpcEndpoint, DeleteVpcEndpoints. */
const vpcEndpoint: Commands = (tree) => {
  const service = tree.fields.get('serviceName')
  if (service?.is === 'removed') return ['aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$VPC_ENDPOINT_ID"']
  const lists = [
    ...ids('subnet-ids', tree.fields.get('subnetIds')),
    ...ids('security-group-ids', tree.fields.get('securityGroupIds')),
  ]
  const set = `${options(tree, endpointOptions)}${lists.join('')}`
  const known = [...Object.keys(endpointOptions), 'subnetIds', 'securityGroupIds']
  return [
    service === undefined
      ? `aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$VPC_ENDPOINT_ID"${set}`
      : `aws ec2 create-vpc-endpoint${set}`,
    ...unchangeable(tree, known, 'an endpoint'),
  ]
}

/** The command takes ids as words of their own. */
function ids(option: string, node: Node | undefined): readonly string[] {
  const all = node ? plain(node, (name) => name) : []
  return Array.isArray(all) && all.length > 0 ? [` --${option} ${all.map((id) => word(String(id))).join(' ')}`] : []
}

export const awsCliNetworks: Partial<Record<ResourceType, Commands>> = {
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
}
