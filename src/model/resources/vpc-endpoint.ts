import { flag, list, oneOf, reference, shape, struct, text } from '../shape.ts'
import { routeTableOrMain, securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'
import { policyDocument } from './policy.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

/** `policyDocument` absent: full access. `securityGroupIds` absent, of an interface: the default group of the VPC. */
export const vpcEndpoint = shape(page('CreateVpcEndpoint'), {
  vpcEndpointId: text(),
  ownerId: text(),
  vpcEndpointType: oneOf(['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'], {
    default: 'Gateway',
  }),
  vpcId: vpcReference,
  serviceName: text(),
  serviceRegion: text(),
  subnetIds: list(subnetReference),
  routeTableIds: list(routeTableOrMain),
  securityGroupIds: list(securityGroupOrDefault, { also: ['groups'] }),
  privateDnsEnabled: flag({ default: false }),
  policyDocument: struct(policyDocument),
  ipAddressType: text(),
  networkInterfaceIds: list(reference('AWS::EC2::NetworkInterface')),
  dnsEntries: list(
    struct(shape(page('DnsEntry'), { dnsName: text(), hostedZoneId: text() }, ['dnsName']), { bare: 'dnsName' }),
  ),
  serviceNetworkArn: reference('AWS::VpcLattice::ServiceNetwork'),
  resourceConfigurationArn: text(),
  state: text(),
  tags,
})

export const allowedPrincipal = shape(page('AllowedPrincipal'), { principal: text(), principalType: text() }, [
  'principal',
])

const loadBalancers = list(reference('AWS::ElasticLoadBalancingV2::LoadBalancer'))

/** What others reach by an endpoint of theirs. Who may is in its permissions. */
export const vpcEndpointService = shape(page('CreateVpcEndpointServiceConfiguration'), {
  serviceId: text(),
  serviceName: text(),
  acceptanceRequired: flag(),
  networkLoadBalancerArns: loadBalancers,
  gatewayLoadBalancerArns: loadBalancers,
  supportedIpAddressTypes: list(text()),
  supportedRegions: list(
    struct(shape(page('SupportedRegionDetail'), { region: text() }, ['region']), { bare: 'region' }),
  ),
  privateDnsName: text(),
  serviceState: text(),
  tags,
})

export const vpcEndpointServicePermissions = shape(page('ModifyVpcEndpointServicePermissions'), {
  serviceId: reference('AWS::EC2::VPCEndpointService'),
  allowedPrincipals: list(struct(allowedPrincipal, { bare: 'principal' })),
})
