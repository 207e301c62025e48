import { partsOf } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import { textIncludes } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, unknown, yes } from '../answer.ts'
import { about, someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Parts =
  | 'AWS::AppMesh::GatewayRoute'
  | 'AWS::AppMesh::Mesh'
  | 'AWS::AppMesh::Route'
  | 'AWS::AppMesh::VirtualGateway'
  | 'AWS::AppMesh::VirtualNode'
  | 'AWS::AppMesh::VirtualRouter'
  | 'AWS::AppMesh::VirtualService'

export const meshAppMeshEndOfSupport = trait({
  id: 'mesh-app-mesh-end-of-support',
  category: 'Vulnerability',
  resource: 'AWS::ECS::TaskDefinition',
  likewise: [
    'AWS::AppMesh::GatewayRoute',
    'AWS::AppMesh::Mesh',
    'AWS::AppMesh::Route',
    'AWS::AppMesh::VirtualGateway',
    'AWS::AppMesh::VirtualNode',
    'AWS::AppMesh::VirtualRouter',
    'AWS::AppMesh::VirtualService',
  ],
  title: 'Workload still depends on App Mesh',
  why: 'App Mesh ended on 30 September 2026: nobody mends its proxy any more, and the rules of the mesh are gone.',
  fix: 'Move to Service Connect with TLS, in a new revision without proxyConfiguration and Envoy, and delete the mesh.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['proxyConfiguration', 'containerDefinitions[envoy]'] },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'high',
  references: ['AWS App Mesh User Guide, What is AWS App Mesh?', 'Amazon ECS API Reference, ProxyConfiguration'],
  evaluate: (resource: Resource<'AWS::ECS::TaskDefinition' | Parts>, world) =>
    whole(
      resource.type === 'AWS::ECS::TaskDefinition'
        ? any([...proxyOf(resource, world), ...sidecarsOf(resource, world)])
        : yes('It is a part of App Mesh, which ended on 30 September 2026.', resource.place),
    ),
})

function proxyOf(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): readonly Answer[] {
  const proxy = world.read(task, 'proxyConfiguration')
  if (proxy.is === 'unknown') return [unknown(proxy, 'proxyConfiguration')]
  if (proxy.is === 'absent') return []
  return [
    check(
      world,
      proxy.value,
      'type',
      (type) => type === 'APPMESH',
      () => 'type of proxyConfiguration is "APPMESH".',
    ),
  ]
}

/** Source: AWS App Mesh User Guide, "Envoy image". */
const sidecarsOf = (task: Resource<'AWS::ECS::TaskDefinition'>, world: World): readonly Answer[] =>
  someItem(world, task, 'containerDefinitions', (container) => {
    const image = world.read(container, 'image')
    if (image.is === 'absent' || textIncludes(partsOf(image), 'aws-appmesh-envoy') !== true) return no
    const name = world.read(container, 'name')
    return about(name.is === 'known' ? name.value : 'A container', yes('image is the Envoy of App Mesh.', image.origin))
  })
