import type { ResourceType } from '../../model/resource.ts'
import { edits } from './jq.ts'
import { jsonWord, revise, word } from './shell.ts'
import { type Node, plain, type Struct } from './tree.ts'

/** The commands that make the changes; comments where there is none. */
export type Commands = (tree: Struct) => readonly string[]

const same = (name: string) => name

/** The fields of a tree that are named, and those that are not. */
export function split(tree: Struct, names: readonly string[]): readonly [named: Struct, others: readonly string[]] {
  const named = [...tree.fields].filter(([name]) => names.includes(name))
  return [{ is: 'struct', fields: new Map(named) }, [...tree.fields.keys()].filter((name) => !names.includes(name))]
}

/** Tags are given by a command of their own. */
export function tagResource(node: Node | undefined, command: string, key: string, value: string): readonly string[] {
  if (node?.is !== 'list') return []
  return node.items.flatMap(({ node: item, key: tag }) => {
    if (item.is === 'removed') return [`# remove the tag ${tag}`]
    const given = item.is === 'struct' ? item.fields.get('value') : undefined
    return given?.is === 'value' ? [`${command} --tags ${word(`${key}=${tag},${value}=${given.value}`)}`] : []
  })
}

/** Fields that no command changes. */
const fixed = (names: readonly string[], what: string): readonly string[] =>
  names.map((name) => `# ${name} of ${what} cannot be changed: make a new one.`)

/** Source: Amazon ECS API Reference, RegisterTaskDefinition and DescribeTaskDefinition. */
const repliesOnly =
  '.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy'

const taskDefinition: Commands = (tree) =>
  revise(
    'aws ecs describe-task-definition --task-definition web --include TAGS',
    `.taskDefinition + (if (.tags | length) > 0 then {tags} else {} end)\n  | del(${repliesOnly})`,
    edits(tree, same),
    [
      'aws ecs register-task-definition --cli-input-json file://fixed.json',
      'aws ecs update-service --cluster shop --service web --task-definition web --force-new-deployment',
    ],
  )

const daemonTaskDefinition: Commands = (tree) =>
  revise(
    'aws ecs describe-daemon-task-definition --daemon-task-definition agent',
    '.daemonTaskDefinition | del(.daemonTaskDefinitionArn, .revision, .status, .registeredAt, .registeredBy)',
    edits(tree, same),
    [
      'aws ecs register-daemon-task-definition --cli-input-json file://fixed.json',
      '# then aws ecs update-daemon with the new revision',
    ],
  )

/** What update-service takes, and where describe-services has it. */
const ofService = [
  'desiredCount',
  'taskDefinition',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'availabilityZoneRebalancing',
  'networkConfiguration',
  'placementConstraints',
  'placementStrategy',
  'platformVersion',
  'healthCheckGracePeriodSeconds',
  'deploymentController',
  'enableExecuteCommand',
  'enableECSManagedTags',
  'loadBalancers',
  'propagateTags',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
]
const ofDeployment = ['serviceConnectConfiguration', 'volumeConfigurations', 'vpcLatticeConfigurations']

/** Options that are switched on and off. Source: AWS CLI Command Reference, ecs update-service. */
const switches: Readonly<Record<string, readonly [on: string, off: string]>> = {
  enableExecuteCommand: ['--enable-execute-command', '--disable-execute-command'],
  enableECSManagedTags: ['--enable-ecs-managed-tags', '--no-enable-ecs-managed-tags'],
}

const service: Commands = (tree) => {
  const update = 'aws ecs update-service --cluster shop --service web'
  const [changed, others] = split(renamed(tree, { placementStrategies: 'placementStrategy' }), ofService)
  const fields = [...changed.fields]
  const options = fields.map(([name, node]) => option(name, node))
  const commands = options.every((one) => one !== undefined)
    ? [[update, ...options].join(' ')]
    : revise(
        'aws ecs describe-services --cluster shop --services web',
        `.services[0] | {${fields.map(([name]) => (ofDeployment.includes(name) ? `${name}: .deployments[0].${name}` : name)).join(', ')}}`,
        edits(changed, same),
        `${update} --cli-input-json file://fixed.json`,
      )
  return [
    ...(fields.length > 0 ? commands : []),
    ...tagResource(tree.fields.get('tags'), 'aws ecs tag-resource --resource-arn "$SERVICE_ARN"', 'key', 'value'),
    ...fixed(
      others.filter((name) => name !== 'tags'),
      'a service',
    ),
  ]
}

