import { list, number, reference, shape, struct, text } from '../shape.ts'
import { vpcReference } from './network-references.ts'

const page = (name: string) => `AWS Cloud Map API Reference, ${name}`

/** A namespace of any kind: its type says whether names in it are public. */
export const namespace = shape(page('Namespace'), { name: text(), id: text(), arn: text(), vpc: vpcReference })

const namespaceId = reference([
  'AWS::ServiceDiscovery::PublicDnsNamespace',
  'AWS::ServiceDiscovery::PrivateDnsNamespace',
  'AWS::ServiceDiscovery::HttpNamespace',
])

export const discoveryService = shape(page('Service'), {
  name: text(),
  id: text(),
  arn: text(),
  namespaceId,
  dnsConfig: struct(
    shape(page('DnsConfig'), {
      namespaceId,
      dnsRecords: list(struct(shape(page('DnsRecord'), { type: text(), ttl: number() }, ['type']))),
    }),
  ),
})
