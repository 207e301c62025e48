import { given, group, tcp, world } from '../../../test/group-cases.ts'
import { loadBalancer, made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { lbNotScopedToEdge } from './lb-not-scoped-to-edge.ts'

const forward = { Type: 'forward', TargetGroupArn: ref('Targets') }
const refuse = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }
const header = { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-edge', Values: ['secret-of-the-edge'] } }
const path = { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }
const origin = (more: object) => ({ Id: 'shop', DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] }, ...more })
const distribution = (origin: object) =>
  made('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Enabled: true,
      Origins: [origin],
      DefaultCacheBehavior: { TargetOriginId: 'shop', ViewerProtocolPolicy: 'https-only' },
    },
  })
const rule = (...Conditions: readonly unknown[]) =>
  made('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: ref('It'),
    Priority: 1,
    Conditions,
    Actions: [forward],
  })
const listener = (action: unknown) =>
  made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 443,
    Protocol: 'HTTPS',
    DefaultActions: [action],
  })
const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Balancer: loadBalancer(['Public'], [ref('Group')]),
    Group: group([{ ...tcp(443), ...world }]),
    Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc') }),
    Edge: distribution(origin({ CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } })),
    It: listener(forward),
    ...Resources,
  },
})

traitCases(lbNotScopedToEdge, [
  {
    name: 'open to everybody',
    template: template({}),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        says: [
          'CloudFront leads to it: Edge.',
          'It lets everybody ("0.0.0.0/0") in on TCP 443.',
          'The default action forwards requests.',
        ],
      },
    },
  },
  {
    name: 'open to every distribution',
    template: template({
      Group: group([{ ...tcp(443), SourcePrefixListId: ref('CloudFront') }]),
      CloudFront: made('AWS::EC2::PrefixList', { PrefixListName: 'com.amazonaws.global.cloudfront.origin-facing' }),
    }),
    gives: { '': 'present' },
  },
  {
    name: 'a rule that asks for a header, and one that does not',
    template: template({ It: listener(refuse), Secret: rule(header), Api: rule(path) }),
    gives: { '': 'present' },
  },
  {
    name: 'only with a header',
    template: template({ It: listener(refuse), Secret: rule(header, path) }),
    gives: { '': 'absent' },
  },
  {
    name: 'a VPC origin',
    template: template({
      Inside: made('AWS::CloudFront::VpcOrigin', {
        VpcOriginEndpointConfig: { Name: 'shop', Arn: ref('Balancer') },
      }),
      Edge: distribution(origin({ VpcOriginConfig: { VpcOriginId: ref('Inside') } })),
    }),
    gives: { '': 'absent' },
  },
  {
    name: 'no distribution',
    template: template({ Edge: made('AWS::EC2::InternetGateway') }),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a range without a value',
    template: template({ Group: group([{ ...tcp(443), CidrIp: ref('Given') }]) }, given),
    gives: { '': 'unknown' },
  },
])
