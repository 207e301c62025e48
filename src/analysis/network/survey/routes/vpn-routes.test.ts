import { expect, test } from 'vitest'
import { inVpc, showCidr, surveyOfTemplate } from '../../../../../test/survey-case.ts'

const gateway = {
  Gateway: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1' } },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
  Propagation: {
    Type: 'AWS::EC2::VPNGatewayRoutePropagation',
    Properties: { RouteTableIds: [{ Ref: 'Table' }], VpnGatewayId: { Ref: 'Gateway' } },
  },
}

const connection = (StaticRoutesOnly: unknown) => ({
  Type: 'AWS::EC2::VPNConnection',
  Properties: {
    Type: 'ipsec.1',
    CustomerGatewayId: 'cgw-00000001',
    VpnGatewayId: { Ref: 'Gateway' },
    StaticRoutesOnly,
  },
})

const route = (DestinationCidrBlock: unknown, to = 'Connection') => ({
  Type: 'AWS::EC2::VPNConnectionRoute',
  Properties: { DestinationCidrBlock, VpnConnectionId: { Ref: to } },
})

test.each<[string, object, string]>([
  ['no connection', {}, 'somewhere perhaps'],
  ['dynamic routes', { Connection: connection(false), Route: route('192.168.0.0/16') }, 'somewhere perhaps'],
  [
    'static ones',
    { Connection: connection(true), One: route('192.168.0.0/16'), Other: route('172.16.0.0/12') },
    '192.168.0.0/16, 172.16.0.0/12',
  ],
  ['static ones of which none is written', { Connection: connection(true) }, ''],
  [
    'one of two connections is dynamic',
    { Connection: connection(true), Route: route('192.168.0.0/16'), Second: connection(false) },
    'somewhere perhaps',
  ],
  [
    'a route that is not known',
    { Connection: connection(true), Route: route({ 'Fn::ImportValue': 'site' }) },
    'somewhere perhaps',
  ],
])('what a virtual private gateway propagates: %s', (_, more, expected) => {
  const { network } = surveyOfTemplate(inVpc({ ...gateway, ...more }))
  const routes = network.routeTables
    .flatMap((table) => table.routes)
    .filter(({ isPropagated }) => isPropagated)
    .map(
      ({ destination, certain }) =>
        `${destination.is === 'cidr' ? showCidr(destination.cidr) : 'somewhere'}${certain ? '' : ' perhaps'}`,
    )
  expect(routes.join(', ')).toBe(expected)
})
