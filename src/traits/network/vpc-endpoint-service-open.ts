import { referenceIndex } from '../../analysis/references.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, unknown, yes } from '../answer.ts'
import { someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

type Service = Resource<'AWS::EC2::VPCEndpointService'>

export const vpcEndpointServiceOpen = trait({
  id: 'vpc-endpoint-service-open',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::VPCEndpointService',
  title: 'Selective exposure is not selective',
  why: 'Any account, or any that is allowed once, reaches the service by an endpoint of its own without being asked.',
  fix: 'Set acceptanceRequired to true, and name the accounts or roles that may connect in allowedPrincipals.',
  example: { type: 'AWS::EC2::VPCEndpointService', set: { acceptanceRequired: true } },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['AWS PrivateLink, Configure an endpoint service'],
  evaluate: (service, world) => [
    { subject: 'acceptanceRequired', answer: acceptance(service, world) },
    { subject: 'allowedPrincipals', answer: principals(service, world) },
  ],
})

function acceptance(service: Service, world: World): Answer {
  const read = world.read(service, 'acceptanceRequired')
  if (read.is !== 'absent') return check(world, service, 'acceptanceRequired', (required) => required === false)
  const says = 'Whether connections have to be accepted is not known: acceptanceRequired is not set.'
  return { is: 'unknown', missing: [{ says, origin: service.place }] }
}

function principals(service: Service, world: World): Answer {
  const permissions = (permissionsOf(world.estate).to.get(service.address) ?? []).filter((one) => world.exists(one))
  return any([
    no,
    ...permissions.flatMap((one) =>
      someItem(world, one, 'allowedPrincipals', (allowed) => {
        const principal = world.read(allowed, 'principal')
        if (principal.is === 'unknown') return unknown(principal, 'An allowed principal')
        if (principal.is === 'absent' || principal.value !== '*') return no
        return yes('allowedPrincipals has "*", which is every account.', principal.origin)
      }),
    ),
  ])
}

const permissionsOf = referenceIndex(
  (estate) => estate.ofType('AWS::EC2::VPCEndpointServicePermissions'),
  ({ slots }) => [slots.serviceId],
)
