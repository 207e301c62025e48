import { agentSettings } from '../../analysis/runtime/agent-settings.ts'
import { isOneOf, partsOf, shownText } from '../../analysis/texts.ts'
import type { containerDefinition, environmentVariable } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Known } from '../../model/slot.ts'
import { textIncludes } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { onLaunchType, where } from '../applies.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const fargateAgentSettingsIgnored = trait({
  id: 'fargate-agent-settings-ignored',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Agent setting expected on Fargate',
  why: 'A setting that is thought to protect the task does nothing, so what it should prevent stays possible.',
  fix: 'Remove the variable: on Fargate the agent is run by AWS and has no settings.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].environment[ECS_AWSVPC_BLOCK_IMDS]'],
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'info',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS container agent configuration',
    'Amazon ECS Developer Guide, Using an HTTP proxy for Amazon ECS Linux container instances',
  ],
  evaluate: (task, world) => {
    const fargate = onLaunchType(task, world, ['FARGATE'], 'It does not run on Fargate.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(fargate, () => any(someItem(world, container, 'environment', (item) => isSetting(item, container, world)))),
    )
  },
})

type Container = StructOf<typeof containerDefinition>

function isSetting(variable: StructOf<typeof environmentVariable>, container: Container, world: World): Answer {
  const name = world.read(variable, 'name')
  if (name.is === 'absent') return no
  if (name.is === 'known' && name.value === 'HTTP_PROXY') return isProxyOfAgent(name, container, world)
  const setting = isOneOf(name, agentSettings)
  if (setting === 'unknown' && name.is === 'unknown') return unknown(name, 'The name of a variable')
  return setting === true
    ? yes(`environment sets ${shownText(name)}, which is for the container agent.`, name.origin)
    : no
}

/**
 * Programs read HTTP_PROXY too, and on Fargate that works. Only the agent, which talks to Docker, needs a NO_PROXY with
 * Docker's socket, as the page about its proxy has it.
 */
function isProxyOfAgent(proxy: Known<string>, container: Container, world: World): Answer {
  return any(
    someItem(world, container, 'environment', (variable, key) => {
      const value = world.read(variable, 'value')
      if (key !== 'NO_PROXY' || value.is === 'absent') return no
      const docker = textIncludes(partsOf(value), '/var/run/docker.sock')
      if (docker === 'unknown' && value.is === 'unknown') return unknown(value, 'The value of NO_PROXY')
      const says = 'environment sets HTTP_PROXY, with the NO_PROXY that the container agent needs.'
      return docker === true ? yes(says, proxy.origin) : no
    }),
  )
}
