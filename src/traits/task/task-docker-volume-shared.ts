import { any, check, notApplicable, unknown } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskDockerVolumeShared = trait({
  id: 'task-docker-volume-shared',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Docker volume outlives the task and is shared on the host',
  why: 'A break-in to one task reads and changes the files that other tasks on the host leave behind or rely on.',
  fix: 'Set scope to task and driver to local, or use EFS with IAM authorization.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: { volumes: [{ name: 'cache', dockerVolumeConfiguration: { scope: 'task', driver: 'local' } }] },
  },
  responsible: { FARGATE: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, DockerVolumeConfiguration'],
  evaluate: (task, world) =>
    eachItem(world, task, 'volumes', (volume) => {
      const docker = world.read(volume, 'dockerVolumeConfiguration')
      if (docker.is === 'absent') return notApplicable('The volume is not a Docker volume.')
      if (docker.is === 'unknown') return unknown(docker, 'dockerVolumeConfiguration')
      return any([
        check(world, docker.value, 'scope', (scope) => scope === 'shared'),
        check(world, docker.value, 'driver', (driver) => driver !== 'local'),
      ])
    }),
})
