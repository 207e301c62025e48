import { describe, expect, test } from 'vitest'
import { made, ref } from '../../../../../test/network-template.ts'
import { answerIn, answerOfTemplate } from '../../../../../test/reach-case.ts'
import { here, readReplies } from '../../../../../test/replies.ts'

/** A task with a public address in a VPC that only a parameter names, with a route to an internet gateway. */
const resources = (vpc: unknown, gateway: unknown) => ({
  Subnet: made('AWS::EC2::Subnet', { VpcId: vpc, CidrBlock: '10.0.0.0/24' }),
  Table: made('AWS::EC2::RouteTable', { VpcId: vpc }),
  Route: made('AWS::EC2::Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway }),
  Association: made('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
  Group: made('AWS::EC2::SecurityGroup', { VpcId: vpc, GroupDescription: 'x' }),
  Host: made('AWS::EC2::Instance', {
    ImageId: 'ami-1',
    NetworkInterfaces: [
      { DeviceIndex: '0', SubnetId: ref('Subnet'), GroupSet: [ref('Group')], AssociatePublicIpAddress: true },
    ],
  }),
})
const gateway = { Gateway: made('AWS::EC2::InternetGateway') }
const attachedTo = (VpcId: unknown, InternetGatewayId: unknown = ref('Gateway')) => ({
  Attachment: made('AWS::EC2::VPCGatewayAttachment', { VpcId, InternetGatewayId }),
})
const vpc = (name: string) => ({ [name]: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }) })

describe('a route to an internet gateway of a template', () => {
  test.each<[string, object, string]>([
    [
      'that is attached',
      { ...resources(ref('Named'), ref('Gateway')), ...gateway, ...attachedTo(ref('Named')) },
      'possible',
    ],
    ['that nothing attaches', { ...resources(ref('Named'), ref('Gateway')), ...gateway }, 'unreachable'],
    [
      'that something may attach',
      { ...resources(ref('Named'), ref('Gateway')), ...gateway, ...attachedTo(ref('Named'), ref('X')) },
      'possible',
    ],
    [
      'that is attached to what may be the VPC',
      { ...resources(ref('Named'), ref('Gateway')), ...gateway, ...attachedTo(ref('X')) },
      'possible',
    ],
    ['that is not in the scan', resources(ref('Named'), ref('X')), 'possible'],
    [
      'that is attached to its VPC',
      { ...resources(ref('Vpc'), ref('Gateway')), ...vpc('Vpc'), ...gateway, ...attachedTo(ref('Vpc')) },
      'reachable',
    ],
    [
      'that is attached to another VPC',
      {
        ...resources(ref('Vpc'), ref('Gateway')),
        ...vpc('Vpc'),
        ...vpc('Other'),
        ...gateway,
        ...attachedTo(ref('Other')),
      },
      'unreachable',
    ],
  ])('%s', (_name, all, verdict) => {
    const template = { Parameters: { Named: { Type: 'String' }, X: { Type: 'String' } }, Resources: all }
    expect(answerOfTemplate(template, 'Host', 'internet', 443).verdict).toBe(verdict)
  })
})

/** Replies about an instance with a public address, of which those about its VPC leave out what other calls answer. */
const replies = (attachments: readonly object[] | undefined, VpcId = 'vpc-00000001') => ({
  [`${here}/subnets.json`]: { Subnets: [{ SubnetId: 'subnet-00000001', VpcId, CidrBlock: '10.0.0.0/24' }] },
  [`${here}/tables.json`]: {
    RouteTables: [
      {
        RouteTableId: 'rtb-00000001',
        VpcId,
        Associations: [{ SubnetId: 'subnet-00000001', Main: false }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-00000001', State: 'active' }],
      },
    ],
  },
  [`${here}/gateways.json`]: {
    InternetGateways: [
      { InternetGatewayId: 'igw-00000001', ...(attachments && { Attachments: attachments }) },
      // A further page leaves open which gateways there are.
    ],
    NextToken: 'x',
  },
  [`${here}/interfaces.json`]: {
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-00000001',
        SubnetId: 'subnet-00000001',
        VpcId,
        PrivateIpAddress: '10.0.0.10',
        Groups: [{ GroupId: 'sg-00000001' }],
        Association: { PublicIp: '198.51.100.7' },
      },
    ],
  },
})

describe('a route to an internet gateway that replies show', () => {
  test.each<[string, readonly object[] | undefined, string]>([
    ['attached to the VPC', [{ VpcId: 'vpc-00000001', State: 'available' }], 'possible'],
    ['attached to nothing', [], 'unreachable'],
    ['attached to another VPC', [{ VpcId: 'vpc-00000002', State: 'available' }], 'unreachable'],
    ['taken away from the VPC', [{ VpcId: 'vpc-00000001', State: 'detached' }], 'unreachable'],
    ['of which the reply does not say it', undefined, 'possible'],
  ])('%s', (_name, attachments, verdict) => {
    const { estate } = readReplies(replies(attachments))
    expect(answerIn(estate, '10.0.0.10', 'internet', 443).verdict).toBe(verdict)
  })
})
