import type { ResourceType } from '../../../model/resource.ts'
import type { Syntax } from '../../syntax/syntax.ts'
import type { ReplyKind } from './kind.ts'

const taskSet: ReplyKind = {
  call: 'ecs describe-task-sets',
  key: 'taskSets',
  types: ['AWS::ECS::TaskSet'],
  id: ['taskSetArn'],
  proof: ['id'],
  whole: 'none',
  beside: 'failures',
}

const service: ReplyKind = {
  call: 'ecs describe-services',
  key: 'services',
  types: ['AWS::ECS::Service'],
  id: ['serviceArn'],
  proof: ['serviceName'],
  whole: 'none',
  beside: 'failures',
  also: [{ key: 'taskSets', kind: taskSet }],
}

/** What a service of its own has not, and what describe-services does not show of it. */
const isExpress = (items: readonly Syntax[]) =>
  items.some(
    (item) =>
      item.kind === 'map' && (item.entries.has('activeConfigurations') || item.entries.has('infrastructureRoleArn')),
  )

const expressGatewayService: ReplyKind = {
  call: 'ecs describe-express-gateway-service',
  key: 'service',
  one: true,
  types: ['AWS::ECS::ExpressGatewayService'],
  id: ['serviceArn'],
  proof: ['serviceName'],
  tell: isExpress,
  whole: 'none',
}

const cluster: ReplyKind = {
  call: 'ecs describe-clusters',
  key: 'clusters',
  types: ['AWS::ECS::Cluster'],
  id: ['clusterArn'],
  proof: ['activeServicesCount'],
  whole: 'none',
  beside: 'failures',
}

const capacityProvider: ReplyKind = {
  call: 'ecs describe-capacity-providers',
  key: 'capacityProviders',
  types: ['AWS::ECS::CapacityProvider'],
  id: ['capacityProviderArn'],
  proof: ['autoScalingGroupProvider', 'managedInstancesProvider'],
  beside: 'failures',
}

const taskDefinition: ReplyKind = {
  call: 'ecs describe-task-definition',
  key: 'taskDefinitions',
  types: ['AWS::ECS::TaskDefinition'],
  id: ['taskDefinitionArn'],
  proof: ['containerDefinitions'],
  tell: (items) => items.some((item) => item.kind === 'map' && item.entries.has('containerDefinitions')),
  whole: 'none',
}

const ofCluster = { of: 'clusterArn', type: 'AWS::ECS::Cluster' } as const

/** A list of ARNs; what they are of is described elsewhere. */
const named = (call: string, key: string, type: ResourceType, whole?: typeof ofCluster): ReplyKind => ({
  call: `ecs ${call}`,
  key,
  types: [type],
  id: [],
  names: true,
  ...(whole && { whole }),
})

/** Source: Amazon ECS API Reference, the response syntax of each operation. */
export const ecs: readonly ReplyKind[] = [
  taskDefinition,
  { ...taskDefinition, key: 'taskDefinition', one: true },
  service,
  expressGatewayService,
  { ...service, call: 'ecs create-service', key: 'service', one: true },
  cluster,
  { ...cluster, call: 'ecs create-cluster', key: 'cluster', one: true },
  capacityProvider,
  { ...capacityProvider, call: 'ecs create-capacity-provider', key: 'capacityProvider', one: true, whole: 'none' },
  taskSet,
  {
    call: 'ecs describe-tasks',
    key: 'tasks',
    types: ['Breakwater::ECS::Task'],
    id: ['taskArn'],
    whole: 'none',
    beside: 'failures',
  },
  {
    call: 'ecs describe-container-instances',
    key: 'containerInstances',
    types: ['Breakwater::ECS::ContainerInstance'],
    id: ['containerInstanceArn'],
    whole: 'none',
    beside: 'failures',
  },
  named('list-clusters', 'clusterArns', 'AWS::ECS::Cluster'),
  named('list-services', 'serviceArns', 'AWS::ECS::Service', ofCluster),
  named('list-tasks', 'taskArns', 'Breakwater::ECS::Task', ofCluster),
  named('list-container-instances', 'containerInstanceArns', 'Breakwater::ECS::ContainerInstance', ofCluster),
]
