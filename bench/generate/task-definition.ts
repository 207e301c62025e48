import { type Node, type NodeMap, Noted } from './node.ts'
import type { Plan, Sidecar, VolumeKind } from './plan.ts'
import type { Random } from './random.ts'

/** How a document names things: a template by functions, a reply by values. */
export interface Names {
  /** Text with `${AWS::Region}`, `${AWS::AccountId}`, `${AWS::Partition}` in it. */
  text(pattern: string): Node
  /** One value in production, another elsewhere. */
  inProduction(yes: Node, no: Node): Node
  /** The tag of the images that are deployed. */
  image(repository: string): Node
  logGroup(plan: Plan): Node
  family(plan: Plan): Node
  role(which: 'execution' | 'task', plan: Plan): Node
  secret(name: string): Node
  fileSystem(): Node
  accessPoint(): Node
}

/** A task definition in the words of the API. */
export function taskDefinition(plan: Plan, names: Names, random: Random): NodeMap {
  const odd = plan.manner === 'odd'
  return {
    family: names.family(plan),
    networkMode: plan.networkMode,
    requiresCompatibilities: [plan.launch],
    ...(plan.launch === 'FARGATE' || random.chance(0.4)
      ? { cpu: random.pick(['256', '512', '1024']), memory: random.pick(['1024', '2048', '4096']) }
      : {}),
    pidMode: odd && plan.launch === 'EC2' && random.chance(0.4) ? 'host' : undefined,
    ipcMode: odd && plan.launch === 'EC2' && random.chance(0.2) ? 'host' : undefined,
    executionRoleArn: names.role('execution', plan),
    taskRoleArn: plan.ownRole || random.chance(0.8) ? names.role('task', plan) : undefined,
    runtimePlatform: random.chance(0.4)
      ? { cpuArchitecture: random.pick(['X86_64', 'ARM64']), operatingSystemFamily: 'LINUX' }
      : undefined,
    ephemeralStorage: plan.launch === 'FARGATE' && random.chance(0.1) ? { sizeInGiB: 40 } : undefined,
    volumes: plan.volumes.length > 0 ? plan.volumes.map((kind) => volume(kind, plan, names, random)) : undefined,
    containerDefinitions: [
      mainContainer(plan, names, random),
      ...plan.sidecars.map((one) => sidecar(one, plan, names)),
    ],
    tags: random.chance(0.5)
      ? [
          { key: 'team', value: random.pick(['core', 'growth', 'payments', 'platform']) },
          { key: 'service', value: plan.name },
        ]
      : undefined,
  }
}

