import { externalDestinationsOf, tasksIn } from '../../analysis/service-discovery/app-mesh.ts'
import { all, any, notApplicable, possibly, yes } from '../answer.ts'
import { egressFilterIs } from '../app-mesh.ts'
import { serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const meshEgressExternalBlocked = trait({
  id: 'mesh-egress-external-blocked',
  category: 'Best Practice',
  resource: 'AWS::AppMesh::Mesh',
  title: 'Node must leave the mesh but egress is DROP_ALL',
  why: 'A call that the mesh refuses tempts people to let everything out, or to lead the traffic past the proxy.',
  fix: 'Move to Service Connect, since App Mesh has ended, and allow the destinations in the security group of the tasks.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['AWS App Mesh API Reference, EgressFilter'],
  evaluate: (mesh, world) => {
    const tasks = tasksIn(mesh, world)
    if (tasks.length === 0) return whole(notApplicable('No task definition of the scan joins the mesh.'))
    const destinations = tasks.flatMap((task) =>
      externalDestinationsOf(task, mesh, world).map(({ variable, host, origin }) =>
        yes(`${variable} of ${task.address} names the host "${host}", which is not in the mesh.`, origin),
      ),
    )
    // Whether the program calls what a variable names is not certain.
    return whole(possibly(all([egressFilterIs(mesh, world, 'DROP_ALL'), any(destinations)])))
  },
})
