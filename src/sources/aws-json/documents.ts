import type { ResourceType } from '../../model/resource.ts'
import type { ListSyntax, MapSyntax, Syntax } from '../syntax/syntax.ts'

/** One resource in a document, with the field it stands under and what stands beside it. */
export interface Found {
  readonly type: ResourceType
  readonly syntax: MapSyntax
  readonly field: string
  readonly from: 'request' | 'reply'
  /** Tags, which a reply about a task definition has beside it. */
  readonly tags?: Syntax
  /** The document holds a part of the resource: what it does not say is unknown. */
  readonly partial?: true
}

/** A kind of document: how it is told from all others, and the resources in it. */
interface DocumentKind {
  readonly about: string
  find(root: MapSyntax): readonly Found[] | undefined
}

const at = (map: MapSyntax, key: string): Syntax | undefined => map.entries.get(key)?.value
const has = (map: MapSyntax, key: string, kind: Syntax['kind']) => at(map, key)?.kind === kind

/** A request: `required` is there, and nothing that the request does not have. */
const request = (
  about: string,
  type: ResourceType,
  required: readonly string[],
  allowed: readonly string[],
): DocumentKind => ({
  about,
  find(root) {
    const keys = [...root.entries.keys()]
    const fits =
      required.every((key) => root.entries.has(key)) &&
      keys.every((key) => required.includes(key) || allowed.includes(key))
    return fits ? [{ type, syntax: root, field: '', from: 'request' }] : undefined
  },
})

/** A reply with one resource under `key`, or a list of them under `keys`; `proof` are fields of which each has one. */
const reply = (
  about: string,
  type: ResourceType,
  key: string,
  keys: string,
  proof: readonly string[],
  inside: (found: Found) => readonly Found[] = () => [],
): DocumentKind => ({
  about,
  find(root) {
    const one = at(root, key)
    const many = at(root, keys)
    const items: readonly (readonly [Syntax, string])[] =
      many?.kind === 'list'
        ? many.items.map((item, index) => [item, `${keys}[${index}]`] as const)
        : one
          ? [[one, key]]
          : []
    const tags = at(root, 'tags')
    const found: Found[] = []
    for (const [syntax, field] of items) {
      if (syntax.kind !== 'map' || !proof.some((name) => syntax.entries.has(name))) return undefined
      const here: Found = { type, syntax, field, from: 'reply', ...(tags && { tags }) }
      found.push(here, ...inside(here))
    }
    return found.length > 0 || (many?.kind === 'list' && root.entries.has('failures')) ? found : undefined
  },
})

const taskSets = ({ syntax, field }: Found): readonly Found[] => {
  const sets = at(syntax, 'taskSets')
  if (sets?.kind !== 'list') return []
  return sets.items.flatMap((set, index) =>
    set.kind === 'map'
      ? [{ type: 'AWS::ECS::TaskSet', syntax: set, field: `${field}.taskSets[${index}]`, from: 'reply' }]
      : [],
  )
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

/**
 * The documents of the AWS CLI that are read, most telling first.
 *
 * Sources: Amazon ECS API Reference, the request and response syntax of each operation.
 */
const documentKinds: readonly DocumentKind[] = [
  {
    about: 'register-task-definition',
    find: (root) =>
      has(root, 'containerDefinitions', 'list')
        ? [
            {
              type: 'AWS::ECS::TaskDefinition',
              syntax: root,
              field: '',
              from: root.entries.has('taskDefinitionArn') ? 'reply' : 'request',
            },
          ]
        : undefined,
  },
  reply('describe-task-definition', 'AWS::ECS::TaskDefinition', 'taskDefinition', 'taskDefinitions', [
    'containerDefinitions',
  ]),
  reply('describe-services', 'AWS::ECS::Service', 'service', 'services', ['serviceArn', 'serviceName'], taskSets),
  reply('describe-clusters', 'AWS::ECS::Cluster', 'cluster', 'clusters', ['clusterArn', 'activeServicesCount']),
  reply('describe-capacity-providers', 'AWS::ECS::CapacityProvider', 'capacityProvider', 'capacityProviders', [
    'capacityProviderArn',
    'autoScalingGroupProvider',
    'managedInstancesProvider',
  ]),
  request(
    'create-service',
    'AWS::ECS::Service',
    ['serviceName'],
    [
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
  ),
  request(
    'create-cluster',
    'AWS::ECS::Cluster',
    ['clusterName'],
    [
      'capacityProviders',
      'configuration',
      'defaultCapacityProviderStrategy',
      'serviceConnectDefaults',
      'settings',
      'tags',
    ],
  ),
  request(
    'run-task',
    'Breakwater::ECS::Task',
    ['taskDefinition'],
    [...shared, ...placement, 'cluster', 'count', 'group', 'overrides', 'referenceId', 'startedBy'],
  ),
]

/** The resources of a document, or of a list of documents; undefined where it is none that is read. */
export function findResources(root: Syntax): readonly Found[] | undefined {
  if (root.kind === 'map') {
    for (const kind of documentKinds) {
      const found = kind.find(root)
      if (found) return found
    }
    return undefined
  }
  if (root.kind !== 'list' || root.items.length === 0) return undefined
  if (root.items.every(isContainer)) return [bareContainers(root)]
  const each = root.items.map((item, index) =>
    item.kind === 'map'
      ? findResources(item)?.map((found) => ({
          ...found,
          field: found.field === '' ? `[${index}]` : `[${index}].${found.field}`,
        }))
      : undefined,
  )
  return each.every((found) => found !== undefined) ? each.flat() : undefined
}

/** What a container definition has and few other things do. */
const ofContainers = [
  'essential',
  'portMappings',
  'logConfiguration',
  'mountPoints',
  'memory',
  'memoryReservation',
  'environment',
]

function isContainer(item: Syntax): boolean {
  return (
    item.kind === 'map' &&
    has(item, 'name', 'scalar') &&
    has(item, 'image', 'scalar') &&
    ofContainers.some((key) => item.entries.has(key))
  )
}

/** A list of container definitions by itself: the rest of the task definition stands elsewhere. */
function bareContainers(list: ListSyntax): Found {
  const { start, end } = list
  const entries = new Map([['containerDefinitions', { keyStart: start, keyEnd: start + 1, value: list }]])
  return {
    type: 'AWS::ECS::TaskDefinition',
    syntax: { kind: 'map', entries, start, end },
    field: '',
    from: 'request',
    partial: true,
  }
}

/** What the documents are called, for messages. */
export const documentNames: readonly string[] = documentKinds.map((kind) => kind.about)
