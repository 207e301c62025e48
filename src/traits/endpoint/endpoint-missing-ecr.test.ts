import { ecrImage, shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointMissingEcr } from './endpoint-missing-ecr.ts'

const wanting = { container: { Image: ecrImage } }

traitCases(endpointMissingEcr, [
  {
    name: 'none, with a NAT gateway',
    template: shop({ ...wanting, out: 'nat' }),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: [
          'It has no endpoint of ecr.api.',
          'It has no endpoint of ecr.dkr.',
          'It has no endpoint of s3.',
          '"Web": Container "web" has an image of Amazon ECR.',
        ],
      },
    },
  },
  {
    name: 'none, and no way out',
    template: shop(wanting),
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'all are there',
    template: shop({ ...wanting, endpoints: ['ecr.api', 'ecr.dkr', 's3'] }),
    gives: { '': 'absent' },
  },
  {
    name: 'one may be there',
    template: shop({
      ...wanting,
      endpoints: ['ecr.dkr', 's3'],
      more: {
        Some: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: { Ref: 'Vpc' }, ServiceName: { Ref: 'Given' }, VpcEndpointType: 'Interface' },
        },
      },
    }),
    gives: { '': { is: 'unknown', says: ['Whether "template.json#Some" is an endpoint of ecr.api is not known.'] } },
  },
  {
    name: 'an image that is given later',
    template: shop({ out: 'nat', container: { Image: { Ref: 'Given' } } }),
    gives: {
      '': {
        is: 'unknown',
        says: [
          '"Web": The image of Container "web" is not known: parameter Given has no default and no value was given.',
        ],
      },
    },
  },
  {
    name: 'a repository of the template',
    template: shop({
      out: 'nat',
      endpoints: ['ecr.api', 'ecr.dkr'],
      container: { Image: { 'Fn::Sub': '${Images.RepositoryUri}:1.2' } },
      more: { Images: { Type: 'AWS::ECR::Repository', Properties: {} } },
    }),
    gives: {
      '': { is: 'present', says: ['It has no endpoint of s3.', '"Web": Container "web" has an image of Amazon ECR.'] },
    },
  },
  { name: 'not needed', template: shop({ out: 'nat' }), gives: { '': 'not-applicable' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
