import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

const cidrBlockState = struct(shape(page('VpcCidrBlockState'), { state: text() }))

/** Ranges beside the first, in replies; in templates they are resources of their own. */
export const cidrBlockAssociation = shape(
  page('VpcCidrBlockAssociation'),
  { associationId: text(), cidrBlock: text(), cidrBlockState },
  ['cidrBlock'],
)

export const ipv6CidrBlockAssociation = shape(
  page('VpcIpv6CidrBlockAssociation'),
  { associationId: text(), ipv6CidrBlock: text(), ipv6CidrBlockState: cidrBlockState },
  ['ipv6CidrBlock'],
)

const encryptionMode = oneOf(['monitor', 'enforce'])

export const vpc = shape(page('CreateVpc'), {
  vpcId: text(),
  ownerId: text(),
  cidrBlock: text(),
  ipv4IpamPoolId: text(),
  cidrBlockAssociationSet: list(struct(cidrBlockAssociation)),
  ipv6CidrBlockAssociationSet: list(struct(ipv6CidrBlockAssociation)),
  isDefault: flag({ default: false }),
  enableDnsSupport: flag({ default: true }),
  enableDnsHostnames: flag({ default: false }),
  instanceTenancy: text({ default: 'default' }),
  vpcEncryptionControl: struct(shape(page('VpcEncryptionControl'), { mode: encryptionMode, state: text() }), {
    also: ['encryptionControl'],
  }),
  tags,
})

/** One more range of a VPC. */
export const vpcCidrBlock = shape(page('AssociateVpcCidrBlock'), {
  vpcId: vpcReference,
  cidrBlock: text(),
  ipv6CidrBlock: text(),
  amazonProvidedIpv6CidrBlock: flag({ default: false }),
  ipv4IpamPoolId: text(),
  ipv6IpamPoolId: text(),
})

/** `mapPublicIpOnLaunch` is true for the subnets of a default VPC only. */
export const subnet = shape(page('CreateSubnet'), {
  subnetId: text(),
  subnetArn: text(),
  ownerId: text(),
  vpcId: vpcReference,
  cidrBlock: text(),
  ipv6CidrBlock: text(),
  ipv6CidrBlocks: list(text()),
  ipv6CidrBlockAssociationSet: list(struct(ipv6CidrBlockAssociation)),
  ipv6Native: flag({ default: false }),
  availabilityZone: text(),
  availabilityZoneId: text(),
  defaultForAz: flag({ default: false }),
  mapPublicIpOnLaunch: flag({ default: false }),
  assignIpv6AddressOnCreation: flag({ default: false }),
  enableDns64: flag({ default: false }),
  outpostArn: text(),
  tags,
})

/** One more IPv6 range of a subnet. */
export const subnetCidrBlock = shape(page('AssociateSubnetCidrBlock'), {
  subnetId: reference('AWS::EC2::Subnet'),
  ipv6CidrBlock: text(),
  ipv6IpamPoolId: text(),
})

/** Of a whole Region. */
export const vpcBlockPublicAccessOptions = shape(page('VpcBlockPublicAccessOptions'), {
  internetGatewayBlockMode: oneOf(['off', 'block-bidirectional', 'block-ingress'], { default: 'off' }),
  state: text(),
  exclusionsAllowed: text(),
  awsAccountId: text(),
  awsRegion: text(),
})

/** `resourceArn`, in replies, is that of the VPC or the subnet. */
export const vpcBlockPublicAccessExclusion = shape(page('VpcBlockPublicAccessExclusion'), {
  exclusionId: text(),
  internetGatewayExclusionMode: oneOf(['allow-bidirectional', 'allow-egress']),
  vpcId: vpcReference,
  subnetId: reference('AWS::EC2::Subnet'),
  resourceArn: reference(['AWS::EC2::VPC', 'AWS::EC2::Subnet']),
  state: text(),
})

export const vpcEncryptionControl = shape(page('VpcEncryptionControl'), {
  vpcEncryptionControlId: text(),
  vpcId: vpcReference,
  mode: encryptionMode,
  state: text(),
})

/** `resourceId` is what is logged, whatever its type. `trafficType` is left out for transit gateways only. */
export const flowLog = shape(page('CreateFlowLogs'), {
  flowLogId: text(),
  resourceId: reference([
    'AWS::EC2::VPC',
    'AWS::EC2::Subnet',
    'AWS::EC2::NetworkInterface',
    'AWS::EC2::TransitGateway',
  ]),
  resourceType: text(),
  trafficType: oneOf(['ACCEPT', 'REJECT', 'ALL']),
  logDestinationType: text({ default: 'cloud-watch-logs' }),
  logDestination: text(),
  logGroupName: text(),
  logFormat: text(),
  maxAggregationInterval: number({ default: 600 }),
  deliverLogsPermissionArn: reference('AWS::IAM::Role'),
  flowLogStatus: text(),
  tags,
})
