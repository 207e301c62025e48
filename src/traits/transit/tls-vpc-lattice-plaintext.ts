import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, check, notApplicable, unknown } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsVpcLatticePlaintext = trait({
  id: 'tls-vpc-lattice-plaintext',
  category: 'Misconfiguration',
  resource: 'AWS::VpcLattice::Listener',
  likewise: ['AWS::VpcLattice::TargetGroup'],
  title: 'VPC Lattice listener or target in clear',
  why: 'Whoever gets into one of the networks that Lattice joins reads what services tell each other.',
  fix: 'Set protocol to HTTPS, for the listener as well as for the target group.',
  example: {
    type: 'AWS::VpcLattice::Listener',
    set: { protocol: 'HTTPS', port: 443 },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC Lattice User Guide, Listeners for your VPC Lattice service'],
  evaluate: (resource: Resource<'AWS::VpcLattice::Listener' | 'AWS::VpcLattice::TargetGroup'>, world) =>
    whole(
      resource.type === 'AWS::VpcLattice::Listener'
        ? check(world, resource, 'protocol', (protocol) => protocol === 'HTTP')
        : ofTargets(resource, world),
    ),
})

/** What a listing gives stands in the target group, what a template gives in its `config`. */
function ofTargets(group: Resource<'AWS::VpcLattice::TargetGroup'>, world: World): Answer {
  const type = world.read(group, 'type')
  if (type.is === 'known' && type.value === 'LAMBDA') return notApplicable('Its target is a function.')
  const config = world.read(group, 'config')
  if (config.is === 'unknown') return unknown(config, 'config')
  return config.is === 'known'
    ? check(world, config.value, 'protocol', (protocol) => protocol === 'HTTP')
    : check(world, group, 'protocol', (protocol) => protocol === 'HTTP')
}
