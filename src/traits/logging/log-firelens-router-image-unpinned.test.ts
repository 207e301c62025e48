import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensRouterImageUnpinned } from './log-firelens-router-image-unpinned.ts'

const router = (Name: string, Image?: unknown) => ({ Name, Image, FirelensConfiguration: { Type: 'fluentbit' } })
const digest = `sha256:${'0'.repeat(64)}`

traitCases(logFirelensRouterImageUnpinned, [
  {
    name: 'a tag that moves, or none',
    properties: {
      ContainerDefinitions: [
        router('stable', 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable'),
        router('latest', 'registry.example.com:5000/fluent-bit:latest'),
        router('bare', 'registry.example.com:5000/fluent-bit'),
        router('version', 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5'),
        router('digest', `registry.example.com:5000/fluent-bit:latest@${digest}`),
        router('none'),
        { Name: 'web', Image: 'shop:latest' },
      ],
    },
    gives: {
      stable: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['image is "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable".'],
      },
      latest: 'present',
      bare: 'present',
      version: 'absent',
      digest: 'absent',
      none: 'not-applicable',
      web: 'not-applicable',
    },
  },
  {
    name: 'an image that is only partly known',
    template: {
      Parameters: { Tag: { Type: 'String' }, Router: { Type: 'String' } },
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository' },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              router('parameter', { Ref: 'Router' }),
              router('tag', { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.eu-central-1.amazonaws.com/router:${Tag}' }),
              router('stable', { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.eu-central-1.amazonaws.com/router:stable' }),
              router('bare', { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.eu-central-1.amazonaws.com/router' }),
              router('latest', { 'Fn::Sub': '${Repository.RepositoryUri}:latest' }),
              router('repository', { 'Fn::GetAtt': ['Repository', 'RepositoryUri'] }),
            ],
          },
        },
      },
    },
    gives: {
      parameter: 'unknown',
      tag: 'unknown',
      stable: 'present',
      bare: 'present',
      latest: 'present',
      repository: 'unknown',
    },
  },
])
