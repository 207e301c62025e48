import { traitCases } from '../../../test/trait-cases.ts'
import { secretAgentEngineAuthData } from './secret-agent-engine-auth-data.ts'

const template = (script: unknown) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { UserData: { 'Fn::Base64': script } } },
})
const auth = `echo 'ECS_ENGINE_AUTH_DATA={"registry.shop.example":{"username":"shop","password":"correct-horse-7"}}' >> /etc/ecs/ecs.config`

traitCases(secretAgentEngineAuthData, [
  {
    name: 'in the user data of whatever starts hosts',
    template: {
      Parameters: { Auth: { Type: 'String', NoEcho: true }, Script: { Type: 'String' } },
      Resources: {
        Set: template(`#!/bin/bash\n${auth}`),
        Given: template({ 'Fn::Sub': '#!/bin/bash\necho ECS_ENGINE_AUTH_DATA=${Auth} >> /etc/ecs/ecs.config' }),
        Comment: template(`#!/bin/bash\n# ${auth}`),
        Empty: template('#!/bin/bash\necho ECS_ENGINE_AUTH_DATA= >> /etc/ecs/ecs.config'),
        Other: template('#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config'),
        Any: template({ Ref: 'Script' }),
        None: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: {} } },
        Old: {
          Type: 'AWS::AutoScaling::LaunchConfiguration',
          Properties: { UserData: { 'Fn::Base64': `#!/bin/bash\n${auth}` } },
        },
        Single: { Type: 'AWS::EC2::Instance', Properties: { UserData: { 'Fn::Base64': `#!/bin/bash\n${auth}` } } },
      },
    },
    gives: {
      Set: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['The user data sets ECS_ENGINE_AUTH_DATA for the container agent.'],
      },
      Given: 'present',
      Comment: 'absent',
      Empty: 'absent',
      Other: 'absent',
      Any: 'unknown',
      None: 'absent',
      Old: 'present',
      Single: 'present',
    },
  },
])
