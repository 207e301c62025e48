import { egressFilterIs } from '../app-mesh.ts'
import { serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const meshEgressAllowAll = trait({
  id: 'mesh-egress-allow-all',
  category: 'Misconfiguration',
  resource: 'AWS::AppMesh::Mesh',
  title: 'Mesh lets any external traffic out',
  why: 'Malware in a task sends what it finds to any host, past everything that the mesh knows of.',
  fix: 'Move to Service Connect, since App Mesh has ended, and let the security group of the tasks out to known destinations only.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['AWS App Mesh API Reference, EgressFilter'],
  evaluate: (mesh, world) => whole(egressFilterIs(mesh, world, 'ALLOW_ALL')),
})