function mainContainer(plan: Plan, names: Names, random: Random): NodeMap {
  const { manner, port } = plan
  const sound = manner === 'sound'
  const web = plan.reachable || plan.sidecars.includes('proxy')
  const odd =
    manner === 'odd'
      ? random.pick(['privileged', 'privileged', 'capabilities', 'root', 'unconfined', 'devices'] as const)
      : ''
  return {
    name: 'app',
    image: sound || random.chance(0.5) ? names.image(plan.name) : `${plan.name.replace(/-\d+$/, '')}:latest`,
    essential: true,
    cpu: plan.launch === 'EC2' ? random.pick([128, 256, 512]) : undefined,
    memory: plan.launch === 'EC2' ? random.pick([512, 1024, 2048]) : undefined,
    memoryReservation: plan.launch === 'EC2' || random.chance(0.1) ? 256 : undefined,
    privileged:
      odd === 'privileged' && plan.launch === 'EC2'
        ? random.chance(0.3)
          ? names.inProduction(false, true)
          : true
        : undefined,
    user:
      odd === 'root'
        ? 'root'
        : sound
          ? random.pick(['1000', '1000:1000', 'node'])
          : random.chance(0.3)
            ? '1000'
            : undefined,
    readonlyRootFilesystem: sound ? true : random.chance(0.2) ? names.inProduction(true, false) : undefined,
    command: random.chance(0.25) ? ['node', 'dist/server.js'] : undefined,
    entryPoint: random.chance(0.05) ? ['/bin/sh', '-c'] : undefined,
    workingDirectory: random.chance(0.05) ? '/srv/app' : undefined,
    environment: environment(plan, names, random),
    environmentFiles: random.chance(0.04)
      ? [{ value: names.text(`arn:\${AWS::Partition}:s3:::config-\${AWS::Region}/${plan.name}.env`), type: 's3' }]
      : undefined,
    secrets: sound || random.chance(0.4) ? secrets(plan, names, random) : undefined,
    portMappings: web
      ? [
          {
            containerPort: port,
            hostPort: plan.networkMode === 'bridge' && random.chance(0.8) ? 0 : port,
            protocol: 'tcp',
            name: random.chance(0.2) ? 'http' : undefined,
          },
        ]
      : undefined,
    mountPoints:
      plan.volumes.length > 0
        ? plan.volumes.map((kind) => ({
            sourceVolume: `${kind}-data`,
            containerPath: mountPaths[kind],
            readOnly: kind === 'host' ? random.chance(0.6) : random.chance(0.2) ? true : undefined,
          }))
        : undefined,
    linuxParameters:
      sound || odd === 'capabilities' || odd === 'devices'
        ? {
            initProcessEnabled: true,
            capabilities:
              odd === 'capabilities'
                ? { add: random.pick([['SYS_ADMIN'], ['SYS_PTRACE'], ['NET_ADMIN', 'SYS_MODULE']]) }
                : random.chance(0.6)
                  ? { drop: ['ALL'] }
                  : undefined,
            devices: odd === 'devices' ? [{ hostPath: '/dev/kmsg', permissions: ['read', 'write'] }] : undefined,
            tmpfs:
              plan.launch === 'EC2' && random.chance(0.15)
                ? [{ containerPath: '/tmp', size: 64, mountOptions: ['noexec', 'nosuid'] }]
                : undefined,
          }
        : undefined,
    dockerSecurityOptions:
      odd === 'unconfined' && plan.launch === 'EC2'
        ? ['apparmor:unconfined']
        : plan.launch === 'EC2' && sound && random.chance(0.3)
          ? ['no-new-privileges']
          : undefined,
    healthCheck: web && random.chance(sound ? 0.8 : 0.2) ? healthCheck(port, random) : undefined,
    dependsOn: plan.sidecars.includes('migrate') ? [{ containerName: 'migrate', condition: 'SUCCESS' }] : undefined,
    ulimits: random.chance(0.08) ? [{ name: 'nofile', softLimit: 65_536, hardLimit: 65_536 }] : undefined,
    dockerLabels: random.chance(0.1) ? { 'com.example.team': 'core', 'com.example.port': String(port) } : undefined,
    stopTimeout: random.chance(0.15) ? 60 : undefined,
    logConfiguration: logging(plan, names, random),
  }
}

const mountPaths = {
  efs: '/mnt/shared',
  scratch: '/var/cache/app',
  host: '/host',
  docker: '/var/lib/app',
} as const satisfies Record<VolumeKind, string>

function environment(plan: Plan, names: Names, random: Random): readonly Node[] {
  const plain: readonly (readonly [string, Node])[] = [
    ['NODE_ENV', names.inProduction('production', 'development')],
    ['PORT', String(plan.port)],
    ['AWS_REGION', names.text(`\${AWS::Region}`)],
    ['LOG_LEVEL', names.inProduction('info', 'debug')],
    ['DATABASE_HOST', names.text(`${plan.name}.cluster-cabcdefghijk.\${AWS::Region}.rds.amazonaws.com`)],
    ['DATABASE_NAME', plan.name.replaceAll('-', '_')],
    ['QUEUE_URL', names.text(`https://sqs.\${AWS::Region}.amazonaws.com/\${AWS::AccountId}/${plan.name}`)],
    ['FEATURE_FLAGS', 'new-basket,fast-search'],
    ['OTEL_SERVICE_NAME', plan.name],
    ['JAVA_TOOL_OPTIONS', '-XX:MaxRAMPercentage=75.0 -Dfile.encoding=UTF-8'],
    ['CACHE_TTL_SECONDS', String(random.between(1, 60) * 30)],
    ['METRICS_ENABLED', 'true'],
  ]
  const chosen: (readonly [string, Node])[] = [...random.some(plain, random.between(2, 6))]
  if (plan.manner === 'careless' && random.chance(0.5)) {
    chosen.push(
      random.pick<readonly [string, Node]>([
        ['DATABASE_PASSWORD', 'changeme-please-1'],
        ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'],
        ['DATABASE_URL', `postgres://app:hunter22-example@${plan.name}.internal:5432/app`],
      ]),
    )
  }
  return chosen.map(([name, value]) => ({ name, value }))
}

