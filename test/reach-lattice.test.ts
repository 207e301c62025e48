import { expect, test } from 'vitest'
import { type Documents, here } from './replies.ts'
import { answerOf, documents, owned, unconnected, vpcs } from './two-hosts.ts'

const arn = (rest: string) => `arn:aws:vpc-lattice:eu-west-1:${owned.OwnerId}:${rest}`
const [network, service, group] = ['sn-0123456789abcdef0', 'svc-0123456789abcdef0', 'tg-0123456789abcdef0']
const listener = 'listener-0123456789abcdef0'
const of = (kind: string, id: string) => ({ arn: arn(`${kind}/${id}`), id })
const inNetwork = { serviceNetworkArn: arn(`servicenetwork/${network}`), serviceNetworkId: network }
const ofListener = { arn: arn(`service/${service}/listener/${listener}`), id: listener, name: 'hosts', port: 443 }
const action = { forward: { targetGroups: [{ targetGroupIdentifier: group, weight: 100 }] } }

/** A service network that the VPC of the first host is in, with a service whose targets are in that of the second. */
const lattice = {
  networks: { items: [{ ...of('servicenetwork', network), name: 'mesh' }] },
  services: { items: [{ ...of('service', service), name: 'hosts', status: 'ACTIVE' }] },
  'service-associations': {
    items: [
      {
        ...of('servicenetworkserviceassociation', 'snsa-0123456789abcdef0'),
        ...inNetwork,
        serviceArn: arn(`service/${service}`),
        serviceId: service,
        status: 'ACTIVE',
      },
    ],
  },
  'vpc-associations': {
    items: [
      {
        ...of('servicenetworkvpcassociation', 'snva-0123456789abcdef0'),
        ...inNetwork,
        vpcId: vpcs[0],
        status: 'ACTIVE',
      },
    ],
  },
  listeners: { items: [{ ...ofListener, protocol: 'HTTPS' }] },
  listener: {
    ...ofListener,
    protocol: 'HTTPS',
    serviceArn: arn(`service/${service}`),
    serviceId: service,
    defaultAction: action,
  },
  groups: {
    items: [
      { ...of('targetgroup', group), name: 'hosts', type: 'IP', port: 22, vpcIdentifier: vpcs[1], status: 'ACTIVE' },
    ],
  },
  [`targets-${group}`]: { items: [{ id: '10.2.0.10', port: 22, status: 'HEALTHY' }] },
} as const

const { 'vpc-associations': joining, [`targets-${group}`]: targets, listener: _listener, ...listed } = lattice
const others = { items: [{ id: '10.2.0.99', port: 22, status: 'HEALTHY' }] }
const [association] = joining.items

test.each<[string, object, string]>([
  ['a service that the VPC gets to', lattice, 'possible'],
  ['the VPC is in no service network', { ...lattice, 'vpc-associations': undefined }, 'unreachable'],
  [
    'nor when it leaves',
    { ...lattice, 'vpc-associations': { items: [{ ...association, status: 'DELETE_IN_PROGRESS' }] } },
    'unreachable',
  ],
  ['the targets are others', { ...lattice, [`targets-${group}`]: others }, 'unreachable'],
  ['nobody asked for the targets', { ...lattice, [`targets-${group}`]: undefined }, 'possible'],
  ['nor for what the listener does', { ...listed, joining, targets: undefined }, 'possible'],
  [
    'the listener leads nowhere',
    { ...lattice, listener: { ...lattice.listener, defaultAction: { fixedResponse: { statusCode: 404 } } } },
    'unreachable',
  ],
  [
    'groups of the association let others in',
    {
      ...lattice,
      association: { ...association, securityGroupIds: ['sg-00000007'] },
      gate: {
        SecurityGroups: [
          {
            ...owned,
            GroupId: 'sg-00000007',
            GroupName: 'gate',
            VpcId: vpcs[0],
            IpPermissions: [],
            IpPermissionsEgress: [],
          },
        ],
      },
    },
    'unreachable',
  ],
])('%s', (_name, parts, verdict) => {
  const more: Documents = Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) =>
      part === undefined ? [] : [[`${here}/lattice-${name}.json`, part]],
    ),
  )
  const answer = answerOf(documents(unconnected, more), 'Host 1', 'Host 2', 22)
  expect(answer.verdict).toBe(verdict)
  expect(answer.hops.some(({ kind }) => kind === 'vpc-lattice')).toBe(verdict === 'possible')
})
