import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { environmentFile, environmentVariable, logConfiguration } from './container-definition.ts'
import { securityGroupOrDefault, subnetReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

export const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

/** `securityGroups` absent: the default group of the VPC. */
export const awsvpcConfiguration = shape(page('AwsVpcConfiguration'), {
  subnets: list(subnetReference),
  securityGroups: list(securityGroupOrDefault),
  assignPublicIp: oneOf(['ENABLED', 'DISABLED'], { default: 'DISABLED' }),
})

export const networkConfiguration = shape(page('NetworkConfiguration'), {
  awsvpcConfiguration: struct(awsvpcConfiguration),
})

/** `capacityProvider` is `FARGATE`, `FARGATE_SPOT` or a provider of the account. */
export const capacityProviderStrategyItem = shape(
  page('CapacityProviderStrategyItem'),
  { capacityProvider: reference('AWS::ECS::CapacityProvider'), base: number(), weight: number() },
  ['capacityProvider'],
)

const targetGroupArn = reference('AWS::ElasticLoadBalancingV2::TargetGroup')

const listenerOrRule = reference(['AWS::ElasticLoadBalancingV2::ListenerRule', 'AWS::ElasticLoadBalancingV2::Listener'])

export const loadBalancer = shape(
  page('LoadBalancer'),
  {
    targetGroupArn,
    loadBalancerName: reference('AWS::ElasticLoadBalancing::LoadBalancer'),
    containerName: text(),
    containerPort: number(),
    advancedConfiguration: struct(
      shape(page('AdvancedConfiguration'), {
        alternateTargetGroupArn: targetGroupArn,
        productionListenerRule: listenerOrRule,
        testListenerRule: listenerOrRule,
        roleArn: reference('AWS::IAM::Role'),
      }),
    ),
  },
  ['containerName', 'containerPort'],
)

/** A constraint or a strategy of placing tasks on instances. */
export const placement = shape(page('PlacementConstraint'), { type: text(), expression: text(), field: text() })

/** What starts tasks, and where: the same on services, task sets, tasks and scheduled targets. */
export const launch = {
  taskDefinition: reference('AWS::ECS::TaskDefinition', { also: ['taskDefinitionArn'] }),
  launchType: oneOf(launchTypes),
  capacityProviderStrategy: list(struct(capacityProviderStrategyItem)),
  platformVersion: text(),
  networkConfiguration: struct(networkConfiguration),
  placementConstraints: list(struct(placement)),
}

const cluster = reference('AWS::ECS::Cluster', { also: ['clusterArn'] })

/** What one task does otherwise than its task definition says. */
export const containerOverride = shape(
  page('ContainerOverride'),
  {
    name: text(),
    command: list(text()),
    environment: list(struct(environmentVariable)),
    environmentFiles: list(struct(environmentFile)),
  },
  ['name'],
)

export const taskOverride = shape(page('TaskOverride'), {
  containerOverrides: list(struct(containerOverride)),
  taskRoleArn: reference('AWS::IAM::Role'),
  executionRoleArn: reference('AWS::IAM::Role'),
})

export const deploymentConfiguration = shape(page('DeploymentConfiguration'), {
  deploymentCircuitBreaker: struct(
    shape(page('DeploymentCircuitBreaker'), { enable: flag({ default: false }), rollback: flag({ default: false }) }),
  ),
  alarms: struct(
    shape(page('DeploymentAlarms'), {
      alarmNames: list(text()),
      enable: flag({ default: false }),
      rollback: flag({ default: false }),
    }),
  ),
  minimumHealthyPercent: number(),
  maximumPercent: number(),
  strategy: text({ default: 'ROLLING' }),
})

export const serviceConnectService = shape(
  page('ServiceConnectService'),
  {
    portName: text(),
    discoveryName: text(),
    ingressPortOverride: number(),
    clientAliases: list(
      struct(shape(page('ServiceConnectClientAlias'), { port: number(), dnsName: text() }, ['port'])),
    ),
    tls: struct(
      shape(page('ServiceConnectTlsConfiguration'), {
        issuerCertificateAuthority: struct(
          shape(page('ServiceConnectTlsCertificateAuthority'), { awsPcaAuthorityArn: text() }),
        ),
        kmsKey: text(),
        roleArn: text(),
      }),
    ),
  },
  ['portName'],
)

/** `accessLogConfiguration` absent: requests through the proxy are not logged. */
export const serviceConnectConfiguration = shape(page('ServiceConnectConfiguration'), {
  enabled: flag({ default: false }),
  namespace: text(),
  services: list(struct(serviceConnectService)),
  logConfiguration: struct(logConfiguration),
  accessLogConfiguration: struct(shape(page('ServiceConnectAccessLogConfiguration'), { format: text() })),
})

export const serviceRegistry = shape(
  page('ServiceRegistry'),
  {
    registryArn: reference('AWS::ServiceDiscovery::Service'),
    port: number(),
    containerName: text(),
    containerPort: number(),
  },
  ['registryArn'],
)

export const vpcLatticeConfiguration = shape(
  page('VpcLatticeConfiguration'),
  {
    portName: text(),
    roleArn: reference('AWS::IAM::Role'),
    targetGroupArn: reference('AWS::VpcLattice::TargetGroup'),
  },
  ['portName'],
)

export const taskSet = shape(page('TaskSet'), {
  ...launch,
  id: text(),
  taskSetArn: text(),
  cluster,
  service: reference('AWS::ECS::Service', { also: ['serviceArn'] }),
  platformFamily: text(),
  loadBalancers: list(struct(loadBalancer)),
  tags,
})

export const service = shape(page('Service'), {
  ...launch,
  serviceName: text(),
  serviceArn: text(),
  cluster,
  platformFamily: text(),
  desiredCount: number(),
  schedulingStrategy: oneOf(['REPLICA', 'DAEMON'], { default: 'REPLICA' }),
  loadBalancers: list(struct(loadBalancer)),
  placementStrategies: list(struct(placement), { also: ['placementStrategy'] }),
  deploymentConfiguration: struct(deploymentConfiguration),
  deploymentController: struct(shape(page('DeploymentController'), { type: text({ default: 'ECS' }) })),
  serviceConnectConfiguration: struct(serviceConnectConfiguration),
  serviceRegistries: list(struct(serviceRegistry)),
  vpcLatticeConfigurations: list(struct(vpcLatticeConfiguration)),
  propagateTags: oneOf(['NONE', 'SERVICE', 'TASK_DEFINITION'], { default: 'NONE' }),
  enableExecuteCommand: flag({ default: false }),
  tags,
})

const expressNetwork = struct(
  shape(page('ExpressGatewayServiceNetworkConfiguration'), {
    subnets: list(subnetReference),
    securityGroups: list(securityGroupOrDefault),
  }),
)

const expressContainer = struct(shape(page('ExpressGatewayContainer'), { containerPort: number({ default: 80 }) }))

/** One revision of an Express Mode service, as replies show those that run. */
export const expressGatewayServiceConfiguration = shape(page('ExpressGatewayServiceConfiguration'), {
  ingressPaths: list(
    struct(shape(page('IngressPathSummary'), { accessType: oneOf(['PUBLIC', 'PRIVATE']), endpoint: text() })),
  ),
  networkConfiguration: expressNetwork,
  primaryContainer: expressContainer,
})

/**
 * An Express Mode service. Its way in is known once it is deployed; in a template it follows from the subnets. Where
 * `subnets` are absent, tasks run in the public subnets of the default VPC.
 */
export const expressGatewayService = shape(page('ECSExpressGatewayService'), {
  serviceName: text(),
  serviceArn: text(),
  cluster,
  activeConfigurations: list(struct(expressGatewayServiceConfiguration)),
  networkConfiguration: expressNetwork,
  primaryContainer: expressContainer,
  tags,
})

const ecsParameters = shape('Amazon EventBridge API Reference, EcsParameters', { ...launch, taskCount: number() })

/**
 * `arn` is the cluster where `ecsParameters` stands; `input` is then JSON text of what the task does otherwise. A
 * transformer's template is such text too, once its variables are filled in.
 */
export const eventTarget = shape(
  'Amazon EventBridge API Reference, Target',
  {
    id: text(),
    arn: reference('AWS::ECS::Cluster'),
    ecsParameters: struct(ecsParameters),
    input: struct(taskOverride, { loose: true }),
    inputTransformer: struct(
      shape('Amazon EventBridge API Reference, InputTransformer', {
        inputTemplate: struct(taskOverride, { loose: true }),
      }),
    ),
  },
  ['id'],
)

export const eventsRule = shape('Amazon EventBridge API Reference, PutRule', {
  name: text(),
  scheduleExpression: text(),
  state: text(),
  targets: list(struct(eventTarget)),
})

export const schedule = shape('EventBridge Scheduler API Reference, CreateSchedule', {
  name: text(),
  scheduleExpression: text(),
  state: text(),
  target: struct(eventTarget),
})

const pipes = 'Amazon EventBridge Pipes Reference'

/** A pipe from a queue or a stream to, among others, tasks: `target` is the cluster where `ecsTaskParameters` stands. */
export const pipe = shape(`${pipes}, CreatePipe`, {
  name: text(),
  source: text(),
  target: reference('AWS::ECS::Cluster'),
  targetParameters: struct(
    shape(`${pipes}, PipeTargetParameters`, {
      ecsTaskParameters: struct(
        shape(`${pipes}, PipeTargetEcsTaskParameters`, {
          ...launch,
          taskCount: number(),
          overrides: struct(taskOverride),
        }),
      ),
    }),
  ),
})
