import { traitCases } from '../../../test/trait-cases.ts'
import { secretPrivateRegistryCredentialMissing } from './secret-private-registry-credential-missing.ts'

traitCases(secretPrivateRegistryCredentialMissing, [
  {
    name: 'registries that ask for credentials, and others',
    properties: {
      ContainerDefinitions: [
        { Name: 'always', Image: 'registry.digitalocean.com/shop/web:1' },
        { Name: 'by-default', Image: 'shop.jfrog.io/docker/web:1' },
        {
          Name: 'with',
          Image: 'shop.azurecr.io/web:1',
          RepositoryCredentials: {
            CredentialsParameter: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/registry-AbCdEf',
          },
        },
        { Name: 'hub', Image: 'nginx' },
        { Name: 'hub-team', Image: 'shop/web:1' },
        { Name: 'quay', Image: 'quay.io/shop/web:1' },
        { Name: 'github', Image: 'ghcr.io/shop/web:1' },
        { Name: 'gitlab', Image: 'registry.gitlab.com/shop/web:1' },
        { Name: 'google', Image: 'europe-docker.pkg.dev/shop/web/web:1' },
        { Name: 'ecr', Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1' },
        { Name: 'own', Image: 'registry.shop.example:5000/web:1' },
      ],
    },
    gives: {
      always: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: [
          'image is from registry.digitalocean.com, which asks for credentials, and repositoryCredentials is not set.',
        ],
      },
      'by-default': { is: 'present', certainty: 'possible' },
      with: 'absent',
      hub: 'absent',
      'hub-team': 'absent',
      quay: 'absent',
      github: {
        is: 'unknown',
        says: [
          'Whether its owner has opened the image, which in ghcr.io is private by default, cannot be seen in files.',
        ],
      },
      gitlab: 'unknown',
      google: 'unknown',
      ecr: 'not-applicable',
      own: {
        is: 'unknown',
        says: ['Whether the registry registry.shop.example asks for credentials cannot be seen in files.'],
      },
    },
  },
  {
    name: 'images that a template puts together',
    template: {
      Parameters: { Image: { Type: 'String' }, Tag: { Type: 'String' } },
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository' },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'any', Image: { Ref: 'Image' } },
              { Name: 'tagged', Image: { 'Fn::Sub': 'shop.azurecr.io/web:${Tag}' } },
              { Name: 'uri', Image: { 'Fn::Sub': '${Repository.RepositoryUri}:${Tag}' } },
              {
                Name: 'account',
                Image: { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/web:${Tag}' },
              },
            ],
          },
        },
      },
    },
    gives: { any: 'unknown', tagged: 'present', uri: 'not-applicable', account: 'not-applicable' },
  },
])
