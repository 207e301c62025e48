import type { MapSyntax, Syntax } from '../../syntax/syntax.ts'
import type { ReplyKind } from './kind.ts'
import { derived, scalarText, some } from './reshape.ts'

const named = (field: string, service: string) => (items: readonly Syntax[]) =>
  items.some((item) => item.kind === 'map' && scalarText(item, field)?.split(':')[2] === service)

/** Is one of the attributes this kind of thing's? */
const attribute = (pattern: RegExp) => (items: readonly Syntax[], root: MapSyntax) =>
  items.some((item) => item.kind === 'map' && pattern.test(scalarText(item, 'Key') ?? '')) && root.entries.size <= 3

const loadBalancer = { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', key: 'LoadBalancerArn' } as const
const targetGroup = { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', key: 'TargetGroupArn' } as const

const listener: ReplyKind = {
  call: 'elbv2 describe-listeners',
  key: 'Listeners',
  types: ['AWS::ElasticLoadBalancingV2::Listener'],
  tell: named('ListenerArn', 'elasticloadbalancing'),
  id: ['ListenerArn'],
  lacks: ['listenerAttributes'],
  whole: { of: 'LoadBalancerArn', type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
}

/** Source: Elastic Load Balancing API Reference (versions 2015-12-01 and 2012-06-01), the response elements of each action. */
export const elbv2: readonly ReplyKind[] = [
  {
    call: 'elbv2 describe-load-balancers',
    key: 'LoadBalancers',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    id: ['LoadBalancerArn'],
    lacks: ['loadBalancerAttributes'],
  },
  listener,
  {
    // All listeners of a Region, put together by a tool.
    ...listener,
    key: 'LoadBalancerListeners',
    whole: 'region',
    per: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  },
  {
    call: 'elbv2 describe-rules',
    key: 'Rules',
    types: ['AWS::ElasticLoadBalancingV2::ListenerRule'],
    tell: named('RuleArn', 'elasticloadbalancing'),
    id: ['RuleArn'],
    make: (item) => derived(item, 'ListenerArn', 'RuleArn', listenerOfRule),
    whole: { of: 'ListenerArn', type: 'AWS::ElasticLoadBalancingV2::Listener' },
  },
  {
    call: 'elbv2 describe-target-groups',
    key: 'TargetGroups',
    types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    id: ['TargetGroupArn'],
    lacks: ['targetGroupAttributes', 'targets'],
  },
  {
    call: 'elbv2 describe-target-health',
    key: 'TargetHealthDescriptions',
    types: ['Breakwater::ElasticLoadBalancingV2::TargetHealth'],
    id: [],
    part: { field: 'targetHealthDescriptions' },
    isPlain: true,
    owner: { ...targetGroup, field: 'targetGroupArn' },
  },
  {
    call: 'elbv2 describe-target-group-attributes',
    key: 'Attributes',
    types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    tell: attribute(
      /^(?:deregistration_delay|stickiness|slow_start|proxy_protocol|preserve_client_ip|lambda|target_failover|target_group_health|target_health_state)\b/,
    ),
    id: [],
    part: { field: 'targetGroupAttributes' },
    owner: targetGroup,
  },
  {
    // Target groups have some of these too, and others beside them.
    call: 'elbv2 describe-load-balancer-attributes',
    key: 'Attributes',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    tell: attribute(/^(?:access_logs|deletion_protection|load_balancing|routing\.http|ipv6|zonal_shift|dns_record)\./),
    id: [],
    part: { field: 'loadBalancerAttributes' },
    owner: loadBalancer,
  },
  {
    call: 'elbv2 describe-listener-certificates',
    key: 'Certificates',
    types: ['AWS::ElasticLoadBalancingV2::ListenerCertificate'],
    tell: some('CertificateArn'),
    id: [],
    part: { field: 'certificates' },
    owner: { type: 'AWS::ElasticLoadBalancingV2::Listener', key: 'ListenerArn', field: 'listenerArn' },
  },
  {
    call: 'elb describe-load-balancers',
    key: 'LoadBalancerDescriptions',
    types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
    id: ['LoadBalancerName'],
    arn: 'elasticloadbalancing:loadbalancer/',
  },
]

/** `…:listener-rule/app/web/LB/LISTENER/RULE` is a rule of `…:listener/app/web/LB/LISTENER`. */
const listenerOfRule = (arn: string) =>
  arn.replace(':listener-rule/', ':listener/').slice(0, arn.lastIndexOf('/') - '-rule'.length)
