import { type Attributes, addition, block, computed, type Mappings, resource, satellite } from './attributes.ts'

const named = (name: string, attributes: Attributes = {}): Attributes => ({
  name,
  id: null,
  arn: computed('arn'),
  ...attributes,
})

const identity: Attributes = { id: computed('id'), arn: computed('arn') }

const spec = block(undefined, { listener: 'listeners', backend: 'backends' })

/**
 * App Mesh and VPC Lattice.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_appmesh_* and aws_vpclattice_*.
 */
export const meshes: Mappings = {
  aws_appmesh_gateway_route: resource('AWS::AppMesh::GatewayRoute', named('gatewayRouteName')),
  aws_appmesh_mesh: resource('AWS::AppMesh::Mesh', named('meshName')),
  aws_appmesh_route: resource('AWS::AppMesh::Route', named('routeName')),
  aws_appmesh_virtual_gateway: resource(
    'AWS::AppMesh::VirtualGateway',
    named('virtualGatewayName', { spec: block(undefined, { listener: 'listeners' }) }),
  ),
  aws_appmesh_virtual_node: resource('AWS::AppMesh::VirtualNode', named('virtualNodeName', { spec })),
  aws_appmesh_virtual_router: resource('AWS::AppMesh::VirtualRouter', named('virtualRouterName')),
  aws_appmesh_virtual_service: resource('AWS::AppMesh::VirtualService', named('virtualServiceName')),
  aws_vpclattice_listener: resource('AWS::VpcLattice::Listener', {
    id: null,
    listener_id: computed('id'),
    arn: computed('arn'),
  }),
  aws_vpclattice_listener_rule: resource('AWS::VpcLattice::Rule', {
    id: null,
    rule_id: computed('id'),
    arn: computed('arn'),
  }),
  aws_vpclattice_service: resource('AWS::VpcLattice::Service', identity),
  aws_vpclattice_service_network: resource('AWS::VpcLattice::ServiceNetwork', identity),
  aws_vpclattice_service_network_service_association: resource(
    'AWS::VpcLattice::ServiceNetworkServiceAssociation',
    identity,
  ),
  aws_vpclattice_service_network_vpc_association: resource('AWS::VpcLattice::ServiceNetworkVpcAssociation', identity),
  aws_vpclattice_target_group: resource('AWS::VpcLattice::TargetGroup', identity),
  aws_vpclattice_target_group_attachment: satellite(
    addition('aws_vpclattice_target_group', 'target_group_identifier', { id: null, target: 'targets' }),
  ),
}
