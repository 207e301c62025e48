import { expect, test } from 'vitest'
import { either, mapped, resourcesOf, unknown } from '../../../../test/evaluated.ts'

test('the rules of a group stand in it', () => {
  expect(
    mapped({
      'aws_security_group.web': {
        name: 'web',
        vpc_id: '${aws_vpc.shop.id}',
        ingress: [
          { from_port: 80, to_port: 80, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0', '10.0.0.0/8'], self: false },
          { from_port: 0, to_port: 0, protocol: 'all', security_groups: ['${aws_security_group.lb.id}'], self: true },
        ],
        egress: [{ from_port: 0, to_port: 0, protocol: '-1', ipv6_cidr_blocks: ['::/0'], prefix_list_ids: ['pl-1'] }],
      },
      'aws_security_group.lb': { egress: [], ingress: [{ protocol: 'tcp', self: either('open', true) }] },
    }),
  ).toEqual({
    'aws_security_group.web': {
      is: 'AWS::EC2::SecurityGroup',
      groupName: 'web',
      vpcId: 'aws_vpc.shop',
      securityGroupIngress: [
        { fromPort: 80, toPort: 80, ipProtocol: 'tcp', ipRanges: [{ cidrIp: '0.0.0.0/0' }, { cidrIp: '10.0.0.0/8' }] },
        {
          fromPort: 0,
          toPort: 0,
          ipProtocol: '-1',
          userIdGroupPairs: [{ groupId: 'aws_security_group.lb' }, { groupId: 'aws_security_group.web' }],
        },
      ],
      securityGroupEgress: [
        {
          fromPort: 0,
          toPort: 0,
          ipProtocol: '-1',
          ipv6Ranges: [{ cidrIpv6: '::/0' }],
          prefixListIds: [{ prefixListId: 'pl-1' }],
        },
      ],
    },
    'aws_security_group.lb': {
      is: 'AWS::EC2::SecurityGroup',
      securityGroupIngress: [{ ipProtocol: 'tcp', userIdGroupPairs: { yes: [{ groupId: 'aws_security_group.lb' }] } }],
      securityGroupEgress: [],
    },
  })
})

test('a rule is one of its own, however many it lets in', () => {
  const web = '${aws_security_group.web.id}'
  const group = 'aws_security_group.web'
  expect(
    mapped({
      'aws_security_group_rule.in': {
        type: 'ingress',
        security_group_id: web,
        protocol: 'tcp',
        from_port: 80,
        to_port: 81,
        cidr_blocks: ['10.0.0.0/16', '10.1.0.0/16'],
      },
      'aws_security_group_rule.out': {
        type: 'egress',
        security_group_id: web,
        protocol: '-1',
        source_security_group_id: '${aws_security_group.db.id}',
      },
      'aws_security_group_rule.self': { type: 'ingress', security_group_id: web, protocol: '-1', self: true },
      'aws_vpc_security_group_ingress_rule.in': { security_group_id: web, cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp' },
      'aws_vpc_security_group_egress_rule.out': {
        security_group_id: web,
        referenced_security_group_id: '${aws_security_group.db.id}',
        ip_protocol: '-1',
      },
      'aws_vpc_security_group_egress_rule.list': { security_group_id: web, prefix_list_id: 'pl-1', ip_protocol: 'all' },
    }),
  ).toEqual({
    'aws_security_group_rule.in': {
      is: 'AWS::EC2::SecurityGroupIngress',
      groupId: group,
      ipProtocol: 'tcp',
      fromPort: 80,
      toPort: 81,
      ipRanges: [{ cidrIp: '10.0.0.0/16' }, { cidrIp: '10.1.0.0/16' }],
    },
    'aws_security_group_rule.out': {
      is: 'AWS::EC2::SecurityGroupEgress',
      groupId: group,
      ipProtocol: '-1',
      destinationSecurityGroupId: 'aws_security_group.db',
    },
    'aws_security_group_rule.self': {
      is: 'AWS::EC2::SecurityGroupIngress',
      groupId: group,
      ipProtocol: '-1',
      userIdGroupPairs: [{ groupId: group }],
    },
    'aws_vpc_security_group_ingress_rule.in': {
      is: 'AWS::EC2::SecurityGroupIngress',
      groupId: group,
      cidrIp: '0.0.0.0/0',
      ipProtocol: 'tcp',
    },
    'aws_vpc_security_group_egress_rule.out': {
      is: 'AWS::EC2::SecurityGroupEgress',
      groupId: group,
      destinationSecurityGroupId: 'aws_security_group.db',
      ipProtocol: '-1',
    },
    'aws_vpc_security_group_egress_rule.list': {
      is: 'AWS::EC2::SecurityGroupEgress',
      groupId: group,
      destinationPrefixListId: 'pl-1',
      ipProtocol: '-1',
    },
  })
})

test('a rule of which the direction is not known is one or the other', () => {
  const resources = resourcesOf({ 'aws_security_group_rule.any': { type: unknown(), security_group_id: 'sg-1' } })
  expect(resources.map(({ type, guard }) => ({ type, guard }))).toMatchObject([
    { type: 'AWS::EC2::SecurityGroupIngress', guard: { is: 'choice', yes: true, no: false } },
    { type: 'AWS::EC2::SecurityGroupEgress', guard: { is: 'choice', yes: true, no: false } },
  ])
})

test('what every VPC has is taken over, and emptied', () => {
  expect(
    mapped({
      'aws_vpc.shop': { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true },
      'aws_default_security_group.shop': { vpc_id: '${aws_vpc.shop.id}' },
      'aws_default_route_table.shop': {
        default_route_table_id: '${aws_vpc.shop.default_route_table_id}',
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.shop.id}', nat_gateway_id: '' }],
      },
      'aws_default_network_acl.shop': {
        default_network_acl_id: '${aws_vpc.shop.default_network_acl_id}',
        egress: [{ rule_no: 100, action: 'allow', protocol: 'tcp', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' }],
        subnet_ids: ['${aws_subnet.a.id}'],
      },
      'aws_route.out': {
        route_table_id: '${aws_vpc.shop.main_route_table_id}',
        destination_ipv6_cidr_block: '::/0',
        egress_only_gateway_id: '${aws_egress_only_internet_gateway.shop.id}',
      },
      'aws_instance.host': { vpc_security_group_ids: ['${aws_vpc.shop.default_security_group_id}'] },
      'aws_instance.other': { vpc_security_group_ids: ['${aws_vpc.other.default_security_group_id}'] },
    }),
  ).toEqual({
    'aws_vpc.shop': { is: 'AWS::EC2::VPC', cidrBlock: '10.0.0.0/16' },
    'aws_vpc.shop.assign_generated_ipv6_cidr_block': {
      is: 'AWS::EC2::VPCCidrBlock',
      vpcId: 'aws_vpc.shop',
      amazonProvidedIpv6CidrBlock: true,
    },
    'aws_default_security_group.shop': {
      is: 'AWS::EC2::SecurityGroup',
      groupName: 'default',
      vpcId: 'aws_vpc.shop',
      securityGroupIngress: [],
      securityGroupEgress: [],
    },
    'aws_default_route_table.shop': {
      is: 'AWS::EC2::RouteTable',
      vpcId: 'aws_vpc.shop',
      routes: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'aws_internet_gateway.shop' }],
      associations: [{ main: true }],
    },
    'aws_default_network_acl.shop': {
      is: 'AWS::EC2::NetworkAcl',
      vpcId: 'aws_vpc.shop',
      isDefault: true,
      entries: [
        {
          ruleNumber: 100,
          egress: true,
          ruleAction: 'allow',
          protocol: '6',
          portRange: { from: 0, to: 0 },
          cidrBlock: '0.0.0.0/0',
        },
      ],
      associations: [{ subnetId: 'aws_subnet.a' }],
    },
    'aws_route.out': {
      is: 'AWS::EC2::Route',
      routeTableId: 'aws_default_route_table.shop',
      destinationIpv6CidrBlock: '::/0',
      egressOnlyInternetGatewayId: 'aws_egress_only_internet_gateway.shop',
    },
    'aws_instance.host': { is: 'AWS::EC2::Instance', securityGroupIds: ['aws_default_security_group.shop'] },
    'aws_instance.other': { is: 'AWS::EC2::Instance', securityGroupIds: ['aws_vpc.other'] },
  })
})

test('lists of addresses that are not made here are known by their names', () => {
  expect(
    mapped({
      'data.aws_ec2_managed_prefix_list.edge': {
        id: 'pl-1',
        name: 'com.amazonaws.global.cloudfront.origin-facing',
        entries: [{ cidr: '192.0.2.0/24', description: '' }],
      },
      'data.aws_prefix_list.s3': { id: 'pl-2', name: 'com.amazonaws.eu-west-1.s3', cidr_blocks: ['198.51.100.0/24'] },
      'aws_ec2_managed_prefix_list.own': { name: 'own', entry: [{ cidr: '10.0.0.0/8' }] },
      'aws_ec2_managed_prefix_list_entry.more': {
        prefix_list_id: '${aws_ec2_managed_prefix_list.own.id}',
        cidr: '172.16.0.0/12',
      },
    }),
  ).toEqual({
    'data.aws_ec2_managed_prefix_list.edge': {
      is: 'AWS::EC2::PrefixList',
      prefixListId: 'pl-1',
      prefixListName: 'com.amazonaws.global.cloudfront.origin-facing',
      entries: [{ cidr: '192.0.2.0/24' }],
    },
    'data.aws_prefix_list.s3': {
      is: 'AWS::EC2::PrefixList',
      prefixListId: 'pl-2',
      prefixListName: 'com.amazonaws.eu-west-1.s3',
      entries: [{ cidr: '198.51.100.0/24' }],
    },
    'aws_ec2_managed_prefix_list.own': {
      is: 'AWS::EC2::PrefixList',
      prefixListName: 'own',
      entries: [{ cidr: '10.0.0.0/8' }, { cidr: '172.16.0.0/12' }],
    },
  })
})

test('routes and what they lead to', () => {
  expect(
    mapped({
      'aws_route_table.public': { vpc_id: '${aws_vpc.shop.id}', route: [], propagating_vgws: ['vgw-1'] },
      'aws_route_table_association.a': {
        subnet_id: '${aws_subnet.a.id}',
        route_table_id: '${aws_route_table.public.id}',
      },
      'aws_route_table_association.edge': {
        gateway_id: '${aws_internet_gateway.shop.id}',
        route_table_id: '${aws_route_table.public.id}',
      },
      'aws_main_route_table_association.shop': {
        vpc_id: '${aws_vpc.shop.id}',
        route_table_id: '${aws_route_table.public.id}',
      },
      'aws_internet_gateway.shop': { vpc_id: '${aws_vpc.shop.id}' },
      'aws_nat_gateway.shop': { allocation_id: '${aws_eip.shop.id}', subnet_id: '${aws_subnet.a.id}' },
      'aws_flow_log.shop': { vpc_id: '${aws_vpc.shop.id}', traffic_type: 'ALL' },
      'aws_vpc_endpoint.s3': { vpc_id: '${aws_vpc.shop.id}', service_name: 'com.amazonaws.eu-west-1.s3' },
      'aws_vpc_endpoint_route_table_association.s3': {
        vpc_endpoint_id: '${aws_vpc_endpoint.s3.id}',
        route_table_id: '${aws_route_table.public.id}',
      },
      'aws_vpc_endpoint_service.shop': { acceptance_required: false, allowed_principals: ['*'] },
      'aws_ec2_transit_gateway_vpc_attachment.shop': {
        transit_gateway_id: 'tgw-1',
        vpc_id: '${aws_vpc.shop.id}',
        subnet_ids: ['${aws_subnet.a.id}'],
        dns_support: 'enable',
      },
    }),
  ).toEqual({
    'aws_route_table.public': {
      is: 'AWS::EC2::RouteTable',
      vpcId: 'aws_vpc.shop',
      propagatingVgws: ['vgw-1'],
      associations: [{ main: true }],
    },
    'aws_route_table_association.a': {
      is: 'AWS::EC2::SubnetRouteTableAssociation',
      subnetId: 'aws_subnet.a',
      routeTableId: 'aws_route_table.public',
    },
    'aws_route_table_association.edge': {
      is: 'AWS::EC2::GatewayRouteTableAssociation',
      gatewayId: 'aws_internet_gateway.shop',
      routeTableId: 'aws_route_table.public',
    },
    'aws_internet_gateway.shop': { is: 'AWS::EC2::InternetGateway', attachments: [{ vpcId: 'aws_vpc.shop' }] },
    'aws_nat_gateway.shop': { is: 'AWS::EC2::NatGateway', allocationId: 'aws_eip.shop', subnetId: 'aws_subnet.a' },
    'aws_flow_log.shop': {
      is: 'AWS::EC2::FlowLog',
      resourceId: 'aws_vpc.shop',
      resourceType: 'VPC',
      trafficType: 'ALL',
    },
    'aws_vpc_endpoint.s3': {
      is: 'AWS::EC2::VPCEndpoint',
      vpcId: 'aws_vpc.shop',
      serviceName: 'com.amazonaws.eu-west-1.s3',
      routeTableIds: ['aws_route_table.public'],
    },
    'aws_vpc_endpoint_service.shop': { is: 'AWS::EC2::VPCEndpointService', acceptanceRequired: false },
    'aws_vpc_endpoint_service.shop.allowed_principals': {
      is: 'AWS::EC2::VPCEndpointServicePermissions',
      serviceId: 'aws_vpc_endpoint_service.shop',
      allowedPrincipals: [{ principal: '*' }],
    },
    'aws_ec2_transit_gateway_vpc_attachment.shop': {
      is: 'AWS::EC2::TransitGatewayVpcAttachment',
      transitGatewayId: 'tgw-1',
      vpcId: 'aws_vpc.shop',
      subnetIds: ['aws_subnet.a'],
      options: { dnsSupport: 'enable' },
    },
  })
})
