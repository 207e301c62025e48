import { traitCases } from '../../../test/trait-cases.ts'
import { serviceDiscoveryPublicNamespace } from './service-discovery-public-namespace.ts'

const namespace = { Type: 'AWS::ServiceDiscovery::PublicDnsNamespace', Properties: { Name: 'shop.example.com' } }
const registry = (properties: object) => ({ Type: 'AWS::ServiceDiscovery::Service', Properties: properties })
const service = (RegistryArn: unknown) => ({
  Type: 'AWS::ECS::Service',
  Properties: { ServiceRegistries: [{ RegistryArn }] },
})

traitCases(
  serviceDiscoveryPublicNamespace,
  [
    {
      name: 'a service registers in it, by either way to name it',
      template: {
        Resources: {
          Public: namespace,
          Old: namespace,
          Web: service({ 'Fn::GetAtt': ['WebNames', 'Arn'] }),
          WebNames: registry({ NamespaceId: { Ref: 'Public' } }),
          Api: service({ 'Fn::GetAtt': ['ApiNames', 'Arn'] }),
          ApiNames: registry({ DnsConfig: { NamespaceId: { Ref: 'Old' }, DnsRecords: [{ Type: 'A', TTL: 60 }] } }),
        },
      },
      gives: {
        Public: {
          is: 'present',
          severity: 'low',
          certainty: 'certain',
          says: ['template.json#Web registers its tasks in it.'],
        },
        Old: 'present',
      },
    },
    {
      name: 'services register elsewhere, or nothing does',
      template: {
        Resources: {
          Public: namespace,
          Private: { Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace', Properties: { Name: 'shop.local' } },
          Web: service({ 'Fn::GetAtt': ['WebNames', 'Arn'] }),
          WebNames: registry({ NamespaceId: { Ref: 'Private' } }),
          OtherNames: registry({ NamespaceId: { Ref: 'Public' } }),
        },
      },
      gives: { '': 'not-applicable' },
    },
    {
      name: 'a registry that cannot be told',
      template: {
        Resources: { Public: namespace, Web: service({ 'Fn::ImportValue': 'shop-names' }) },
      },
      gives: {
        '': { is: 'unknown', says: ['Whether template.json#Web registers its tasks in it is not known.'] },
      },
    },
  ],
  { never: ['absent'] },
)
