import { isRoot } from '../../analysis/runtime/container-user.ts'
import { shownText } from '../../analysis/texts.ts'
import { no, unknown, yes } from '../answer.ts'
import { onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

const imageDecides = 'user is not set, so the image decides, and its configuration is not in this scan.'

export const containerRootUserLinux = trait({
  id: 'container-root-user-linux',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Linux container runs as root',
  why: 'An intruder is root in the container at once, and a flaw in the kernel or a mount makes that root on the host.',
  fix: 'Set user to a user id other than 0, or name such a USER in the image.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { containerDefinitions: [{ name: 'web', user: '1000' }] } },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS task and container security best practices',
    'AWS Security Hub User Guide, ECS.20',
  ],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'A Windows container has no root user.')
    return eachItem(world, task, 'containerDefinitions', (container) =>
      where(linux, () => {
        const user = world.read(container, 'user')
        const root = user.is === 'absent' ? undefined : isRoot(user)
        if (user.is === 'absent' || root === undefined) {
          return { is: 'unknown', missing: [{ says: imageDecides, origin: user.origin }] }
        }
        if (root === true) return yes(`user is "${shownText(user)}".`, user.origin)
        return root === 'unknown' && user.is === 'unknown' ? unknown(user, 'user') : no
      }),
    )
  },
})
