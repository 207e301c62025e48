import { expect, test } from 'vitest'
import { inVpc, short, showCidr, surveyOfTemplate } from '../../../../../test/survey-case.ts'

const parameters = { Parameters: { Office: { Type: 'String' } } }
const office = { Ref: 'Office' }

/** A rule before the default action, and whom what they forward is for: `?` where it may be others, or nobody. */
const forwarded = (...conditions: readonly object[]): readonly string[] => {
  const group = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { VpcId: { Ref: 'Vpc' } } }
  const forward = (TargetGroupArn: object) => [{ Type: 'forward', TargetGroupArn }]
  const template = inVpc(
    {
      Balancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { Subnets: [{ Ref: 'Subnet' }] },
      },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'Balancer' },
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: forward({ Ref: 'Others' }),
        },
      },
      Rule: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: {
          ListenerArn: { Ref: 'Listener' },
          Priority: 1,
          Conditions: conditions,
          Actions: forward({ Ref: 'Few' }),
        },
      },
      Few: group,
      Others: group,
    },
    parameters,
  )
  const [balancer] = surveyOfTemplate(template).network.loadBalancers
  return (balancer?.listeners ?? []).flatMap(({ forwards }) =>
    forwards.map(({ sources, certain }) => `${sources?.map(showCidr).join(' ') ?? 'all'}${certain ? '' : '?'}`),
  )
}

const from = (...Values: readonly unknown[]) => ({ Field: 'source-ip', SourceIpConfig: { Values } })

test.each<[condition: string, conditions: readonly object[], expected: readonly string[]]>([
  ['no source', [{ Field: 'path-pattern', Values: ['/x'] }], ['all', 'all']],
  ['a source', [from('198.51.100.0/24')], ['all', '198.51.100.0/24']],
  ['a source that is not known', [from(office)], ['all', 'all?']],
  ['one source of two that is not known', [from('198.51.100.0/24', office)], ['all', 'all?']],
  ['sources that are not known at all', [{ Field: 'source-ip', SourceIpConfig: office }], ['all', 'all?']],
  ['a field that is not known', [{ Field: office, SourceIpConfig: { Values: ['9.9.9.9/32'] } }], ['all', 'all?']],
  ['what is no range', [from('office')], ['all', '']],
  ['one of two that is no range', [from('office', '9.9.9.9/32')], ['all', '9.9.9.9/32']],
])('a rule with %s', (_, conditions, expected) => {
  expect(forwarded(...conditions)).toEqual(expected)
})

test('actions that are not known may lead to a target group that none names', () => {
  const group = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { VpcId: { Ref: 'Vpc' } } }
  const listener = (Port: number, DefaultActions: unknown) => ({
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port, Protocol: 'HTTP', DefaultActions },
  })
  const template = inVpc(
    {
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: [{ Ref: 'Subnet' }] } },
      Known: listener(80, [{ Type: 'forward', TargetGroupArn: { Ref: 'Named' } }]),
      Unknown: listener(81, { Ref: 'Office' }),
      Named: group,
      Other: group,
    },
    parameters,
  )
  const [balancer] = surveyOfTemplate(template).network.loadBalancers
  expect(
    (balancer?.listeners ?? []).map(({ id, forwards }) => [
      short(id),
      ...forwards.map(({ targetGroup, certain }) => [short(targetGroup), certain]),
    ]),
  ).toEqual([
    ['Known', ['Named', true]],
    ['Unknown', ['Other', false]],
  ])
})
