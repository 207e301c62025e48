import { traitCases } from '../../../test/trait-cases.ts'
import { tlsAppMeshListenerNotStrict } from './tls-app-mesh-listener-not-strict.ts'

const spec = (...Listeners: readonly object[]) => ({ Spec: { Listeners } })
const listener = (Port: number, TLS?: unknown) => ({
  PortMapping: { Port, Protocol: 'http' },
  ...(TLS !== undefined && { TLS }),
})
const node = (properties: object) => ({ Type: 'AWS::AppMesh::VirtualNode', Properties: properties })

traitCases(tlsAppMeshListenerNotStrict, [
  {
    name: 'nodes and a gateway',
    template: {
      Parameters: { Mode: { Type: 'String' } },
      Resources: {
        Clear: node(spec(listener(8080), listener(9090, { Mode: 'STRICT' }))),
        Half: node(spec(listener(8080, { Mode: 'PERMISSIVE' }))),
        Strict: node(spec(listener(8080, { Mode: 'STRICT' }))),
        Open: node(spec(listener(8080, { Mode: { Ref: 'Mode' } }))),
        Client: node({ Spec: {} }),
        Gateway: { Type: 'AWS::AppMesh::VirtualGateway', Properties: spec(listener(443)) },
      },
    },
    gives: {
      Clear: { is: 'present', severity: 'medium', says: ['Port 8080: tls is not set.'] },
      Half: { is: 'present', says: ['Port 8080: mode is "PERMISSIVE".'] },
      Strict: 'absent',
      Open: 'unknown',
      Client: 'not-applicable',
      Gateway: 'present',
    },
  },
])
