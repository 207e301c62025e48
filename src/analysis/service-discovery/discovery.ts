import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { referenceIndex, valuesOf } from '../references.ts'

type Service = Resource<'AWS::ECS::Service'>
type Registry = Resource<'AWS::ServiceDiscovery::Service'>
type Namespace = Resource<'AWS::ServiceDiscovery::PublicDnsNamespace'>

/** The services whose tasks are published in a namespace, and those of which that cannot be told. */
export interface Publishers {
  readonly services: readonly Service[]
  readonly unread: readonly Service[]
}

/** Source: Amazon ECS API Reference, "ServiceRegistry". */
export function publishersIn(namespace: Namespace, world: World): Publishers {
  const registries = registriesByNamespace(world.estate)
  const services = servicesByRegistry(world.estate)
  const isIn = (registry: Registry) => namesNamespace(registry, namespace, world)
  const of = (registry: Registry) =>
    (services.to.get(registry.address) ?? []).filter((service) => namesRegistry(service, registry, world))
  return {
    services: (registries.to.get(namespace.address) ?? []).filter(isIn).flatMap(of),
    unread: [...registries.unread.flatMap(of), ...services.unread.filter((service) => world.exists(service))],
  }
}

/** A registry names its namespace itself or, as it used to be, with its DNS records. */
const registriesByNamespace = referenceIndex<Registry>(
  (estate) => estate.ofType('AWS::ServiceDiscovery::Service'),
  (registry) => [registry.slots.namespaceId, ...valuesOf(registry.slots.dnsConfig).map((dns) => dns.slots.namespaceId)],
)

const servicesByRegistry = referenceIndex<Service>(
  (estate) => estate.ofType('AWS::ECS::Service'),
  (service) =>
    valuesOf(service.slots.serviceRegistries).flatMap(({ items }) =>
      items.flatMap((item) => valuesOf(item).map((registry) => registry.slots.registryArn)),
    ),
)

function namesNamespace(registry: Registry, namespace: Namespace, world: World): boolean {
  if (!world.exists(registry)) return false
  const dns = world.read(registry, 'dnsConfig')
  return [world.follow(registry, 'namespaceId'), dns.is === 'known' && world.follow(dns.value, 'namespaceId')].some(
    (named) => named && named.is === 'known' && named.value.address === namespace.address,
  )
}

function namesRegistry(service: Service, registry: Registry, world: World): boolean {
  return (
    world.exists(service) &&
    world.items(service, 'serviceRegistries').items.some(({ value }) => {
      const named = world.follow(value, 'registryArn')
      return named.is === 'known' && named.value.address === registry.address
    })
  )
}