function secrets(plan: Plan, names: Names, random: Random): readonly Node[] {
  const all = ['DATABASE_PASSWORD', 'API_KEY', 'SESSION_KEY', 'SMTP_PASSWORD']
  return random.some(all, random.between(1, 3)).map((name) => ({
    name,
    valueFrom: random.chance(0.5)
      ? names.secret(`${plan.name}/${name.toLowerCase()}`)
      : names.text(`arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/${plan.name}/${name}`),
  }))
}

function healthCheck(port: number, random: Random): NodeMap {
  return {
    command: ['CMD-SHELL', `curl -fsS http://localhost:${port}/health || exit 1`],
    interval: 30,
    timeout: 5,
    retries: 3,
    startPeriod: random.chance(0.5) ? 60 : undefined,
  }
}

function logging(plan: Plan, names: Names, random: Random): Node | undefined {
  if (plan.sidecars.includes('log-router')) {
    return { logDriver: 'awsfirelens', options: { Name: 'cloudwatch_logs', region: names.text(`\${AWS::Region}`) } }
  }
  if (plan.manner !== 'sound' && random.chance(0.2))
    return plan.launch === 'EC2' ? { logDriver: 'json-file' } : undefined
  return awsLogs(plan, names, 'app')
}

function awsLogs(plan: Plan, names: Names, prefix: string): NodeMap {
  return {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': names.logGroup(plan),
      'awslogs-region': names.text(`\${AWS::Region}`),
      'awslogs-stream-prefix': prefix,
    },
  }
}

function sidecar(kind: Sidecar, plan: Plan, names: Names): NodeMap {
  switch (kind) {
    case 'log-router':
      return {
        name: kind,
        image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2',
        essential: true,
        user: '0',
        memoryReservation: 50,
        firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
        logConfiguration: awsLogs(plan, names, kind),
      }
    case 'telemetry':
      return {
        name: kind,
        image: new Noted('Collects traces and metrics', 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0'),
        essential: false,
        command: ['--config=/etc/ecs/ecs-default-config.yaml'],
        readonlyRootFilesystem: plan.manner === 'sound' ? true : undefined,
        logConfiguration: awsLogs(plan, names, kind),
      }
    case 'proxy':
      return {
        name: kind,
        image: names.image('proxy'),
        essential: true,
        user: '1337',
        readonlyRootFilesystem: plan.manner === 'sound' ? true : undefined,
        portMappings: [{ containerPort: 15_000, protocol: 'tcp' }],
        environment: [{ name: 'UPSTREAM', value: `127.0.0.1:${plan.port}` }],
        dependsOn: [{ containerName: 'app', condition: 'START' }],
        logConfiguration: awsLogs(plan, names, kind),
      }
    case 'migrate':
      return {
        name: kind,
        image: names.image(plan.name),
        essential: false,
        command: ['node', 'dist/migrate.js'],
        secrets: [{ name: 'DATABASE_PASSWORD', valueFrom: names.secret(`${plan.name}/database_password`) }],
        logConfiguration: awsLogs(plan, names, kind),
      }
  }
}

function volume(kind: VolumeKind, plan: Plan, names: Names, random: Random): NodeMap {
  const name = `${kind}-data`
  switch (kind) {
    case 'efs': {
      const sound = plan.manner === 'sound'
      return {
        name,
        efsVolumeConfiguration: {
          fileSystemId: names.fileSystem(),
          transitEncryption: sound ? 'ENABLED' : undefined,
          authorizationConfig: sound ? { accessPointId: names.accessPoint(), iam: 'ENABLED' } : undefined,
          rootDirectory: sound ? undefined : '/',
        },
      }
    }
    case 'scratch':
      return plan.launch === 'FARGATE' || random.chance(0.5) ? { name } : { name, host: {} }
    case 'host': {
      const paths = ['/var/log/app', '/data', '/var/run/docker.sock', '/', '/etc', '/proc'] as const
      return { name, host: { sourcePath: plan.manner === 'odd' ? random.pick(paths) : '/var/log/app' } }
    }
    case 'docker':
      return {
        name,
        dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local', labels: { team: 'core' } },
      }
  }
}
