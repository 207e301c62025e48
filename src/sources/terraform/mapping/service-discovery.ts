import { type Attributes, computed, type Mappings, resource } from './attributes.ts'

const identity: Attributes = { id: computed('id'), arn: computed('arn') }

/**
 * Cloud Map.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_service_discovery_*.
 */
export const serviceDiscovery: Mappings = {
  aws_service_discovery_http_namespace: resource('AWS::ServiceDiscovery::HttpNamespace', identity),
  aws_service_discovery_private_dns_namespace: resource('AWS::ServiceDiscovery::PrivateDnsNamespace', identity),
  aws_service_discovery_public_dns_namespace: resource('AWS::ServiceDiscovery::PublicDnsNamespace', identity),
  aws_service_discovery_service: resource('AWS::ServiceDiscovery::Service', identity),
}
