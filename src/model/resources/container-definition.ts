import { flag, list, map, number, oneOf, shape, struct, text } from '../shape.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

export const environmentVariable = shape(page('KeyValuePair'), { name: text(), value: text() }, ['name'])

export const environmentFile = shape(page('EnvironmentFile'), { value: text(), type: text() }, ['value'])

export const secret = shape(page('Secret'), { name: text(), valueFrom: text() }, ['name'])

/** `readOnly` false, the default, lets the container write. */
export const mountPoint = shape(
  page('MountPoint'),
  { sourceVolume: text(), containerPath: text(), readOnly: flag({ default: false }) },
  ['sourceVolume', 'containerPath'],
)

export const volumeFrom = shape(page('VolumeFrom'), { sourceContainer: text(), readOnly: flag({ default: false }) }, [
  'sourceContainer',
])

/** `hostPort` absent or 0 means a dynamic port in bridge mode, the container's own port in awsvpc and host mode. */
export const portMapping = shape(
  page('PortMapping'),
  {
    containerPort: number(),
    hostPort: number(),
    protocol: text({ default: 'tcp' }),
    name: text(),
    appProtocol: text(),
    containerPortRange: text(),
  },
  ['containerPort', 'protocol'],
)

export const healthCheck = shape(page('HealthCheck'), {
  command: list(text()),
  interval: number({ default: 30 }),
  timeout: number({ default: 5 }),
  retries: number({ default: 3 }),
  startPeriod: number({ default: 0 }),
})

export const kernelCapabilities = shape(page('KernelCapabilities'), { add: list(text()), drop: list(text()) })

export const device = shape(page('Device'), { hostPath: text(), containerPath: text(), permissions: list(text()) }, [
  'hostPath',
])

/** `size` is in MiB. */
export const tmpfs = shape(page('Tmpfs'), { containerPath: text(), size: number(), mountOptions: list(text()) }, [
  'containerPath',
])

export const linuxParameters = shape(page('LinuxParameters'), {
  capabilities: struct(kernelCapabilities),
  devices: list(struct(device)),
  initProcessEnabled: flag({ default: false }),
  sharedMemorySize: number(),
  tmpfs: list(struct(tmpfs)),
  maxSwap: number(),
  swappiness: number(),
})

export const systemControl = shape(page('SystemControl'), { namespace: text(), value: text() }, ['namespace'])

export const logConfiguration = shape(page('LogConfiguration'), {
  logDriver: text(),
  options: map(text()),
  secretOptions: list(struct(secret)),
})

export const firelensConfiguration = shape(page('FirelensConfiguration'), { type: text(), options: map(text()) })

export const repositoryCredentials = shape(page('RepositoryCredentials'), { credentialsParameter: text() })

export const containerDependency = shape(
  page('ContainerDependency'),
  { containerName: text(), condition: oneOf(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY']) },
  ['containerName'],
)

export const ulimit = shape(page('Ulimit'), { name: text(), softLimit: number(), hardLimit: number() }, ['name'])

export const resourceRequirement = shape(page('ResourceRequirement'), { type: text(), value: text() }, ['type'])

/** `memory` is the hard limit, `memoryReservation` the soft one, both in MiB. */
export const containerDefinition = shape(
  page('ContainerDefinition'),
  {
    name: text(),
    image: text(),
    versionConsistency: oneOf(['enabled', 'disabled'], { default: 'enabled' }),
    essential: flag({ default: true }),
    privileged: flag({ default: false }),
    user: text(),
    readonlyRootFilesystem: flag({ default: false }),
    linuxParameters: struct(linuxParameters),
    dockerSecurityOptions: list(text()),
    cpu: number(),
    memory: number(),
    memoryReservation: number(),
    command: list(text()),
    entryPoint: list(text()),
    workingDirectory: text(),
    environment: list(struct(environmentVariable)),
    environmentFiles: list(struct(environmentFile)),
    secrets: list(struct(secret)),
    repositoryCredentials: struct(repositoryCredentials),
    logConfiguration: struct(logConfiguration),
    firelensConfiguration: struct(firelensConfiguration),
    portMappings: list(struct(portMapping)),
    mountPoints: list(struct(mountPoint)),
    volumesFrom: list(struct(volumeFrom)),
    healthCheck: struct(healthCheck),
    dependsOn: list(struct(containerDependency)),
    dockerLabels: map(text()),
    systemControls: list(struct(systemControl)),
    ulimits: list(struct(ulimit)),
    resourceRequirements: list(struct(resourceRequirement)),
    links: list(text()),
    hostname: text(),
    dnsServers: list(text()),
    dnsSearchDomains: list(text()),
    disableNetworking: flag({ default: false }),
    interactive: flag({ default: false }),
    pseudoTerminal: flag({ default: false }),
    stopTimeout: number(),
  },
  ['name'],
)
