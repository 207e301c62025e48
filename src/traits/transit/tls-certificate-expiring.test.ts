import { traitCases } from '../../../test/trait-cases.ts'
import { tlsCertificateExpiring } from './tls-certificate-expiring.ts'

const ending = (NotAfter: string, more: object = {}) => ({ DomainName: 'shop.example.com', NotAfter, ...more })
const today = '2026-11-27'

traitCases(tlsCertificateExpiring, [
  {
    name: 'soon, and nobody renews it',
    properties: ending('2026-12-10T12:00:00+00:00', { RenewalEligibility: 'INELIGIBLE' }),
    today,
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: ['notAfter is 2026-12-10, in 13 days.', 'renewalEligibility is "INELIGIBLE".'],
      },
    },
  },
  {
    name: 'over',
    properties: ending('2026-11-01T12:00:00+00:00'),
    today,
    gives: {
      '': { is: 'present', says: ['notAfter is 2026-11-01, which has passed.', 'renewalEligibility is not set.'] },
    },
  },
  {
    name: 'a reply',
    files: {
      'certificate.json': {
        Certificate: {
          CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d',
          DomainName: 'shop.example.com',
          Type: 'IMPORTED',
          Status: 'ISSUED',
          NotAfter: '2026-12-20T12:00:00+00:00',
          RenewalEligibility: 'INELIGIBLE',
        },
      },
    },
    today,
    gives: { '': { is: 'present', certainty: 'certain' } },
  },
  { name: 'over, as its status says', properties: { Status: 'EXPIRED' }, gives: { '': 'present' } },
  { name: 'in a month and a day', properties: ending('2026-12-28T12:00:00Z'), today, gives: { '': 'absent' } },
  {
    name: 'ACM renews it',
    properties: ending('2026-12-10T12:00:00Z', { RenewalEligibility: 'ELIGIBLE' }),
    today,
    gives: { '': 'absent' },
  },
  {
    name: 'files do not show it',
    properties: { DomainName: 'shop.example.com' },
    today,
    gives: { '': { is: 'unknown', says: ['Its end is not known: notAfter cannot be seen in files.'] } },
  },
  {
    name: 'nobody knows the day, or it is none',
    template: {
      Resources: {
        One: { Type: 'AWS::CertificateManager::Certificate', Properties: ending('2026-12-10T12:00:00Z') },
        Other: { Type: 'AWS::CertificateManager::Certificate', Properties: ending('some day') },
      },
    },
    gives: {
      One: {
        is: 'unknown',
        says: ['Whether notAfter "2026-12-10T12:00:00Z" is near is not known: the day is not known.'],
      },
      Other: 'unknown',
    },
  },
])
