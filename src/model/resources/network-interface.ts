import { flag, list, number, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

/** A public address of an interface, in replies. */
const association = struct(
  shape(page('NetworkInterfaceAssociation'), {
    publicIp: text(),
    allocationId: reference('AWS::EC2::EIP'),
    ipOwnerId: text(),
    carrierIp: text(),
  }),
)

const attachment = struct(
  shape(page('NetworkInterfaceAttachment'), {
    attachmentId: text(),
    deviceIndex: number(),
    networkCardIndex: number(),
    instanceId: reference('AWS::EC2::Instance'),
    instanceOwnerId: text(),
    status: text(),
  }),
)

/** What an interface of its own and one in the description of an instance have in common. */
const attached = {
  description: text(),
  subnetId: subnetReference,
  vpcId: vpcReference,
  privateIpAddress: text(),
  privateIpAddresses: list(
    struct(
      shape(
        page('NetworkInterfacePrivateIpAddress'),
        { privateIpAddress: text(), primary: flag({ default: false }), association },
        ['privateIpAddress'],
      ),
      { bare: 'privateIpAddress' },
    ),
  ),
  ipv6Addresses: list(
    struct(shape(page('NetworkInterfaceIpv6Address'), { ipv6Address: text() }, ['ipv6Address']), {
      bare: 'ipv6Address',
    }),
  ),
  ipv6AddressCount: number(),
  association,
  attachment,
  sourceDestCheck: flag({ default: true }),
  interfaceType: text({ default: 'interface' }),
  ownerId: text(),
  status: text(),
}

/** `associatePublicIpAddress` absent: the subnet decides. `groups` absent: the default group of the VPC. */
export const instanceNetworkInterface = shape(page('InstanceNetworkInterfaceSpecification'), {
  ...attached,
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
  deviceIndex: text(),
  associatePublicIpAddress: flag(),
  groups: list(securityGroupOrDefault, { also: ['groupSet'] }),
})

/** `requesterId` and `description` tell whose interface it is, where AWS made it for a service. */
export const networkInterface = shape(page('CreateNetworkInterface'), {
  networkInterfaceId: text(),
  ...attached,
  groupSet: list(securityGroupOrDefault, { also: ['groups'] }),
  availabilityZone: text(),
  requesterId: text(),
  requesterManaged: flag(),
  tags: { ...tags, also: ['tagSet'] },
})

export const networkInterfaceAttachment = shape(page('AttachNetworkInterface'), {
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
  instanceId: reference('AWS::EC2::Instance'),
  deviceIndex: number(),
})
