import { traitCases } from '../../../test/trait-cases.ts'
import { secretParameterNotSecureString } from './secret-parameter-not-secure-string.ts'

const parameter = (properties: object) => ({ Type: 'AWS::SSM::Parameter', Properties: properties })

traitCases(secretParameterNotSecureString, [
  {
    name: 'a secret in a String, a setting in a String, and what nobody injects',
    template: {
      Parameters: { Given: { Type: 'String' }, Type: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'web',
                Secrets: [
                  { Name: 'DB_PASSWORD', ValueFrom: { Ref: 'Db' } },
                  { Name: 'DB_HOST', ValueFrom: '/shop/host' },
                  { Name: 'EXTRA', ValueFrom: { Ref: 'Extra' } },
                  { Name: 'MAIL_PASSWORD', ValueFrom: { Ref: 'Mail' } },
                ],
              },
            ],
          },
        },
        Db: parameter({ Type: 'String', Value: 'filled in later' }),
        Host: parameter({ Name: '/shop/host', Type: 'String', Value: 'db.example.com' }),
        Extra: parameter({ Type: 'StringList', Value: { Ref: 'Given' } }),
        Mail: parameter({ Type: { Ref: 'Type' }, Value: 'filled in later' }),
        Other: parameter({ Type: 'String', Value: 'db' }),
      },
    },
    gives: {
      Db: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['type is String; web of template.json#It gets it as DB_PASSWORD.'],
      },
      Host: 'absent',
      Extra: { is: 'present', says: ['type is StringList; web of template.json#It gets it as EXTRA.'] },
      Mail: 'unknown',
      Other: 'not-applicable',
    },
  },
])
