import { traitCases } from '../../../test/trait-cases.ts'
import { tlsSniHostUncovered } from './tls-sni-host-uncovered.ts'

const certificate = (DomainName: unknown, ...SubjectAlternativeNames: readonly unknown[]) => ({
  Type: 'AWS::CertificateManager::Certificate',
  Properties: { DomainName, SubjectAlternativeNames },
})
const listener = (CertificateArn: unknown, Protocol = 'HTTPS') => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port: 443, Protocol, Certificates: [{ CertificateArn }] },
})
const rule = (...Values: readonly unknown[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: {
    ListenerArn: { Ref: 'Https' },
    Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values } }],
    Actions: [{ Type: 'forward', TargetGroupArn: 'web' }],
  },
})
const shop = {
  Certificate: certificate('shop.example.com', '*.shop.example.com'),
  Https: listener({ Ref: 'Certificate' }),
}

traitCases(tlsSniHostUncovered, [
  {
    name: 'a host of another name',
    template: { Resources: { ...shop, It: rule('shop.example.com', 'pay.example.com') } },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        says: ['The host "pay.example.com" is named by no certificate of template.json#Https.'],
      },
    },
  },
  {
    name: 'covered by name, by wildcard, and as a wildcard',
    template: { Resources: { ...shop, It: rule('SHOP.example.com', 'api.shop.example.com', '*.shop.example.com') } },
    gives: { '': 'absent' },
  },
  {
    name: 'a wildcard of a certificate stands for one label',
    template: { Resources: { ...shop, It: rule('v1.api.shop.example.com') } },
    gives: { '': 'present' },
  },
  {
    name: 'covered by a certificate beside the default one',
    template: {
      Resources: {
        ...shop,
        Pay: certificate('pay.example.com'),
        Beside: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
          Properties: { ListenerArn: { Ref: 'Https' }, Certificates: [{ CertificateArn: { Ref: 'Pay' } }] },
        },
        It: rule('pay.example.com'),
      },
    },
    gives: { '': 'absent' },
  },
  {
    name: 'the same parameter in the host and in the certificate',
    template: {
      Parameters: { Domain: { Type: 'String' } },
      Resources: {
        Certificate: certificate({ 'Fn::Sub': '*.${Domain}' }),
        Https: listener({ Ref: 'Certificate' }),
        Api: rule({ 'Fn::Sub': 'api.${Domain}' }),
        Other: rule('pay.example.com'),
      },
    },
    gives: { Api: 'absent', Other: 'unknown' },
  },
  {
    name: 'a certificate that is not in the scan',
    template: {
      Parameters: { Arn: { Type: 'String' } },
      Resources: { Https: listener({ Ref: 'Arn' }), It: rule('pay.example.com') },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'HTTP, and a rule without a host',
    template: {
      Resources: {
        Certificate: certificate('shop.example.com'),
        Https: listener({ Ref: 'Certificate' }, 'HTTP'),
        One: rule('pay.example.com'),
        Other: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Https' }, Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }] },
        },
      },
    },
    gives: { One: 'not-applicable', Other: 'not-applicable' },
  },
])
