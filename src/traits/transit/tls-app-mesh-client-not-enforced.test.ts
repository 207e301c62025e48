import { traitCases } from '../../../test/trait-cases.ts'
import { tlsAppMeshClientNotEnforced } from './tls-app-mesh-client-not-enforced.ts'

const node = (Spec: object) => ({ Type: 'AWS::AppMesh::VirtualNode', Properties: { Spec } })
const policy = (TLS?: object) => ({ ClientPolicy: TLS ? { TLS } : {} })
const trust = { Validation: { Trust: { File: { CertificateChain: '/certs/ca.pem' } } } }
const backend = (more: object = {}) => ({ VirtualService: { VirtualServiceName: 'pay.shop.local', ...more } })

traitCases(tlsAppMeshClientNotEnforced, [
  {
    name: 'default policies and those of backends',
    template: {
      Resources: {
        Clear: node({ Backends: [backend()] }),
        Lax: node({ BackendDefaults: policy({ Enforce: false, ...trust }) }),
        Trusting: node({ BackendDefaults: policy({ Enforce: true }) }),
        Strict: node({ BackendDefaults: policy(trust), Backends: [backend()] }),
        Own: node({ Backends: [backend(policy(trust))] }),
        Alone: node({ Listeners: [] }),
        Open: node({ BackendDefaults: { 'Fn::ImportValue': 'shop-defaults' } }),
      },
    },
    gives: {
      Clear: { is: 'present', severity: 'medium', says: ['No clientPolicy is set.'] },
      Lax: { is: 'present', says: ['enforce is false.'] },
      Trusting: { is: 'present', says: ['validation is not set.'] },
      Strict: 'absent',
      Own: 'absent',
      Alone: 'not-applicable',
      Open: 'unknown',
    },
  },
])
