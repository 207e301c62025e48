import { list, reference, shape, struct, text } from '../shape.ts'

const page = (name: string) => `Amazon Route 53 API Reference, ${name}`

/** What an alias stands for. */
const aliased = reference([
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancing::LoadBalancer',
  'AWS::CloudFront::Distribution',
  'AWS::GlobalAccelerator::Accelerator',
])

/** A name of a hosted zone. */
export const recordSet = shape(page('ResourceRecordSet'), {
  name: text(),
  type: text(),
  hostedZoneId: text(),
  hostedZoneName: text(),
  setIdentifier: text(),
  aliasTarget: struct(shape(page('AliasTarget'), { dnsName: aliased, hostedZoneId: text() })),
  resourceRecords: list(struct(shape(page('ResourceRecord'), { value: text() }, ['value']), { bare: 'value' })),
})
