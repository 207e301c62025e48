import {
  type Attributes,
  addition,
  alternatives,
  block,
  computed,
  type Mappings,
  named,
  resource,
  satellite,
  sends,
} from './attributes.ts'

const target: Attributes = { egress_only_gateway_id: 'egressOnlyInternetGatewayId' }

const routes = block('routes', {
  ...target,
  cidr_block: 'destinationCidrBlock',
  ipv6_cidr_block: 'destinationIpv6CidrBlock',
})

const table: Attributes = { id: computed('routeTableId'), route: routes }

/**
 * Route tables. A route is written in its table or is a resource of its own; the main table of a VPC loses every route that is
 * not written.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_route*, aws_main_route_table_association and
 * aws_default_route_table.
 */
export const routing: Mappings = {
  aws_default_route_table: resource('AWS::EC2::RouteTable', {
    ...table,
    default_route_table_id: named('vpcId'),
    route: { ...routes, sends: [] },
    main: sends(true, 'associations.main'),
  }),
  aws_main_route_table_association: satellite(
    addition('aws_route_table', 'route_table_id', {
      route_table_id: null,
      vpc_id: null,
      main: sends(true, 'associations.main'),
    }),
  ),
  aws_route: resource('AWS::EC2::Route', target),
  aws_route_table: resource('AWS::EC2::RouteTable', table),
  aws_route_table_association: alternatives(
    'gateway_id',
    { written: resource('AWS::EC2::GatewayRouteTableAssociation') },
    resource('AWS::EC2::SubnetRouteTableAssociation'),
  ),
}
