import { hostMountsOf } from '../../analysis/runtime/host-mounts.ts'
import { shownText } from '../../analysis/texts.ts'
import { any, check, worsened, yes } from '../answer.ts'
import { onLinux, where } from '../applies.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'
import { hasPath } from '../volumes.ts'

export const containerWritableRootFilesystem = trait({
  id: 'container-writable-root-filesystem',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container root filesystem is writable',
  why: 'An intruder can replace programs and keep tools in the container, and the next request runs them.',
  fix: 'Set readonlyRootFilesystem to true and mount a volume of the task where the program must write.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          readonlyRootFilesystem: true,
          mountPoints: [{ sourceVolume: 'scratch', containerPath: '/tmp' }],
        },
      ],
      volumes: [{ name: 'scratch' }],
    },
  },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS task and container security best practices',
    'AWS Security Hub User Guide, ECS.5',
  ],
  evaluate: (task, world) => {
    const linux = onLinux(task, world, 'Windows containers have no readonlyRootFilesystem.')
    return eachItem(world, task, 'containerDefinitions', (container, name) =>
      where(linux, () => {
        const writable = check(world, container, 'readonlyRootFilesystem', (readOnly) => readOnly !== true)
        if (writable.is !== 'yes') return writable
        const mounts = hostMountsOf(task, world)
          .filter((volume) => hasPath(volume).is === 'yes')
          .flatMap(({ sourcePath, mounts }) =>
            mounts
              .filter((mount) => mount.container === name)
              .map(({ origin }) => yes(`The host path "${shownText(sourcePath)}" is mounted.`, origin)),
          )
        const graver = any([check(world, container, 'privileged', (privileged) => privileged === true), ...mounts])
        return worsened(writable, graver, 'high')
      }),
    )
  },
})
