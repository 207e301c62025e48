import { Reach } from '../src/analysis/network/answer.ts'
import { Ends } from '../src/analysis/network/ends/ends.ts'
import { Topology } from '../src/analysis/network/engine/topology.ts'
import { tcp } from '../src/analysis/network/network.ts'
import { surveyOfEstate } from '../src/analysis/network/survey/survey.ts'
import type { ReachAnswer, ReachVerdict } from '../src/model/reach-answer.ts'
import { type Documents, here, readReplies } from './replies.ts'

const account = '111122223333'
export const owned = { OwnerId: account }
const everywhere = [{ CidrIp: '0.0.0.0/0' }]

/** A place: a VPC with one subnet, and a table with one route out of it. */
export interface Place {
  readonly number: number
  readonly out: readonly object[]
}

export const vpcs = [1, 2].map((number) => `vpc-0000000${number}`)

/** An instance in each of two VPCs, the first with a public address, that open port 22 to all. */
export function documents(places: readonly Place[], more: Documents = {}): Documents {
  const id = (kind: string, number: number) => `${kind}-0000000${number}`
  return {
    [`${here}/vpcs.json`]: {
      Vpcs: places.map(({ number }) => ({ ...owned, VpcId: id('vpc', number), CidrBlock: `10.${number}.0.0/16` })),
    },
    [`${here}/subnets.json`]: {
      Subnets: places.map(({ number }) => ({
        ...owned,
        SubnetId: id('subnet', number),
        VpcId: id('vpc', number),
        CidrBlock: `10.${number}.0.0/24`,
        AvailabilityZone: 'eu-west-1a',
      })),
    },
    [`${here}/interfaces.json`]: {
      NetworkInterfaces: places.map(({ number }) => ({
        ...owned,
        NetworkInterfaceId: id('eni', number),
        SubnetId: id('subnet', number),
        VpcId: id('vpc', number),
        PrivateIpAddress: `10.${number}.0.10`,
        Groups: [{ GroupId: id('sg', number) }],
        Attachment: { InstanceId: id('i', number), Status: 'attached' },
        ...(number === 1 && { Association: { PublicIp: '198.51.100.7', IpOwnerId: 'amazon' } }),
      })),
    },
    [`${here}/instances.json`]: {
      Reservations: places.map(({ number }) => ({
        ...owned,
        Instances: [
          {
            InstanceId: id('i', number),
            SubnetId: id('subnet', number),
            VpcId: id('vpc', number),
            Tags: [{ Key: 'Name', Value: `Host ${number}` }],
          },
        ],
      })),
    },
    [`${here}/groups.json`]: {
      SecurityGroups: places.map(({ number }) => ({
        ...owned,
        GroupId: id('sg', number),
        GroupName: 'host',
        VpcId: id('vpc', number),
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: everywhere }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: everywhere }],
      })),
    },
    [`${here}/acls.json`]: {
      NetworkAcls: places.map(({ number }) => ({
        ...owned,
        NetworkAclId: id('acl', number),
        VpcId: id('vpc', number),
        IsDefault: true,
        Associations: [{ SubnetId: id('subnet', number) }],
        Entries: [true, false].map((Egress) => ({
          Egress,
          RuleNumber: 100,
          RuleAction: 'allow',
          Protocol: '-1',
          CidrBlock: '0.0.0.0/0',
        })),
      })),
    },
    [`${here}/tables.json`]: {
      RouteTables: places.map(({ number, out }) => ({
        ...owned,
        RouteTableId: id('rtb', number),
        VpcId: id('vpc', number),
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: `10.${number}.0.0/16`, GatewayId: 'local', State: 'active' }, ...out],
      })),
    },
    [`${here}/internet-gateways.json`]: {
      InternetGateways: [{ InternetGatewayId: 'igw-00000001', Attachments: [{ VpcId: vpcs[0], State: 'available' }] }],
    },
    ...more,
  }
}

export const route = (DestinationCidrBlock: string, target: object) => ({
  DestinationCidrBlock,
  State: 'active',
  ...target,
})
export const toInternet = route('0.0.0.0/0', { GatewayId: 'igw-00000001' })
export const both = (target: object): readonly Place[] => [
  { number: 1, out: [route('10.2.0.0/16', target), toInternet] },
  { number: 2, out: [route('10.1.0.0/16', target)] },
]
export const unconnected: readonly Place[] = [
  { number: 1, out: [toInternet] },
  { number: 2, out: [] },
]
export const led = (target: object): readonly Place[] => [
  { number: 1, out: [toInternet] },
  { number: 2, out: [route('0.0.0.0/0', target)] },
]

/** What `reach` says about a port of TCP. */
export const verdictOf = (given: Documents, from: string, to: string, port: number): ReachVerdict =>
  answerOf(given, from, to, port).verdict

export function answerOf(given: Documents, from: string, to: string, port: number): ReachAnswer {
  const { estate } = readReplies(given)
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate)
  const [start, end] = [ends.find(from), ends.find(to)]
  if (start.is !== 'found' || end.is !== 'found') throw new Error('an end is not found')
  const asked = [start.end, end.end].flatMap((one) => (one.is === 'addresses' ? one.cidrs : []))
  return new Reach(new Topology(survey.network, asked), []).answer({
    from: start.end,
    to: end.end,
    protocol: tcp,
    port,
  })
}
