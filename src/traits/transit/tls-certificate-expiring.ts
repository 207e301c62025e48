import { dayOf, daysBetween } from '../../model/day.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, knownBy, no, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Certificate = Resource<'AWS::CertificateManager::Certificate'>

/** Days before the end of a certificate from which it is told. */
const soon = 30

export const tlsCertificateExpiring = trait({
  id: 'tls-certificate-expiring',
  category: 'Misconfiguration',
  resource: 'AWS::CertificateManager::Certificate',
  title: 'Certificate expires within 30 days',
  why: 'Clients refuse a certificate that has expired, or learn to accept any, and then an impostor has an easy game.',
  fix: 'Import a renewed certificate, or request one from ACM, which renews it as long as its DNS record stands.',
  example: {
    type: 'AWS::CertificateManager::Certificate',
    set: { domainName: 'shop.example.com', validationMethod: 'DNS' },
    isNew: true,
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'AWS Certificate Manager User Guide, Managed certificate renewal in AWS Certificate Manager',
    'AWS Security Hub User Guide, ACM.1',
  ],
  evaluate: (certificate, world) => whole(all([expires(certificate, world), isLeftAlone(certificate, world)])),
})

function expires(certificate: Certificate, world: World): Answer {
  const status = world.read(certificate, 'status')
  if (status.is === 'known' && status.value === 'EXPIRED') return yes('status is "EXPIRED".', status.origin)
  const notAfter = world.read(certificate, 'notAfter')
  if (notAfter.is === 'unknown') return unknown(notAfter, 'notAfter')
  if (notAfter.is === 'absent') {
    if (certificate.from === 'reply') {
      const says = 'When it expires is not known: the reply has no notAfter.'
      return { is: 'unknown', missing: [{ says, origin: notAfter.origin }] }
    }
    return unknown(
      { is: 'unknown', why: { because: 'not-in-files', what: 'notAfter' }, origin: notAfter.origin },
      'Its end',
    )
  }
  const [end, today] = [dayOf(notAfter.value), world.estate.today]
  if (end === undefined || today === undefined) {
    const says = `Whether notAfter "${notAfter.value}" is near is not known: ${end === undefined ? 'it is no date' : 'the day is not known'}.`
    return { is: 'unknown', missing: [{ says, origin: notAfter.origin }] }
  }
  const left = daysBetween(today, end)
  if (left > soon) return no
  const says = left < 0 ? `notAfter is ${end}, which has passed.` : `notAfter is ${end}, in ${left} days.`
  return knownBy(`notAfter is ${end}.`, yes(says, notAfter.origin))
}

/** Does nobody renew it by himself? ACM does for those that it issued and that are in use. */
const isLeftAlone = (certificate: Certificate, world: World): Answer =>
  check(
    world,
    certificate,
    'renewalEligibility',
    (eligibility) => eligibility !== 'ELIGIBLE',
    (eligibility) => `renewalEligibility is "${eligibility}".`,
  )
