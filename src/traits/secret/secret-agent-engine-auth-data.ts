import { partsOf } from '../../analysis/texts.ts'
import type { Resource } from '../../model/resource.ts'
import type { instance } from '../../model/resources/compute.ts'
import type { Struct } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import { showText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { no, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** From files the agent's configuration is known by the user data that writes it. */
export const secretAgentEngineAuthData = trait({
  id: 'secret-agent-engine-auth-data',
  category: 'Sensitive Data',
  resource: 'AWS::EC2::LaunchTemplate',
  likewise: ['AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::Instance'],
  title: 'Registry password in the agent configuration',
  why: 'Whoever may describe the user data, or breaks out of a container, reads the password and pulls or replaces images.',
  fix: 'Remove ECS_ENGINE_AUTH_DATA, use repositoryCredentials with a Secrets Manager secret or Amazon ECR, and change the password.',
  example: {
    type: 'AWS::EC2::LaunchTemplate',
    set: { launchTemplateData: { userData: '#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n' } },
  },
  responsible: { FARGATE: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Using non-AWS container images in Amazon ECS',
    'Amazon ECS Developer Guide, Amazon ECS container agent configuration',
  ],
  evaluate: (host, world) => {
    const script = userDataOf(host, world)
    if (script.is === 'absent') return whole(no)
    const text = showText(partsOf(script))
    if (sets.test(text))
      return whole(yes('The user data sets ECS_ENGINE_AUTH_DATA for the container agent.', script.origin))
    const isUnread = script.is === 'unknown' && partsOf(script).every((part) => typeof part !== 'string')
    return whole(isUnread && script.is === 'unknown' ? unknown(script, 'userData') : no)
  },
})

/** Not in a comment, and not set to nothing. */
const sets = /^(?![ \t]*#).*?\bECS_ENGINE_AUTH_DATA['"]?\s*[=:]\s*(?!['"]?(?:\{\s*\}['"]?)?\s*(?:$|[;&>]))/m

type Host = Resource<'AWS::EC2::LaunchTemplate' | 'AWS::AutoScaling::LaunchConfiguration' | 'AWS::EC2::Instance'>

function userDataOf(host: Host, world: World): Read<string> {
  if (host.type !== 'AWS::EC2::LaunchTemplate') {
    const starting: Struct<Pick<(typeof instance)['fields'], 'userData'>> = host
    return world.read(starting, 'userData')
  }
  const data = world.read(host, 'launchTemplateData')
  if (data.is === 'absent') return { is: 'absent', origin: data.origin }
  return data.is === 'known' ? world.read(data.value, 'userData') : data
}