/** A plain value as an option; undefined where the structure around it has to be read first. */
function option(name: string, node: Node): string | undefined {
  if (node.is !== 'value') return undefined
  const [on, off] = switches[name] ?? []
  if (on !== undefined) return node.value === false ? off : on
  return `--${name.replace(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`)} ${word(String(node.value))}`
}

function renamed(tree: Struct, names: Readonly<Record<string, string>>): Struct {
  return { is: 'struct', fields: new Map([...tree.fields].map(([name, node]) => [names[name] ?? name, node])) }
}

const cluster: Commands = (tree) => {
  const read = 'aws ecs describe-clusters --clusters shop --include CONFIGURATIONS SETTINGS'
  const [changed, rest] = split(tree, ['settings', 'configuration', 'serviceConnectDefaults'])
  const providerFields = ['capacityProviders', 'defaultCapacityProviderStrategy']
  const [providers] = split(tree, providerFields)
  return [
    ...revise(
      read,
      `.clusters[0] | {${[...changed.fields.keys()].join(', ')}}`,
      edits(changed, same),
      'aws ecs update-cluster --cluster shop --cli-input-json file://fixed.json',
    ),
    ...clusterProviders(providers),
    ...tagResource(tree.fields.get('tags'), 'aws ecs tag-resource --resource-arn "$CLUSTER_ARN"', 'key', 'value'),
    ...fixed(
      rest.filter((name) => ![...providerFields, 'tags'].includes(name)),
      'a cluster',
    ),
  ]
}

const clusterProviders: Commands = (tree) =>
  revise(
    'aws ecs describe-clusters --clusters shop',
    '.clusters[0] | {capacityProviders, defaultCapacityProviderStrategy}',
    edits(split(tree, ['capacityProviders', 'defaultCapacityProviderStrategy'])[0], same),
    'aws ecs put-cluster-capacity-providers --cluster shop --cli-input-json file://fixed.json',
  )

/** Where update-capacity-provider takes less than describe-capacity-providers gives, by what it changes. */
const repliesOfProvider: Readonly<Record<string, string>> = {
  autoScalingGroupProvider: '.autoScalingGroupArn',
  managedInstancesProvider:
    '.instanceLaunchTemplate.capacityOptionType, .instanceLaunchTemplate.fipsEnabled, .instanceLaunchTemplate.nitroEnclavesEnabled',
}

const capacityProvider: Commands = (tree) => {
  const [changed, others] = split(tree, Object.keys(repliesOfProvider))
  const commands = [...changed.fields].flatMap(([name, node]) => {
    if (node.is !== 'struct') return []
    const [kept, settled] = withoutSettled(node)
    return [
      ...revise(
        'aws ecs describe-capacity-providers --capacity-providers shop',
        `.capacityProviders[0] | {${name}: (.${name} | del(${repliesOfProvider[name]}))}`,
        edits({ is: 'struct', fields: new Map([[name, kept]]) }, same),
        'aws ecs update-capacity-provider --name shop --cli-input-json file://fixed.json',
      ),
      ...fixed(settled, 'a capacity provider'),
    ]
  })
  return [
    ...commands,
    ...tagResource(tree.fields.get('tags'), 'aws ecs tag-resource --resource-arn "$PROVIDER_ARN"', 'key', 'value'),
    ...fixed(
      others.filter((name) => name !== 'tags'),
      'a capacity provider',
    ),
  ]
}

/** The provider without what is settled when it is made. */
function withoutSettled(provider: Struct): readonly [Struct, readonly string[]] {
  const template = provider.fields.get('instanceLaunchTemplate')
  if (template?.is !== 'struct') return [provider, []]
  const names = ['capacityOptionType', 'fipsEnabled', 'nitroEnclavesEnabled'].filter((name) =>
    template.fields.has(name),
  )
  const [kept] = split(
    template,
    [...template.fields.keys()].filter((name) => !names.includes(name)),
  )
  const fields = new Map([...provider.fields, ['instanceLaunchTemplate', kept] as const])
  if (kept.fields.size === 0) fields.delete('instanceLaunchTemplate')
  return [{ is: 'struct', fields }, names]
}

const expressGatewayService: Commands = (tree) => {
  const names = ['networkConfiguration', 'primaryContainer', 'cpu', 'memory', 'healthCheckPath', 'scalingTarget']
  const roles = ['taskRoleArn', 'executionRoleArn']
  const [changed, others] = split(tree, [...names, ...roles])
  const read = 'aws ecs describe-express-gateway-service --service-arn "$SERVICE_ARN"'
  return [
    ...revise(
      read,
      `.service.activeConfigurations[0] | {${[...changed.fields.keys()].join(', ')}}`,
      edits(changed, same),
      'aws ecs update-express-gateway-service --service-arn "$SERVICE_ARN" --cli-input-json file://fixed.json',
    ),
    ...tagResource(tree.fields.get('tags'), 'aws ecs tag-resource --resource-arn "$SERVICE_ARN"', 'key', 'value'),
    ...fixed(
      others.filter((name) => name !== 'tags'),
      'an Express service',
    ),
  ]
}

const taskSet: Commands = (tree) => [
  '# Nothing but the scale of a task set can be changed: make a new one and give it what the old one has.',
  `aws ecs create-task-set --cluster shop --service web --task-definition web --cli-input-json ${jsonWord(plain(tree, same))}`,
]

const task: Commands = (tree) => [
  `aws ecs run-task --cluster shop --task-definition web --cli-input-json ${jsonWord(plain(tree, same))}`,
]

export const awsCliEcs: Partial<Record<ResourceType, Commands>> = {
  'AWS::ECS::CapacityProvider': capacityProvider,
  'AWS::ECS::Cluster': cluster,
  'AWS::ECS::ClusterCapacityProviderAssociations': clusterProviders,
  'AWS::ECS::DaemonTaskDefinition': daemonTaskDefinition,
  'AWS::ECS::ExpressGatewayService': expressGatewayService,
  'AWS::ECS::Service': service,
  'AWS::ECS::TaskDefinition': taskDefinition,
  'AWS::ECS::TaskSet': taskSet,
  'Breakwater::ECS::Task': task,
}
