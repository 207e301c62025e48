import { traitCases } from '../../../test/trait-cases.ts'
import { meshAppMeshEndOfSupport } from './mesh-app-mesh-end-of-support.ts'

const task = (properties: object) => ({ Type: 'AWS::ECS::TaskDefinition', Properties: properties })
const envoy = '840364872350.dkr.ecr.eu-west-1.amazonaws.com/aws-appmesh-envoy:v1.29.12.1-prod'

traitCases(meshAppMeshEndOfSupport, [
  {
    name: 'tasks with a proxy, and the parts of a mesh',
    template: {
      Parameters: { Kind: { Type: 'String' } },
      Resources: {
        Proxied: task({ ProxyConfiguration: { Type: 'APPMESH', ContainerName: 'envoy' }, ContainerDefinitions: [] }),
        Sidecar: task({ ContainerDefinitions: [{ Name: 'envoy', Image: envoy }] }),
        Open: task({ ProxyConfiguration: { Type: { Ref: 'Kind' } }, ContainerDefinitions: [] }),
        Plain: task({ ContainerDefinitions: [{ Name: 'web', Image: 'envoyproxy/envoy:v1.34' }] }),
        Mesh: { Type: 'AWS::AppMesh::Mesh', Properties: {} },
        Node: { Type: 'AWS::AppMesh::VirtualNode', Properties: {} },
      },
    },
    gives: {
      Proxied: { is: 'present', severity: 'high', says: ['type of proxyConfiguration is "APPMESH".'] },
      Sidecar: { is: 'present', says: ['envoy: image is the Envoy of App Mesh.'] },
      Open: 'unknown',
      Plain: 'absent',
      Mesh: { is: 'present', says: ['It is a part of App Mesh, which ended on 30 September 2026.'] },
      Node: 'present',
    },
  },
])
