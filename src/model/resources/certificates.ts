import { list, shape, text } from '../shape.ts'
import { tags } from './tags.ts'

const page = (name: string) => `AWS Certificate Manager API Reference, ${name}`

/** `type`, `status`, `notAfter` and `renewalEligibility` stand in replies. */
export const certificate = shape(page('CertificateDetail'), {
  certificateArn: text(),
  domainName: text(),
  subjectAlternativeNames: list(text(), { also: ['subjectAlternativeNameSummaries'] }),
  certificateAuthorityArn: text(),
  validationMethod: text(),
  type: text(),
  status: text(),
  keyAlgorithm: text(),
  issuer: text(),
  notBefore: text(),
  notAfter: text(),
  renewalEligibility: text(),
  inUseBy: list(text()),
  tags,
})

/** A certificate that was uploaded to IAM. */
export const serverCertificate = shape('IAM API Reference, UploadServerCertificate', {
  serverCertificateName: text(),
  serverCertificateId: text(),
  arn: text(),
  path: text({ default: '/' }),
  expiration: text(),
})
