import { publishersIn } from '../../analysis/service-discovery/discovery.ts'
import { type Answer, any, notApplicable, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceDiscoveryPublicNamespace = trait({
  id: 'service-discovery-public-namespace',
  category: 'Reachability',
  resource: 'AWS::ServiceDiscovery::PublicDnsNamespace',
  title: 'Task addresses published in public DNS',
  why: 'Anyone can look up which tasks run and at which addresses, public or not, and aim at each of them.',
  fix: 'Register the service in a private DNS namespace.',
  example: {
    type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    set: { name: 'shop.internal', vpc: 'vpc-0a1b2c3d4e5f67890' },
    isNew: true,
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Use service discovery to connect Amazon ECS services with DNS names',
    'AWS Cloud Map API Reference, CreatePublicDnsNamespace',
  ],
  evaluate: (namespace, world) => {
    const { services, unread } = publishersIn(namespace, world)
    if (services.length === 0 && unread.length === 0) {
      return whole(notApplicable('No service in this scan registers its tasks in it.'))
    }
    const perhaps = unread.map(({ address, place }): Answer => {
      const says = `Whether ${address} registers its tasks in it is not known.`
      return { is: 'unknown', missing: [{ says, origin: place }] }
    })
    const published = services.map((service) =>
      yes(`${service.address} registers its tasks in it.`, world.read(service, 'serviceRegistries').origin),
    )
    return whole(any([...published, ...perhaps]))
  },
})
