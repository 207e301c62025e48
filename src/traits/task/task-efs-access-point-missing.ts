import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, unknown, unset } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachEfsVolume } from '../volumes.ts'

export const taskEfsAccessPointMissing = trait({
  id: 'task-efs-access-point-missing',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'EFS root exported without an access point',
  why: 'A break-in to the container reaches the whole file system, under any user id that the intruder likes.',
  fix: 'Set accessPointId to an access point with a posixUser and a root directory of its own, and transitEncryption to ENABLED.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      volumes: [
        {
          name: 'uploads',
          efsVolumeConfiguration: {
            transitEncryption: 'ENABLED',
            authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0' },
          },
        },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Amazon ECS API Reference, EFSAuthorizationConfig',
    'AWS Security Hub User Guide, EFS.3',
    'AWS Security Hub User Guide, EFS.4',
  ],
  evaluate: (task, world) =>
    eachEfsVolume(task, world, (efs) => {
      const config = world.read(efs, 'authorizationConfig')
      if (config.is === 'unknown') return unknown(config, 'authorizationConfig')
      const point = config.is === 'known' ? world.follow(config.value, 'accessPointId') : config
      if (point.is === 'unknown') return unknown(point, 'The access point')
      if (point.is === 'known') return any([hasNoUser(point.value, world), isAtRoot(point.value, world)])
      return unset('accessPointId is not set.', 'Amazon ECS API Reference, EFSAuthorizationConfig', point.origin)
    }),
})

type AccessPoint = Resource<'AWS::EFS::AccessPoint'>

const hasNoUser = (point: AccessPoint, world: World): Answer =>
  check(world, point, 'posixUser', (user) => user === undefined)

function isAtRoot(point: AccessPoint, world: World): Answer {
  const directory = world.read(point, 'rootDirectory')
  if (directory.is === 'known') return check(world, directory.value, 'path', (path) => path === '/')
  if (directory.is === 'unknown') return unknown(directory, 'rootDirectory')
  const source = 'path "/" (Amazon EFS API Reference, RootDirectory)'
  return unset('rootDirectory is not set and AWS takes path "/".', source, directory.origin)
}
