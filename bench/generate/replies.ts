import { type Node, type NodeMap, toPlain } from './node.ts'
import { type Plan, plansOf } from './plan.ts'
import type { Random } from './random.ts'
import { type Names, taskDefinition } from './task-definition.ts'

/** A file of the content given, under its path in a folder. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** Services that one account has in one Region, and how many resources one file holds. */
const perAccount = 400
const perCluster = 25
const perFile = 500

/** Where a part of the organisation runs. */
interface Place {
  readonly account: string
  readonly region: string
  readonly production: boolean
}

/**
 * What `aws ecs describe-*` says of an organisation's services, account by account, as an inventory script would keep it:
 * each reply's resources in files of bounded size, indented as the AWS CLI does.
 */
export function* replies(services: number, random: Random): Generator<GeneratedFile> {
  const stages = ['dev', 'test', 'prod'] as const
  let plans: readonly Plan[] = []
  for (let from = 0; from < services; from += perAccount) {
    const stage = stages[(from / perAccount) % stages.length] ?? 'dev'
    // An application has an account for each of its stages, so names come three times.
    if (stage === 'dev') plans = plansOf(random, perAccount)
    const place: Place = {
      account: String(100_000_000_000 + Math.floor(random.next() * 899_999_999_999)),
      region: random.pick(['eu-west-1', 'eu-west-1', 'eu-central-1', 'us-east-1']),
      production: stage === 'prod',
    }
    yield* accountReplies(place, plans.slice(0, services - from), random)
  }
}

function* accountReplies(place: Place, plans: readonly Plan[], random: Random): Generator<GeneratedFile> {
  const folder = `accounts/${place.account}/${place.region}`
  const clusters = Array.from({ length: Math.ceil(plans.length / perCluster) }, (_, index) => `apps-${index + 1}`)
  const names = replyNames(place, random)
  yield* inFiles(
    `${folder}/clusters`,
    'clusters',
    clusters.map((name) => cluster(name, place, random)),
  )
  yield* inFiles(`${folder}/capacity-providers`, 'capacityProviders', [capacityProvider(place, random)])
  const definitions: NodeMap[] = []
  const services: NodeMap[] = []
  for (const [index, plan] of plans.entries()) {
    const revision = random.between(1, 300)
    definitions.push(definitionReply(plan, revision, place, names, random))
    // A revision from before the last deployment that nobody deregistered.
    if (revision > 1 && random.chance(0.1)) definitions.push(definitionReply(plan, revision - 1, place, names, random))
    services.push(serviceReply(plan, revision, clusters[Math.floor(index / perCluster)] ?? '', place, random))
  }
  yield* inFiles(`${folder}/task-definitions`, 'taskDefinitions', definitions)
  yield* inFiles(`${folder}/services`, 'services', services)
}

function* inFiles(path: string, key: string, items: readonly NodeMap[]): Generator<GeneratedFile> {
  for (let from = 0; from < items.length; from += perFile) {
    const number = String(from / perFile + 1).padStart(3, '0')
    const reply = toPlain({ [key]: items.slice(from, from + perFile), failures: [] })
    yield { path: `${path}-${number}.json`, text: `${JSON.stringify(reply, null, 4)}\n` }
  }
}

const arn = ({ account, region }: Place, rest: string) => `arn:aws:ecs:${region}:${account}:${rest}`

function cluster(clusterName: string, place: Place, random: Random): NodeMap {
  return {
    clusterArn: arn(place, `cluster/${clusterName}`),
    clusterName,
    status: 'ACTIVE',
    registeredContainerInstancesCount: random.between(0, 12),
    runningTasksCount: random.between(20, 80),
    pendingTasksCount: 0,
    activeServicesCount: perCluster,
    statistics: [],
    tags: [{ key: 'stage', value: place.production ? 'prod' : 'dev' }],
    settings: [{ name: 'containerInsights', value: random.chance(0.7) ? 'enabled' : 'disabled' }],
    capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'instances'],
    defaultCapacityProviderStrategy: [],
  }
}

function capacityProvider(place: Place, random: Random): NodeMap {
  const { account, region } = place
  return {
    capacityProviderArn: arn(place, 'capacity-provider/instances'),
    name: 'instances',
    status: 'ACTIVE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:${random.hex(8)}:autoScalingGroupName/ecs`,
      managedScaling: { status: 'ENABLED', targetCapacity: 90, minimumScalingStepSize: 1, maximumScalingStepSize: 100 },
      managedTerminationProtection: 'DISABLED',
      managedDraining: 'ENABLED',
    },
    tags: [],
  }
}

