import { traitCases } from '../../../test/trait-cases.ts'
import { tlsAlbListenerPlainHttp } from './tls-alb-listener-plain-http.ts'

const balancer = (Scheme?: unknown) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Subnets: ['subnet-0a1b2c3d'], ...(Scheme !== undefined && { Scheme }) },
})
const forward = {
  Type: 'forward',
  TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1',
}
const weighted = { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'web', Weight: 1 }] } }
const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }
const login = { Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: { Issuer: 'https://login.example.com' } }
const listener = (...DefaultActions: readonly unknown[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { LoadBalancerArn: { Ref: 'Public' }, Port: 80, Protocol: 'HTTP', DefaultActions },
})
const rule = (...Actions: readonly unknown[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: { ListenerArn: { Ref: 'It' }, Priority: 1, Conditions: [], Actions },
})
const arn = (path: string) => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:${path}`
const reply = (...DefaultActions: readonly unknown[]) => ({
  Listeners: [
    {
      ListenerArn: arn('listener/app/shop/0a1b/2c3d'),
      LoadBalancerArn: arn('loadbalancer/app/shop/0a1b'),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions,
    },
  ],
})
const describedRule = (...Actions: readonly unknown[]) => ({
  Rules: [{ RuleArn: arn('listener-rule/app/shop/0a1b/2c3d/4e5f'), Priority: '1', Conditions: [], Actions }],
})
const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: { Public: balancer(), ...Resources },
})

traitCases(tlsAlbListenerPlainHttp, [
  {
    name: 'forwarded in clear, from the internet',
    template: template({ It: listener(forward) }),
    gives: {
      '': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: [
          'protocol is "HTTP".',
          'The default action forwards requests.',
          'scheme of template.json#Public is not set and AWS takes "internet-facing".',
        ],
      },
    },
  },
  {
    name: 'inside a network',
    template: template({ Public: balancer('internal'), It: listener(weighted) }),
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'a load balancer that is somewhere else',
    template: template(
      {
        It: { ...listener(forward), Properties: { ...listener(forward).Properties, LoadBalancerArn: { Ref: 'Arn' } } },
      },
      { Parameters: { Arn: { Type: 'String' } } },
    ),
    gives: { '': { is: 'present', severity: 'medium', certainty: 'certain' } },
  },
  {
    name: 'behind a login it is in clear all the same',
    template: template({ It: listener(login, { ...forward, Order: 2 }) }),
    gives: { '': 'present' },
  },
  { name: 'redirected', template: template({ It: listener(redirect) }), gives: { '': 'absent' } },
  {
    name: 'redirected by the listener, forwarded by a rule',
    template: template({ It: listener(redirect), Api: rule(forward) }),
    gives: {
      '': {
        is: 'present',
        severity: 'high',
        says: [
          'protocol is "HTTP".',
          'Rule template.json#Api forwards requests.',
          'scheme of template.json#Public is not set and AWS takes "internet-facing".',
        ],
      },
    },
  },
  {
    name: 'redirected by the listener and by its rules',
    template: template({ It: listener(redirect), Api: rule(redirect) }),
    gives: { '': 'absent' },
  },
  {
    name: 'HTTPS',
    template: template({
      It: { ...listener(forward), Properties: { ...listener(forward).Properties, Protocol: 'HTTPS' } },
    }),
    gives: { '': 'absent' },
  },
  {
    name: 'a reply that forwards',
    files: { 'listeners.json': reply(weighted) },
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'a reply that redirects, without its rules',
    files: { 'listeners.json': reply(redirect) },
    gives: {
      '': {
        is: 'unknown',
        says: ['Whether a rule of it forwards requests is not known: not all of its rules are in this scan.'],
      },
    },
  },
  {
    name: 'a reply that redirects, with its rules',
    files: { 'listeners.json': reply(redirect), 'rules.json': describedRule(redirect) },
    gives: { '': 'absent' },
  },
  {
    name: 'a protocol without a value, and an action',
    template: template(
      {
        It: { ...listener(forward), Properties: { ...listener(forward).Properties, Protocol: { Ref: 'Spoken' } } },
        Api: listener({ Type: { Ref: 'Spoken' } }),
        Old: listener(),
      },
      { Parameters: { Spoken: { Type: 'String' } } },
    ),
    gives: {
      It: 'unknown',
      Api: 'unknown',
      Old: {
        is: 'present',
        certainty: 'possible',
        says: [
          'protocol is "HTTP".',
          'defaultActions is not set: whatever it will do, requests come to it in clear.',
          'scheme of template.json#Public is not set and AWS takes "internet-facing".',
        ],
      },
    },
  },
  {
    name: 'redirected where there is a certificate',
    template: template(
      { It: listener({ 'Fn::If': ['Secure', redirect, forward] }) },
      {
        Parameters: { Certificate: { Type: 'String' } },
        Conditions: { Secure: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Certificate' }, ''] }] } },
      },
    ),
    gives: { '': { is: 'present', certainty: 'possible', when: ['Certificate is ""'] } },
  },
])
