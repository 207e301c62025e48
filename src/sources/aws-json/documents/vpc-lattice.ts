import type { ResourceType } from '../../../model/resource.ts'
import type { MapSyntax, Syntax } from '../../syntax/syntax.ts'
import type { ReplyKind } from './kind.ts'
import { derived, scalarText } from './reshape.ts'

/** What the ARNs of each type end with. */
const ends = {
  'AWS::VpcLattice::Service': /:service\/[^/]+$/,
  'AWS::VpcLattice::Listener': /\/listener\/[^/]+$/,
  'AWS::VpcLattice::Rule': /\/rule\/[^/]+$/,
  'AWS::VpcLattice::TargetGroup': /:targetgroup\/[^/]+$/,
  'AWS::VpcLattice::ServiceNetwork': /:servicenetwork\/[^/]+$/,
  'AWS::VpcLattice::ServiceNetworkServiceAssociation': /:servicenetworkserviceassociation\/[^/]+$/,
  'AWS::VpcLattice::ServiceNetworkVpcAssociation': /:servicenetworkvpcassociation\/[^/]+$/,
} as const satisfies Partial<Record<ResourceType, RegExp>>

type Lattice = keyof typeof ends

const isOf = (type: Lattice) => {
  const { source } = ends[type]
  return new RegExp(`^arn:aws[a-z-]*:vpc-lattice:.*${source}`)
}

type More = Partial<Pick<ReplyKind, 'lacks' | 'make' | 'whole'>>

/** The list that a call gives, and one of its resources as another call gives it whole. */
const listAndGet = (type: Lattice, list: string, get: string, more: More = {}): readonly ReplyKind[] => {
  const { lacks = [], ...others } = more
  return [
    {
      call: `vpc-lattice ${list}`,
      key: 'items',
      types: [type],
      tell: (items) => items.length > 0 && items.every((item) => isOf(type).test(scalarText(item, 'arn') ?? '')),
      id: ['arn'],
      lacks,
      ...others,
    },
    {
      call: `vpc-lattice ${get}`,
      key: 'arn',
      itself: isOf(type),
      types: [type],
      id: ['arn'],
      ...others,
      whole: 'none',
    },
  ]
}

/** The ARN of a listener begins with that of its service, the ARN of a rule with that of its listener. */
const inService = (item: MapSyntax) => derived(item, 'serviceArn', 'arn', (arn) => arn.replace(/\/listener\/.*$/, ''))
const inListener = (item: MapSyntax) =>
  derived(inService(item), 'listenerIdentifier', 'arn', (arn) => arn.replace(/\/rule\/[^/]*$/, ''))

const health = new Set(['DRAINING', 'UNAVAILABLE', 'HEALTHY', 'UNHEALTHY', 'INITIAL', 'UNUSED'])

const isTarget = (item: Syntax) => scalarText(item, 'arn') === undefined && health.has(scalarText(item, 'status') ?? '')

/** Source: Amazon VPC Lattice API Reference, the response of each operation. */
export const vpcLattice: readonly ReplyKind[] = [
  ...listAndGet('AWS::VpcLattice::ServiceNetwork', 'list-service-networks', 'get-service-network', {
    lacks: ['authType'],
  }),
  ...listAndGet('AWS::VpcLattice::Service', 'list-services', 'get-service', { lacks: ['authType', 'certificateArn'] }),
  ...listAndGet(
    'AWS::VpcLattice::ServiceNetworkServiceAssociation',
    'list-service-network-service-associations',
    'get-service-network-service-association',
    { whole: 'none' },
  ),
  ...listAndGet(
    'AWS::VpcLattice::ServiceNetworkVpcAssociation',
    'list-service-network-vpc-associations',
    'get-service-network-vpc-association',
    { lacks: ['securityGroupIds'], whole: 'none' },
  ),
  ...listAndGet('AWS::VpcLattice::Listener', 'list-listeners', 'get-listener', {
    lacks: ['defaultAction'],
    make: inService,
    whole: { of: 'serviceArn', type: 'AWS::VpcLattice::Service' },
  }),
  ...listAndGet('AWS::VpcLattice::Rule', 'list-rules', 'get-rule', {
    lacks: ['action'],
    make: inListener,
    whole: { of: 'listenerIdentifier', type: 'AWS::VpcLattice::Listener' },
  }),
  ...listAndGet('AWS::VpcLattice::TargetGroup', 'list-target-groups', 'get-target-group', { lacks: ['targets'] }),
  {
    call: 'vpc-lattice list-targets',
    key: 'items',
    types: ['AWS::VpcLattice::TargetGroup'],
    tell: (items) => items.length > 0 && items.every(isTarget),
    id: [],
    part: { field: 'targets' },
    owner: { type: 'AWS::VpcLattice::TargetGroup', key: 'targetGroupArn' },
  },
]
