import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { tags } from './tags.ts'

const cloudFront = (name: string) => `Amazon CloudFront API Reference, ${name}`

const loadBalancerTypes = [
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancing::LoadBalancer',
] as const

/** The API wraps each list in a structure with `quantity` and `items`. */
const wrapped = { inside: 'items' } as const

export const origin = shape(
  cloudFront('Origin'),
  {
    id: text(),
    domainName: reference(loadBalancerTypes),
    originPath: text(),
    customOriginConfig: struct(
      shape(cloudFront('CustomOriginConfig'), {
        httpPort: number({ default: 80 }),
        httpsPort: number({ default: 443 }),
        originProtocolPolicy: text(),
      }),
    ),
    s3OriginConfig: struct(shape(cloudFront('S3OriginConfig'), { originAccessIdentity: text() })),
    vpcOriginConfig: struct(
      shape(cloudFront('VpcOriginConfig'), { vpcOriginId: reference('AWS::CloudFront::VpcOrigin') }),
    ),
    originCustomHeaders: list(
      struct(shape(cloudFront('OriginCustomHeader'), { headerName: text(), headerValue: text() }, ['headerName'])),
      { ...wrapped, also: ['customHeaders'] },
    ),
  },
  ['id'],
)

const behaviour = {
  targetOriginId: text(),
  viewerProtocolPolicy: oneOf(['allow-all', 'https-only', 'redirect-to-https']),
}

const distributionConfig = {
  enabled: flag(),
  aliases: list(text(), wrapped),
  origins: list(struct(origin), wrapped),
  defaultCacheBehavior: struct(shape(cloudFront('DefaultCacheBehavior'), behaviour)),
  cacheBehaviors: list(
    struct(shape(cloudFront('CacheBehavior'), { pathPattern: text(), ...behaviour }, ['pathPattern'])),
    wrapped,
  ),
  webACLId: reference('AWS::WAFv2::WebACL'),
}

/** The summary that list-distributions gives has the fields of `distributionConfig` itself. */
export const distribution = shape(cloudFront('Distribution'), {
  id: text(),
  arn: text(),
  domainName: text(),
  status: text(),
  ...distributionConfig,
  distributionConfig: struct(shape(cloudFront('DistributionConfig'), distributionConfig)),
})

const endpoint = reference(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::EC2::Instance'])

/** `originEndpointArn` stands in the summary of replies. */
export const vpcOrigin = shape(cloudFront('VpcOrigin'), {
  id: text(),
  arn: text(),
  status: text(),
  originEndpointArn: endpoint,
  vpcOriginEndpointConfig: struct(
    shape(cloudFront('VpcOriginEndpointConfig'), {
      arn: endpoint,
      name: text(),
      httpPort: number({ default: 80 }),
      httpsPort: number({ default: 443 }),
      originProtocolPolicy: text({ default: 'match-viewer' }),
    }),
  ),
})

const accelerators = (name: string) => `AWS Global Accelerator API Reference, ${name}`

/** `ipSets` stand in replies. */
export const accelerator = shape(accelerators('Accelerator'), {
  name: text(),
  acceleratorArn: text(),
  dnsName: text(),
  enabled: flag({ default: true }),
  ipAddressType: text({ default: 'IPV4' }),
  ipAddresses: list(text()),
  ipSets: list(struct(shape(accelerators('IpSet'), { ipAddressFamily: text(), ipAddresses: list(text()) }))),
  status: text(),
  tags,
})

export const acceleratorListener = shape(accelerators('Listener'), {
  listenerArn: text(),
  acceleratorArn: reference('AWS::GlobalAccelerator::Accelerator'),
  portRanges: list(struct(shape(accelerators('PortRange'), { fromPort: number(), toPort: number() }))),
  protocol: oneOf(['TCP', 'UDP'], { default: 'TCP' }),
  clientAffinity: text({ default: 'NONE' }),
})

/** `endpointId` is the ARN of a load balancer, the allocation of an address, or an instance. */
export const endpointGroup = shape(accelerators('EndpointGroup'), {
  endpointGroupArn: text(),
  listenerArn: reference('AWS::GlobalAccelerator::Listener'),
  endpointGroupRegion: text(),
  trafficDialPercentage: number({ default: 100 }),
  endpointConfigurations: list(
    struct(
      shape(
        accelerators('EndpointConfiguration'),
        {
          endpointId: reference(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::EC2::EIP', 'AWS::EC2::Instance']),
          weight: number(),
          clientIPPreservationEnabled: flag(),
          attachmentArn: text(),
          healthState: text(),
        },
        ['endpointId'],
      ),
    ),
    { also: ['endpointDescriptions'] },
  ),
  portOverrides: list(
    struct(shape(accelerators('PortOverride'), { listenerPort: number(), endpointPort: number() }, ['listenerPort'])),
  ),
})
