import { traitCases } from '../../../test/trait-cases.ts'
import { tlsListenerCertificateNotAcm } from './tls-listener-certificate-not-acm.ts'

const listener = (CertificateArn: unknown, Protocol = 'HTTPS') => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port: 443, Protocol, Certificates: [{ CertificateArn }] },
})
const inIam = 'arn:aws:iam::111122223333:server-certificate/shop'
const inAcm = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789'
const issued = { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'shop.example.com' } }

traitCases(tlsListenerCertificateNotAcm, [
  {
    name: 'a certificate of IAM',
    template: { Resources: { It: listener(inIam) } },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        says: [`certificateArn names a certificate of IAM, ${inIam}.`],
      },
    },
  },
  {
    name: 'one that the template uploads, or whose account is known at deployment',
    template: {
      Resources: {
        Uploaded: { Type: 'AWS::IAM::ServerCertificate', Properties: { ServerCertificateName: 'shop' } },
        One: listener({ 'Fn::GetAtt': ['Uploaded', 'Arn'] }),
        Other: listener({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:server-certificate/shop' }),
      },
    },
    gives: { One: 'present', Other: 'present' },
  },
  {
    name: 'one beside the default certificate',
    template: {
      Resources: {
        Issued: issued,
        It: listener({ Ref: 'Issued' }),
        Beside: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
          Properties: { ListenerArn: { Ref: 'It' }, Certificates: [{ CertificateArn: inIam }] },
        },
      },
    },
    gives: { '': 'present' },
  },
  {
    name: 'ACM issues it',
    template: { Resources: { Issued: issued, It: listener({ Ref: 'Issued' }) } },
    gives: { '': 'absent' },
  },
  {
    name: 'ACM has it, but who issued it is not known',
    template: { Resources: { It: listener(inAcm) } },
    gives: {
      '': {
        is: 'unknown',
        says: [`Whether ${inAcm} was issued by ACM or imported is not known: it is not in this scan.`],
      },
    },
  },
  {
    name: 'a reply says that it was imported',
    template: { Resources: { It: listener(inAcm) } },
    files: {
      'certificate.json': { Certificate: { CertificateArn: inAcm, DomainName: 'a.example', Type: 'IMPORTED' } },
    },
    gives: { '': { is: 'present', says: [`The certificate ${inAcm} is of type "IMPORTED".`] } },
  },
  {
    name: 'a parameter names it',
    template: { Parameters: { Arn: { Type: 'String' } }, Resources: { It: listener({ Ref: 'Arn' }) } },
    gives: { '': 'unknown' },
  },
  { name: 'HTTP', template: { Resources: { It: listener(inIam, 'HTTP') } }, gives: { '': 'not-applicable' } },
])
