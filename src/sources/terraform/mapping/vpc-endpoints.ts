import { type Attributes, addition, computed, type Mappings, resource, satellite } from './attributes.ts'

const ofEndpoint = (attributes: Attributes) =>
  satellite(addition('aws_vpc_endpoint', 'vpc_endpoint_id', { vpc_endpoint_id: null, ...attributes }))

/**
 * PrivateLink, on the side of who calls and on that of who is called.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_vpc_endpoint*.
 */
export const vpcEndpoints: Mappings = {
  aws_vpc_endpoint: resource('AWS::EC2::VPCEndpoint', {
    id: computed('vpcEndpointId'),
    policy: 'policyDocument',
    dns_entry: 'dnsEntries',
  }),
  aws_vpc_endpoint_policy: ofEndpoint({ policy: 'policyDocument' }),
  aws_vpc_endpoint_route_table_association: ofEndpoint({ route_table_id: 'routeTableIds' }),
  aws_vpc_endpoint_security_group_association: ofEndpoint({ security_group_id: 'securityGroupIds' }),
  aws_vpc_endpoint_service: resource(
    'AWS::EC2::VPCEndpointService',
    { id: computed('serviceId'), state: 'serviceState' },
    {
      splits: {
        aws_vpc_endpoint_service_allowed_principal: {
          link: 'vpc_endpoint_service_id',
          attributes: ['allowed_principals'],
        },
      },
    },
  ),
  aws_vpc_endpoint_service_allowed_principal: resource('AWS::EC2::VPCEndpointServicePermissions', {
    vpc_endpoint_service_id: 'serviceId',
    principal_arn: 'allowedPrincipals',
  }),
  aws_vpc_endpoint_subnet_association: ofEndpoint({ subnet_id: 'subnetIds' }),
}
