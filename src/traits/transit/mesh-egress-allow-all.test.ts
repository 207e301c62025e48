import { traitCases } from '../../../test/trait-cases.ts'
import { meshEgressAllowAll } from './mesh-egress-allow-all.ts'

const filter = (Type: unknown) => ({ MeshName: 'shop', Spec: { EgressFilter: { Type } } })

traitCases(meshEgressAllowAll, [
  {
    name: 'everything',
    properties: filter('ALLOW_ALL'),
    gives: { '': { is: 'present', severity: 'low', says: ['type is "ALLOW_ALL".'] } },
  },
  { name: 'nothing', properties: filter('DROP_ALL'), gives: { '': 'absent' } },
  { name: 'not set', properties: { MeshName: 'shop' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value',
    template: {
      Parameters: { Egress: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::AppMesh::Mesh', Properties: filter({ Ref: 'Egress' }) } },
    },
    gives: { '': 'unknown' },
  },
])
