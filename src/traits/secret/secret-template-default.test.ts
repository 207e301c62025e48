import { traitCases } from '../../../test/trait-cases.ts'
import { secretTemplateDefault } from './secret-template-default.ts'

traitCases(
  secretTemplateDefault,
  [
    {
      name: 'by name and value; what is NoEcho or names something in AWS is another question',
      template: {
        Parameters: {
          DbPassword: { Type: 'String', Default: 'correct-horse-7' },
          ApiToken: { Type: 'String', Default: '{{resolve:ssm:/shop/api-token}}' },
          Empty: { Type: 'String', Default: '' },
          MailPassword: { Type: 'String' },
          Stage: { Type: 'String', Default: 'prod' },
          Hidden: { Type: 'String', NoEcho: true, Default: 'correct-horse-7' },
          TokenParameter: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/token' },
          PasswordLength: { Type: 'Number', Default: 32 },
        },
        Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } },
      },
      gives: {
        DbPassword: {
          is: 'present',
          severity: 'high',
          certainty: 'certain',
          says: ['The default of DbPassword holds a password.'],
        },
        ApiToken: 'present',
        Empty: 'absent',
        MailPassword: 'absent',
        Stage: 'absent',
        Hidden: 'not-applicable',
        TokenParameter: 'not-applicable',
        PasswordLength: 'not-applicable',
      },
    },
  ],
  // A default is written out, or it is none.
  { never: ['unknown'] },
)
