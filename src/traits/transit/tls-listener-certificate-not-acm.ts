import { type Certificate, certificatesOf } from '../../analysis/load-balancing/listeners.ts'
import { partsOf } from '../../analysis/texts.ts'
import type { Known, Unknown } from '../../model/slot.ts'
import { textIncludes } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { onTls } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsListenerCertificateNotAcm = trait({
  id: 'tls-listener-certificate-not-acm',
  category: 'Best Practice',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Listener certificate not issued by ACM',
  why: 'Nobody renews the certificate but a person, and its private key has been in the hands of whoever uploaded it.',
  fix: 'Request a certificate from ACM and name it in certificates of the listener.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: {
      certificates: [
        {
          certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
        },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Application Load Balancers, SSL certificates for your Application Load Balancer',
    'AWS Certificate Manager User Guide, Import certificates into AWS Certificate Manager',
  ],
  evaluate: (listener, world) =>
    whole(
      onTls(listener, world, () => {
        const { known, unread } = certificatesOf(listener, world)
        if (known.length === 0 && unread.length === 0) return notApplicable('It names no certificate.')
        return any([...known.map((named) => isUploaded(named, world)), ...unread.map(inIam)])
      }),
    ),
})

function isUploaded({ value, origin }: Known<Certificate>, world: World): Answer {
  const certificate = world.estate.resolve(value)
  const name = value.text ?? certificate?.address ?? value.name ?? 'The certificate'
  if (certificate?.type === 'AWS::IAM::ServerCertificate' || value.text?.includes(':server-certificate/'))
    return yes(`certificateArn names a certificate of IAM, ${name}.`, origin)
  const type = certificate ? world.read(certificate, 'type') : undefined
  if (type?.is === 'known')
    return type.value === 'IMPORTED' ? yes(`The certificate ${name} is of type "IMPORTED".`, origin) : no
  if (certificate && certificate.from !== 'reply' && type?.is === 'absent') return no
  const says = `Whether ${name} was issued by ACM or imported is not known: it is not in this scan.`
  return { is: 'unknown', missing: [{ says, origin }] }
}

const inIam = (read: Unknown): Answer =>
  textIncludes(partsOf(read), ':server-certificate/') === true
    ? yes('certificateArn names a certificate of IAM.', read.origin)
    : unknown(read, 'certificateArn')
