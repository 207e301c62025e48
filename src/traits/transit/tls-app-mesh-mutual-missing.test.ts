import { traitCases } from '../../../test/trait-cases.ts'
import { tlsAppMeshMutualMissing } from './tls-app-mesh-mutual-missing.ts'

const node = (Spec: object) => ({ Type: 'AWS::AppMesh::VirtualNode', Properties: { Spec } })
const listener = (TLS?: unknown) => ({
  PortMapping: { Port: 8080, Protocol: 'http' },
  ...(TLS !== undefined && { TLS }),
})
const trust = { Validation: { Trust: { File: { CertificateChain: '/certs/ca.pem' } } } }
const shown = { Certificate: { File: { CertificateChain: '/certs/me.pem', PrivateKey: '/certs/me.key' } } }

traitCases(tlsAppMeshMutualMissing, [
  {
    name: 'what a node asks of its clients, and what it shows',
    template: {
      Resources: {
        Server: node({ Listeners: [listener({ Mode: 'STRICT', ...shown })] }),
        Clear: node({ Listeners: [listener()] }),
        Client: node({ BackendDefaults: { ClientPolicy: { TLS: { Enforce: true, ...trust } } } }),
        Mutual: node({
          Listeners: [listener({ Mode: 'STRICT', ...shown, ...trust })],
          BackendDefaults: { ClientPolicy: { TLS: { Enforce: true, ...trust, ...shown } } },
        }),
        Open: node({ Listeners: [listener({ 'Fn::ImportValue': 'shop-tls' })] }),
        Alone: node({}),
      },
    },
    gives: {
      Server: { is: 'present', severity: 'low', says: ['Port 8080: validation is not set.'] },
      Clear: 'present',
      Client: { is: 'present', says: ['certificate is not set.'] },
      Mutual: 'absent',
      Open: 'unknown',
      Alone: 'not-applicable',
    },
  },
])
