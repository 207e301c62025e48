import { traitCases } from '../../../test/trait-cases.ts'
import { tlsAlbHttpNotRedirected } from './tls-alb-http-not-redirected.ts'

const listener = (Protocol: unknown, ...DefaultActions: readonly unknown[]) => ({ Port: 80, Protocol, DefaultActions })
const redirect = (config?: object) => ({ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', ...config } })

traitCases(tlsAlbHttpNotRedirected, [
  {
    name: 'forwarded',
    properties: listener('HTTP', { Type: 'forward', TargetGroupArn: 'web' }),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: ['protocol is "HTTP".', 'type of the default action is "forward".'],
      },
    },
  },
  {
    name: 'answered',
    properties: listener('HTTP', { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }),
    gives: { '': 'present' },
  },
  {
    name: 'redirected to HTTPS',
    properties: listener('HTTP', redirect({ Protocol: 'HTTPS' })),
    gives: { '': 'absent' },
  },
  {
    name: 'redirected to HTTP, also where nothing is said',
    template: {
      Resources: {
        Said: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: listener('HTTP', redirect({ Protocol: 'HTTP' })),
        },
        Left: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: listener('HTTP', redirect({ Host: 'example.com' })),
        },
      },
    },
    gives: {
      Said: { is: 'present', says: ['protocol is "HTTP".', 'The default action redirects to protocol "HTTP".'] },
      Left: 'present',
    },
  },
  { name: 'HTTPS', properties: listener('HTTPS', { Type: 'forward' }), gives: { '': 'not-applicable' } },
  {
    name: 'an action without a value',
    template: {
      Parameters: { Kind: { Type: 'String' } },
      Resources: {
        It: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: listener('HTTP', { Type: { Ref: 'Kind' } }) },
      },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'forwarded in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: listener('HTTP', { 'Fn::If': ['IsDev', { Type: 'forward' }, redirect({ Protocol: 'HTTPS' })] }),
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
