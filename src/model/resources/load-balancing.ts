import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Elastic Load Balancing API Reference (version 2015-12-01), ${name}`

const attribute = shape(page('LoadBalancerAttribute'), { key: text(), value: text() }, ['key'])

/** Where a load balancer stands, in templates. */
export const subnetMapping = shape(
  page('SubnetMapping'),
  {
    subnetId: subnetReference,
    allocationId: reference('AWS::EC2::EIP'),
    privateIPv4Address: text(),
    iPv6Address: text(),
  },
  ['subnetId'],
)

/** Where a load balancer stands, in replies. */
export const availabilityZone = shape(
  page('AvailabilityZone'),
  {
    zoneName: text(),
    subnetId: subnetReference,
    loadBalancerAddresses: list(
      struct(
        shape(page('LoadBalancerAddress'), {
          ipAddress: text(),
          allocationId: reference('AWS::EC2::EIP'),
          privateIPv4Address: text(),
          iPv6Address: text(),
        }),
      ),
    ),
  },
  ['zoneName'],
)

/**
 * Its subnets stand in `subnets` or `subnetMappings` (templates), or in `availabilityZones` (replies). `securityGroups`
 * absent: the default group of the VPC for an application load balancer, none for a network load balancer.
 */
export const loadBalancer = shape(page('CreateLoadBalancer'), {
  name: text({ also: ['loadBalancerName'] }),
  loadBalancerArn: text(),
  dnsName: text(),
  canonicalHostedZoneId: text(),
  scheme: oneOf(['internet-facing', 'internal'], { default: 'internet-facing' }),
  type: oneOf(['application', 'network', 'gateway'], { default: 'application' }),
  vpcId: vpcReference,
  subnets: list(subnetReference),
  subnetMappings: list(struct(subnetMapping)),
  availabilityZones: list(struct(availabilityZone)),
  securityGroups: list(securityGroupOrDefault),
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: oneOf(['on', 'off'], { default: 'on' }),
  ipAddressType: text({ default: 'ipv4' }),
  loadBalancerAttributes: list(struct(attribute), { also: ['attributes'] }),
  state: struct(shape(page('LoadBalancerState'), { code: text() }), { bare: 'code' }),
  tags,
})

/** `id` is an instance, an address, a load balancer or a function. */
export const target = shape(
  page('TargetDescription'),
  {
    id: reference(['AWS::EC2::Instance', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::Lambda::Function']),
    port: number(),
    availabilityZone: text(),
  },
  ['id', 'port'],
)

/** `loadBalancerArns` stand in replies. `healthCheckPort` is a number or `traffic-port`. */
export const targetGroup = shape(page('CreateTargetGroup'), {
  name: text({ also: ['targetGroupName'] }),
  targetGroupArn: text(),
  port: number(),
  protocol: text(),
  protocolVersion: text(),
  targetType: oneOf(['instance', 'ip', 'lambda', 'alb'], { default: 'instance' }),
  ipAddressType: text({ default: 'ipv4' }),
  vpcId: vpcReference,
  targets: list(struct(target)),
  targetGroupAttributes: list(struct(attribute), { also: ['attributes'] }),
  healthCheckEnabled: flag(),
  healthCheckProtocol: text(),
  healthCheckPort: text({ default: 'traffic-port' }),
  healthCheckPath: text(),
  loadBalancerArns: list(reference('AWS::ElasticLoadBalancingV2::LoadBalancer')),
  tags,
})

/** What describe-target-health says of one target group. */
export const targetHealth = shape(page('DescribeTargetHealth'), {
  targetGroupArn: reference('AWS::ElasticLoadBalancingV2::TargetGroup'),
  targetHealthDescriptions: list(
    struct(
      shape(page('TargetHealthDescription'), {
        target: struct(target),
        healthCheckPort: text(),
        targetHealth: struct(shape(page('TargetHealth'), { state: text(), reason: text(), description: text() })),
      }),
    ),
  ),
})

const classic = (name: string) => `Elastic Load Balancing API Reference (version 2012-06-01), ${name}`

const listener = shape(
  classic('Listener'),
  {
    loadBalancerPort: number(),
    protocol: text(),
    instancePort: number(),
    instanceProtocol: text(),
    sslCertificateId: reference(['AWS::CertificateManager::Certificate', 'AWS::IAM::ServerCertificate']),
    policyNames: list(text()),
  },
  ['loadBalancerPort'],
)

/** A Classic Load Balancer. Templates have `listeners`, replies `listenerDescriptions`. */
export const classicLoadBalancer = shape(classic('CreateLoadBalancer'), {
  loadBalancerName: text(),
  dnsName: text(),
  scheme: oneOf(['internet-facing', 'internal'], { default: 'internet-facing' }),
  listeners: list(struct(listener)),
  listenerDescriptions: list(
    struct(shape(classic('ListenerDescription'), { listener: struct(listener), policyNames: list(text()) })),
  ),
  subnets: list(subnetReference),
  availabilityZones: list(text()),
  vpcId: vpcReference,
  securityGroups: list(securityGroupOrDefault),
  instances: list(reference('AWS::EC2::Instance', { inside: ['instanceId'] })),
  tags,
})
