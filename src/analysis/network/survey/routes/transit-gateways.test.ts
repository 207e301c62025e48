import { describe, expect, test } from 'vitest'
import { ec2, here, readReplies, vpc } from '../../../../../test/replies.ts'
import { showCidr } from '../../../../../test/survey-case.ts'
import { surveyOfEstate } from '../survey.ts'

const gateway = 'tgw-00000001'
const table = 'tgw-rtb-00000001'
const attachment = 'tgw-attach-00000001'
const twin = 'tgw-attach-00000002'

const attached = (more: object = {}) => ({
  TransitGatewayAttachmentId: attachment,
  TransitGatewayId: gateway,
  ResourceId: vpc.VpcId,
  ResourceType: 'vpc',
  State: 'available',
  Association: { TransitGatewayRouteTableId: table, State: 'associated' },
  ...more,
})

const propagation = (more: object = {}) => ({
  TransitGatewayAttachmentId: attachment,
  ResourceId: vpc.VpcId,
  ResourceType: 'vpc',
  State: 'enabled',
  ...more,
})

const route = (Type: string) => ({
  DestinationCidrBlock: Type === 'static' ? '0.0.0.0/0' : '10.0.0.0/16',
  TransitGatewayAttachments: [{ TransitGatewayAttachmentId: attachment, ResourceId: vpc.VpcId, ResourceType: 'vpc' }],
  Type,
  State: 'active',
})

interface Seen {
  readonly attachments?: readonly object[]
  /** Undefined: the call was not made. */
  readonly routes?: readonly object[]
  readonly propagations?: readonly object[]
}

function gatewayOf({ attachments = [attached()], routes, propagations }: Seen) {
  const { estate } = readReplies({
    [`${here}/vpcs.json`]: { Vpcs: [vpc] },
    [`${here}/gateways.json`]: { TransitGateways: [{ TransitGatewayId: gateway, State: 'available' }] },
    [`${here}/tables.json`]: {
      TransitGatewayRouteTables: [{ TransitGatewayRouteTableId: table, TransitGatewayId: gateway }],
    },
    [`${here}/attachments.json`]: { TransitGatewayAttachments: attachments },
    ...(routes && { [`${here}/routes-${table}.json`]: { Routes: routes, AdditionalRoutesAvailable: false } }),
    ...(propagations && {
      [`${here}/propagations-${table}.json`]: { TransitGatewayRouteTablePropagations: propagations },
    }),
  })
  const [found] = surveyOfEstate(estate).network.transitGateways
  if (!found) throw new Error('there is no transit gateway')
  return found
}

describe('routes of a transit gateway that replies show', () => {
  test.each<[string, Seen, string]>([
    ['nothing is asked', {}, 'not whole'],
    ['a search of static routes alone', { routes: [], propagations: [propagation()] }, '10.0.0.0/16 propagated'],
    [
      'a search that shows all',
      { routes: [route('propagated')], propagations: [propagation()] },
      '10.0.0.0/16 propagated',
    ],
    ['a search that shows what is propagated', { routes: [route('propagated')] }, '10.0.0.0/16 propagated'],
    ['static routes beside', { routes: [route('static')], propagations: [] }, '0.0.0.0/0 static'],
    ['nobody asked for propagations', { routes: [route('static')] }, '0.0.0.0/0 static, not whole'],
    ['a search is missing', { propagations: [propagation()] }, '10.0.0.0/16 propagated, not whole'],
    ['what is disabled', { routes: [], propagations: [propagation({ State: 'disabled' })] }, ''],
    [
      'a range that two have is propagated for one of them',
      {
        attachments: [attached(), attached({ TransitGatewayAttachmentId: twin })],
        routes: [],
        propagations: [propagation(), propagation({ TransitGatewayAttachmentId: twin })],
      },
      '10.0.0.0/16 propagated perhaps, 10.0.0.0/16 propagated perhaps',
    ],
    [
      'what a VPN says is not known',
      {
        attachments: [attached({ ResourceType: 'vpn', ResourceId: 'vpn-00000001' })],
        routes: [],
        propagations: [propagation({ ResourceType: 'vpn', ResourceId: 'vpn-00000001' })],
      },
      'any propagated perhaps',
    ],
  ])('%s', (_, seen, expected) => {
    const [found] = gatewayOf(seen).routeTables
    const routes = found?.routes.map(
      ({ cidr, isPropagated, certain }) =>
        `${showCidr(cidr)} ${isPropagated ? 'propagated' : 'static'}${certain ? '' : ' perhaps'}`,
    )
    expect([...(routes ?? []), ...(found?.whole ? [] : ['not whole'])].join(', ')).toBe(expected)
  })
})

test.each([
  ['a VPC', attached({ SubnetIds: ['subnet-00000001'] }), ec2(`vpc/${vpc.VpcId}`), 1],
  ['a VPN has no subnets', attached({ ResourceType: 'vpn', ResourceId: 'vpn-00000001' }), undefined, 0],
])('attachments: %s', (_, one, of, count) => {
  const [found] = gatewayOf({ attachments: [one] }).attachments
  expect(found?.vpc).toBe(of)
  expect(found?.subnets).toHaveLength(count)
})

test('a peering is an attachment of both transit gateways, under one id', () => {
  const peering = (TransitGatewayId: string, ResourceId: string) => ({
    TransitGatewayAttachmentId: attachment,
    TransitGatewayId,
    ResourceId,
    ResourceType: 'peering',
    State: 'available',
  })
  const other = 'tgw-00000002'
  const { estate } = readReplies({
    [`${here}/gateways.json`]: {
      TransitGateways: [gateway, other].map((TransitGatewayId) => ({ TransitGatewayId, State: 'available' })),
    },
    [`${here}/attachments.json`]: { TransitGatewayAttachments: [peering(gateway, other)] },
    [`accounts/444455556666/eu-west-2/attachments.json`]: { TransitGatewayAttachments: [peering(other, gateway)] },
  })
  const ids = surveyOfEstate(estate).network.transitGateways.map(({ attachments }) => attachments.map(({ id }) => id))
  expect(ids).toHaveLength(2)
  expect(ids[0]).toHaveLength(1)
  expect(ids[1]).toEqual(ids[0])
})