function definitionReply(plan: Plan, revision: number, place: Place, names: Names, random: Random): NodeMap {
  const { tags: _, ...written } = taskDefinition(plan, names, random)
  const containers = written['containerDefinitions']
  return {
    taskDefinitionArn: arn(place, `task-definition/${plan.name}:${revision}`),
    ...written,
    revision,
    volumes: written['volumes'] ?? [],
    containerDefinitions: Array.isArray(containers) ? containers.map(filledIn) : [],
    status: 'ACTIVE',
    requiresAttributes: [
      { name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' },
      { name: 'ecs.capability.execution-role-awslogs' },
      { name: 'com.amazonaws.ecs.capability.ecr-auth' },
      { name: 'com.amazonaws.ecs.capability.task-iam-role' },
      { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.19' },
    ],
    placementConstraints: [],
    compatibilities: plan.launch === 'FARGATE' ? ['EC2', 'FARGATE'] : ['EC2'],
    registeredAt: `2026-0${random.between(1, 9)}-1${random.between(0, 9)}T09:41:07.123000+00:00`,
    registeredBy: `arn:aws:sts::${place.account}:assumed-role/deploy/pipeline`,
  }
}

/** ECS answers with empty lists where nothing was registered. */
const filledIn = (container: Node): Node => ({
  cpu: 0,
  environment: [],
  mountPoints: [],
  portMappings: [],
  volumesFrom: [],
  systemControls: [],
  ...(container as NodeMap),
})

function serviceReply(plan: Plan, revision: number, clusterName: string, place: Place, random: Random): NodeMap {
  const { account, region } = place
  const { launch, name, manner, port, reachable } = plan
  const careless = manner !== 'sound' && random.chance(0.4)
  const count = random.between(1, 6)
  const strategy = launch === 'EC2' || random.chance(0.2)
  const taskDefinitionArn = arn(place, `task-definition/${name}:${revision}`)
  const network: NodeMap | undefined =
    plan.networkMode === 'awsvpc'
      ? {
          awsvpcConfiguration: {
            subnets: [`subnet-0${random.hex(16)}`, `subnet-0${random.hex(16)}`],
            securityGroups: [`sg-0${random.hex(16)}`],
            assignPublicIp: launch === 'FARGATE' && careless ? 'ENABLED' : 'DISABLED',
          },
        }
      : undefined
  const where: NodeMap = {
    launchType: strategy ? undefined : launch,
    capacityProviderStrategy: strategy
      ? [{ capacityProvider: launch === 'EC2' ? 'instances' : 'FARGATE_SPOT', weight: 1, base: 0 }]
      : undefined,
    platformVersion: launch === 'FARGATE' ? random.pick(['1.4.0', '1.4.0', 'LATEST', '1.3.0']) : undefined,
    platformFamily: launch === 'FARGATE' ? 'Linux' : undefined,
  }
  return {
    serviceArn: arn(place, `service/${clusterName}/${name}`),
    serviceName: name,
    clusterArn: arn(place, `cluster/${clusterName}`),
    loadBalancers: reachable
      ? [
          {
            targetGroupArn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/${random.hex(16)}`,
            containerName: 'app',
            containerPort: port,
          },
        ]
      : [],
    serviceRegistries: [],
    status: 'ACTIVE',
    desiredCount: count,
    runningCount: count,
    pendingCount: 0,
    ...where,
    taskDefinition: taskDefinitionArn,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: random.chance(0.5), rollback: false },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
    },
    deployments: [
      {
        id: `ecs-svc/${random.between(1_000_000_000, 9_999_999_999)}`,
        status: 'PRIMARY',
        taskDefinition: taskDefinitionArn,
        desiredCount: count,
        pendingCount: 0,
        runningCount: count,
        failedTasks: 0,
        createdAt: '2026-09-14T09:41:09.401000+00:00',
        updatedAt: '2026-09-14T09:44:31.207000+00:00',
        ...where,
        networkConfiguration: network,
        rolloutState: 'COMPLETED',
      },
    ],
    events: Array.from({ length: 3 }, (_, index) => ({
      id: `${random.hex(8)}-0000-4000-8000-${random.hex(12)}`,
      createdAt: `2026-11-2${index}T03:12:45.118000+00:00`,
      message: `(service ${name}) has reached a steady state.`,
    })),
    createdAt: '2026-02-03T14:02:11.950000+00:00',
    placementConstraints: [],
    placementStrategy: [],
    networkConfiguration: network,
    healthCheckGracePeriodSeconds: reachable ? 60 : undefined,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    createdBy: `arn:aws:iam::${account}:role/deploy`,
    enableECSManagedTags: true,
    propagateTags: random.chance(0.4) ? 'SERVICE' : 'NONE',
    enableExecuteCommand: careless,
    tags: random.chance(0.5) ? [{ key: 'service', value: name }] : undefined,
  }
}

function replyNames({ account, region, production }: Place, random: Random): Names {
  const text = (pattern: string) =>
    pattern
      .replaceAll(`\${AWS::Region}`, region)
      .replaceAll(`\${AWS::AccountId}`, account)
      .replaceAll(`\${AWS::Partition}`, 'aws')
  const fileSystem = `fs-0${random.hex(16)}`
  const accessPoint = `fsap-0${random.hex(16)}`
  return {
    text,
    inProduction: (yes, no) => (production ? yes : no),
    image(repository) {
      const address = `${account}.dkr.ecr.${region}.amazonaws.com/${repository}`
      return random.chance(0.3) ? `${address}@sha256:${random.hex(64)}` : `${address}:1.${random.between(0, 40)}.2`
    },
    logGroup: ({ name }) => `/ecs/${name}`,
    family: ({ name }) => name,
    role: (which, { name, ownRole }) =>
      `arn:aws:iam::${account}:role/${which === 'execution' ? 'ecs-execution' : ownRole ? name : 'ecs-task'}`,
    secret: (name) => `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`,
    fileSystem: () => fileSystem,
    accessPoint: () => accessPoint,
  }
}
