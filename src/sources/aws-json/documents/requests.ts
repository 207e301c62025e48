import type { ResourceType } from '../../../model/resource.ts'
import type { MapSyntax } from '../../syntax/syntax.ts'
import type { Found } from './kind.ts'

/** A request: `required` is there, and nothing that is not `allowed`. */
interface RequestKind {
  readonly call: string
  readonly type: ResourceType
  readonly required: readonly string[]
  readonly allowed: readonly string[]
}

const shared = ['clientToken', 'enableECSManagedTags', 'propagateTags', 'tags'] as const
const placement = [
  'capacityProviderStrategy',
  'launchType',
  'networkConfiguration',
  'placementConstraints',
  'placementStrategy',
  'platformVersion',
  'enableExecuteCommand',
  'volumeConfigurations',
] as const

/** Source: Amazon ECS API Reference, the request syntax of each operation. */
const requests: readonly RequestKind[] = [
  {
    call: 'create-service',
    type: 'AWS::ECS::Service',
    required: ['serviceName'],
    allowed: [
      ...shared,
      ...placement,
      'availabilityZoneRebalancing',
      'cluster',
      'deploymentConfiguration',
      'deploymentController',
      'desiredCount',
      'healthCheckGracePeriodSeconds',
      'loadBalancers',
      'role',
      'schedulingStrategy',
      'serviceConnectConfiguration',
      'serviceRegistries',
      'taskDefinition',
      'vpcLatticeConfigurations',
    ],
  },
  {
    call: 'create-cluster',
    type: 'AWS::ECS::Cluster',
    required: ['clusterName'],
    allowed: [
      'capacityProviders',
      'configuration',
      'defaultCapacityProviderStrategy',
      'serviceConnectDefaults',
      'settings',
      'tags',
    ],
  },
  {
    call: 'run-task',
    type: 'Breakwater::ECS::Task',
    required: ['taskDefinition'],
    allowed: [...shared, ...placement, 'cluster', 'count', 'group', 'overrides', 'referenceId', 'startedBy'],
  },
]

/** The request that a document is. A task definition that was described by itself is told by its ARN. */
export function findRequest(root: MapSyntax, field: string): Found | undefined {
  if (root.entries.get('containerDefinitions')?.value.kind === 'list') {
    const from = root.entries.has('taskDefinitionArn') ? 'reply' : 'request'
    return { type: 'AWS::ECS::TaskDefinition', syntax: root, field, from }
  }
  const keys = [...root.entries.keys()]
  const kind = requests.find(
    ({ required, allowed }) =>
      required.every((key) => root.entries.has(key)) &&
      keys.every((key) => required.includes(key) || allowed.includes(key)),
  )
  // What describe-task-definition answers has the definition itself under the key, a request its name.
  if (!kind || root.entries.get(kind.required[0] ?? '')?.value.kind === 'map') return undefined
  return { type: kind.type, syntax: root, field, from: 'request' }
}
