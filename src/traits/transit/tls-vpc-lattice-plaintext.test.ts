import { traitCases } from '../../../test/trait-cases.ts'
import { tlsVpcLatticePlaintext } from './tls-vpc-lattice-plaintext.ts'

const listener = (Protocol: unknown) => ({ Type: 'AWS::VpcLattice::Listener', Properties: { Protocol } })
const group = (Type: string, Config?: object) => ({
  Type: 'AWS::VpcLattice::TargetGroup',
  Properties: { Type, ...(Config && { Config }) },
})

traitCases(tlsVpcLatticePlaintext, [
  {
    name: 'listeners and target groups, each by itself',
    template: {
      Parameters: { Spoken: { Type: 'String' } },
      Resources: {
        Clear: listener('HTTP'),
        Secure: listener('HTTPS'),
        Handed: listener('TLS_PASSTHROUGH'),
        Open: listener({ Ref: 'Spoken' }),
        Web: group('IP', { Protocol: 'HTTP', Port: 80 }),
        Api: group('ALB', { Protocol: 'HTTPS', Port: 443 }),
        Function: group('LAMBDA'),
      },
    },
    gives: {
      Clear: { is: 'present', severity: 'low', certainty: 'certain', says: ['protocol is "HTTP".'] },
      Secure: 'absent',
      Handed: 'absent',
      Open: 'unknown',
      Web: 'present',
      Api: 'absent',
      Function: 'not-applicable',
    },
  },
])
