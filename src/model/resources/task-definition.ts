import { flag, list, map, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { containerDefinition } from './container-definition.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

/** `sourcePath` absent: a volume of the task's own, without a host path. */
export const hostVolume = shape(page('HostVolumeProperties'), { sourcePath: text() })

export const dockerVolumeConfiguration = shape(page('DockerVolumeConfiguration'), {
  scope: oneOf(['task', 'shared'], { default: 'task' }),
  autoprovision: flag({ default: false }),
  driver: text({ default: 'local' }),
  driverOpts: map(text()),
  labels: map(text()),
})

export const efsAuthorizationConfig = shape(page('EFSAuthorizationConfig'), {
  accessPointId: reference('AWS::EFS::AccessPoint'),
  iam: oneOf(['ENABLED', 'DISABLED'], { default: 'DISABLED' }),
})

export const efsVolumeConfiguration = shape(page('EFSVolumeConfiguration'), {
  fileSystemId: reference('AWS::EFS::FileSystem'),
  rootDirectory: text({ default: '/' }),
  transitEncryption: oneOf(['ENABLED', 'DISABLED'], { default: 'DISABLED' }),
  transitEncryptionPort: number(),
  authorizationConfig: struct(efsAuthorizationConfig),
})

export const volume = shape(
  page('Volume'),
  {
    name: text(),
    host: struct(hostVolume),
    dockerVolumeConfiguration: struct(dockerVolumeConfiguration),
    efsVolumeConfiguration: struct(efsVolumeConfiguration),
    configuredAtLaunch: flag({ default: false }),
  },
  ['name'],
)

export const placementConstraint = shape(page('TaskDefinitionPlacementConstraint'), {
  type: text(),
  expression: text(),
})

/** Leads what goes in and out of the containers through one of them, e.g. App Mesh's Envoy. */
export const proxyConfiguration = shape(page('ProxyConfiguration'), {
  type: text({ default: 'APPMESH' }),
  containerName: text(),
  properties: list(struct(shape(page('KeyValuePair'), { name: text(), value: text() }, ['name'])), {
    also: ['proxyConfigurationProperties'],
  }),
})

/** Size in GiB; 20 where absent, on Fargate only. */
export const ephemeralStorage = shape(page('EphemeralStorage'), { sizeInGiB: number() })

export const runtimePlatform = shape(page('RuntimePlatform'), {
  operatingSystemFamily: text({ default: 'LINUX' }),
  cpuArchitecture: text({ default: 'X86_64' }),
})

export const networkModes = ['none', 'bridge', 'awsvpc', 'host', 'default'] as const

export const compatibilities = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

/**
 * One revision of a task definition. `cpu` is in CPU units or text such as `1 vCPU`, `memory` in MiB or text such as `2 GB`.
 * `taskDefinitionArn`, `revision` and `status` are in replies only.
 */
export const taskDefinition = shape(page('TaskDefinition'), {
  family: text(),
  taskDefinitionArn: text(),
  revision: number(),
  status: text(),
  requiresCompatibilities: list(oneOf(compatibilities)),
  networkMode: oneOf(networkModes),
  pidMode: oneOf(['host', 'task']),
  ipcMode: oneOf(['host', 'task', 'none']),
  taskRoleArn: reference('AWS::IAM::Role'),
  executionRoleArn: reference('AWS::IAM::Role'),
  cpu: text(),
  memory: text(),
  containerDefinitions: list(struct(containerDefinition)),
  volumes: list(struct(volume)),
  placementConstraints: list(struct(placementConstraint)),
  proxyConfiguration: struct(proxyConfiguration),
  ephemeralStorage: struct(ephemeralStorage),
  runtimePlatform: struct(runtimePlatform),
  enableFaultInjection: flag({ default: false }),
  tags,
})

/** Runs beside every task of a Managed Instances provider. `shared` joins the host's namespace. */
export const daemonTaskDefinition = shape(page('RegisterDaemonTaskDefinition'), {
  family: text(),
  daemonTaskDefinitionArn: text(),
  pidMode: oneOf(['none', 'shared'], { default: 'none' }),
  ipcMode: oneOf(['none', 'shared'], { default: 'none' }),
  taskRoleArn: reference('AWS::IAM::Role'),
  executionRoleArn: reference('AWS::IAM::Role'),
  containerDefinitions: list(struct(containerDefinition)),
  volumes: list(struct(volume)),
  tags,
})
