import { isOneOf } from '../../analysis/texts.ts'
import { onLaunchType, onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { lacks } from '../texts.ts'
import { trait } from '../trait.ts'

const options = ['no-new-privileges', 'no-new-privileges:true', 'no-new-privileges=true']

export const containerNoNewPrivilegesMissing = trait({
  id: 'container-no-new-privileges-missing',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Setuid escalation not blocked',
  why: 'An intruder without rights in the container can become root there with any setuid program of the image.',
  fix: 'Add no-new-privileges to dockerSecurityOptions.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', dockerSecurityOptions: ['no-new-privileges'] }] },
  },
  responsible: { FARGATE: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, ContainerDefinition'],
  evaluate: (task, world) => {
    const onDocker = onLaunchType(task, world, ['EC2', 'EXTERNAL'], 'dockerSecurityOptions are refused there.')
    const linux = onLinux(task, world, 'Windows containers have no setuid programs.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(onDocker, () =>
        where(linux, () =>
          lacks(world, container, 'dockerSecurityOptions', (option) => isOneOf(option, options), 'no-new-privileges'),
        ),
      ),
    )
  },
})
