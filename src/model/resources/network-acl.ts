import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { networkAclOrDefault, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

/** `protocol` is a number, `-1` all. Entries count in the order of `ruleNumber`; 32767 is the last, which denies. */
const entry = {
  ruleNumber: number(),
  egress: flag({ default: false }),
  ruleAction: oneOf(['allow', 'deny']),
  protocol: text(),
  cidrBlock: text(),
  ipv6CidrBlock: text(),
  portRange: struct(shape(page('PortRange'), { from: number(), to: number() })),
  icmp: struct(shape(page('IcmpTypeCode'), { type: number(), code: number() }), { also: ['icmpTypeCode'] }),
}

const associated = { networkAclId: networkAclOrDefault, subnetId: reference('AWS::EC2::Subnet') }

/** `entries` and `associations` stand in replies; in templates they are resources of their own. */
export const networkAcl = shape(page('CreateNetworkAcl'), {
  networkAclId: text(),
  ownerId: text(),
  vpcId: vpcReference,
  isDefault: flag({ default: false }),
  entries: list(struct(shape(page('NetworkAclEntry'), entry, ['ruleNumber', 'egress']))),
  associations: list(
    struct(shape(page('NetworkAclAssociation'), { ...associated, networkAclAssociationId: text() }, ['subnetId'])),
  ),
  tags,
})

export const networkAclEntry = shape(page('CreateNetworkAclEntry'), {
  networkAclId: networkAclOrDefault,
  ...entry,
})

export const subnetNetworkAclAssociation = shape(page('ReplaceNetworkAclAssociation'), associated)
