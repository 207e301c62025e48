import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

export const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

/** `securityGroups` absent: the default group of the VPC. */
export const awsvpcConfiguration = shape(page('AwsVpcConfiguration'), {
  subnets: list(text()),
  securityGroups: list(text()),
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

export const loadBalancer = shape(
  page('LoadBalancer'),
  { targetGroupArn: text(), loadBalancerName: text(), containerName: text(), containerPort: number() },
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
}

const cluster = reference('AWS::ECS::Cluster', { also: ['clusterArn'] })

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
  placementConstraints: list(struct(placement)),
  placementStrategies: list(struct(placement), { also: ['placementStrategy'] }),
  enableExecuteCommand: flag({ default: false }),
  tags,
})

/** A task that is started by itself: the input of `run-task`. */
export const task = shape(page('RunTask'), {
  ...launch,
  cluster,
  enableExecuteCommand: flag({ default: false }),
  tags,
})

const ecsParameters = shape('Amazon EventBridge API Reference, EcsParameters', { ...launch, taskCount: number() })

/** `arn` is the cluster where `ecsParameters` stands. */
export const eventTarget = shape(
  'Amazon EventBridge API Reference, Target',
  { id: text(), arn: reference('AWS::ECS::Cluster'), ecsParameters: struct(ecsParameters), input: text() },
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
