import { made, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { vpcBlockPublicAccessOff } from './vpc-block-public-access-off.ts'

traitCases(vpcBlockPublicAccessOff, [
  {
    name: 'off',
    files: {
      'options.json': {
        VpcBlockPublicAccessOptions: {
          AwsAccountId: '111122223333',
          AwsRegion: 'eu-west-1',
          State: 'default-state',
          InternetGatewayBlockMode: 'off',
        },
      },
    },
    gives: { '': { is: 'present', severity: 'low', says: ['internetGatewayBlockMode is "off".'] } },
  },
  { name: 'blocked', properties: { InternetGatewayBlockMode: 'block-ingress' }, gives: { '': 'absent' } },
  {
    name: 'a mode without a default',
    template: {
      Parameters: { Mode: { Type: 'String' } },
      Resources: { It: made('AWS::EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: ref('Mode') }) },
    },
    gives: { '': 'unknown' },
  },
])
