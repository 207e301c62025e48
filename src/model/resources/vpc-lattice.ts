import { list, number, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon VPC Lattice API Reference, ${name}`

const named = { id: text(), arn: text(), name: text() }

const serviceIdentifier = reference('AWS::VpcLattice::Service', { also: ['serviceArn', 'serviceId'] })

const serviceNetworkIdentifier = reference('AWS::VpcLattice::ServiceNetwork', {
  also: ['serviceNetworkArn', 'serviceNetworkId'],
})

export const latticeService = shape(page('CreateService'), {
  ...named,
  authType: text({ default: 'NONE' }),
  customDomainName: text(),
  certificateArn: reference('AWS::CertificateManager::Certificate'),
  tags,
})

const targetGroups = list(
  struct(
    shape(page('WeightedTargetGroup'), {
      targetGroupIdentifier: reference('AWS::VpcLattice::TargetGroup'),
      weight: number(),
    }),
  ),
)

const action = struct(shape(page('RuleAction'), { forward: struct(shape(page('ForwardAction'), { targetGroups })) }))

/** `port` absent: 80 for HTTP, 443 for HTTPS. */
export const latticeListener = shape(page('CreateListener'), {
  ...named,
  serviceIdentifier,
  protocol: text(),
  port: number(),
  defaultAction: action,
  tags,
})

export const latticeRule = shape(page('CreateRule'), {
  ...named,
  serviceIdentifier,
  listenerIdentifier: reference('AWS::VpcLattice::Listener'),
  action,
  tags,
})

const inVpc = {
  port: number(),
  protocol: text(),
  protocolVersion: text(),
  vpcIdentifier: reference('AWS::EC2::VPC'),
}

/** The summary that list-target-groups gives has the fields of `config` itself. */
export const latticeTargetGroup = shape(page('CreateTargetGroup'), {
  ...named,
  type: text(),
  ...inVpc,
  config: struct(shape(page('TargetGroupConfig'), inVpc)),
  targets: list(
    struct(
      shape(
        page('Target'),
        {
          id: reference(['AWS::EC2::Instance', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::Lambda::Function']),
          port: number(),
        },
        ['id', 'port'],
      ),
    ),
  ),
  tags,
})

export const serviceNetwork = shape(page('CreateServiceNetwork'), {
  ...named,
  authType: text({ default: 'NONE' }),
  tags,
})

export const serviceNetworkServiceAssociation = shape(page('CreateServiceNetworkServiceAssociation'), {
  id: text(),
  arn: text(),
  serviceNetworkIdentifier,
  serviceIdentifier,
  status: text(),
  tags,
})

export const serviceNetworkVpcAssociation = shape(page('CreateServiceNetworkVpcAssociation'), {
  id: text(),
  arn: text(),
  serviceNetworkIdentifier,
  vpcIdentifier: reference('AWS::EC2::VPC', { also: ['vpcId'] }),
  securityGroupIds: list(securityGroupOrDefault),
  status: text(),
  tags,
})
