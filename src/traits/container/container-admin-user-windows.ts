import { check, unset } from '../answer.ts'
import { onWindows, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

const isAdministrator = (user: string | undefined) => user?.toLowerCase() === 'containeradministrator'

export const containerAdminUserWindows = trait({
  id: 'container-admin-user-windows',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Windows container runs as ContainerAdministrator',
  why: 'An intruder can change any file and service in the container, and has what most breakouts from it need.',
  fix: 'Set user to ContainerUser or another account without administrator rights.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { containerDefinitions: [{ name: 'web', user: 'ContainerUser' }] },
  },
  responsible: { EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'medium',
  references: ['AWS Security Hub User Guide, ECS.21'],
  evaluate: (task, world) => {
    const windows = onWindows(task, world, 'A Linux container has no ContainerAdministrator.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(windows, () => {
        const user = world.read(container, 'user')
        if (user.is !== 'absent') return check(world, container, 'user', isAdministrator)
        const says = 'user is not set and Windows images take ContainerAdministrator.'
        return unset(says, 'user ContainerAdministrator (AWS Security Hub User Guide, ECS.21)', user.origin)
      }),
    )
  },
})
