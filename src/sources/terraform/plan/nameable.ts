import type { Referred } from './references.ts'

/**
 * What an attribute can name, by what the provider calls the types, where the attribute stands beside others that one
 * expression makes.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_security_group and aws_route_table, whose rules and
 * routes are attributes as well as blocks.
 */
const types: Readonly<Record<string, RegExp>> = {
  carrier_gateway_id: /^aws_ec2_carrier_gateway$/,
  core_network_arn: /^aws_networkmanager_core_network$/,
  destination_prefix_list_id: /prefix_list$/,
  egress_only_gateway_id: /^aws_egress_only_internet_gateway$/,
  gateway_id: /^aws_(?:internet|vpn)_gateway$/,
  local_gateway_id: /^aws_ec2_local_gateway$/,
  nat_gateway_id: /^aws_nat_gateway$/,
  network_interface_id: /^aws_(?:network_interface|instance)$/,
  prefix_list_ids: /prefix_list$|^aws_vpc_endpoint$/,
  security_groups: /security_group$/,
  transit_gateway_id: /^aws_ec2_transit_gateway(?:_vpc_attachment)?$/,
  vpc_endpoint_id: /^aws_(?:vpc_endpoint|networkfirewall_firewall)$/,
  vpc_peering_connection_id: /^aws_vpc_peering_connection/,
}

/** May the attribute name what is referred to? */
export function canName(attribute: string, { address, attribute: referred }: Referred): boolean {
  const type = Object.hasOwn(types, attribute) ? types[attribute] : undefined
  if (!type) return true
  const [, named = ''] = /(?:^|\.)([a-z0-9_]+)\.[^.[]+(?:\[.*\])?$/.exec(address) ?? []
  return type.test(named) || (attribute === 'security_groups' && referred === 'default_security_group_id')
}
