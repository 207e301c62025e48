import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Owner, OwnerKind } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { listenersByBalancer } from '../load-balancers/listeners.ts'
import { targetGroupsByBalancer } from '../load-balancers/unseen-listeners.ts'
import { workloadOfTask } from '../workloads/running-tasks.ts'
import { storesByInterface } from './store-interfaces.ts'

type Eni = Resource<'AWS::EC2::NetworkInterface'>

/** What an interface belongs to: what names it, else what AWS writes into it. */
export function ownerOf(eni: Eni, draft: Draft): Owner {
  const { world } = draft
  const [named] = [ownersByInterface, attached, storesByInterface].flatMap(
    (owners) => draft.index(owners).get(eni.address) ?? [],
  )
  if (named) return named
  const attachment = world.read(eni, 'attachment')
  const instance = attachment.is === 'known' ? draft.idOf(world.read(attachment.value, 'instanceId')) : undefined
  if (instance !== undefined) return { is: 'instance', id: instance }
  const type = text(world.read(eni, 'interfaceType'))
  const description = text(world.read(eni, 'description')) ?? ''
  const balancer = loadBalancerIn(description, draft)
  if (balancer !== undefined) return { is: 'load-balancer', id: balancer }
  const kind =
    (type === undefined ? undefined : byType[type]) ?? kindIn(description, text(world.read(eni, 'requesterId')))
  return { is: kind, id: eni.address }
}

const text = (read: Read<string>) => (read.is === 'known' ? read.value : undefined)

const byType: Readonly<Record<string, OwnerKind | undefined>> = {
  nat_gateway: 'nat-gateway',
  load_balancer: 'load-balancer',
  network_load_balancer: 'load-balancer',
  gateway_load_balancer: 'load-balancer',
  vpc_endpoint: 'vpc-endpoint',
  gateway_load_balancer_endpoint: 'vpc-endpoint',
  lambda: 'function',
  api_gateway_managed: 'vpc-link',
  global_accelerator_managed: 'accelerator',
  efs: 'data-store',
}

/** Source: Amazon EC2 User Guide, "Requester-managed network interfaces". */
const byDescription: readonly (readonly [pattern: RegExp, kind: OwnerKind])[] = [
  [
    /^RDSNetworkInterface|^ElastiCache[ +]|^EFS mount target|^ES |^OpenSearch|^RedshiftNetworkInterface|^DAX |^DO NOT DELETE - Amazon MSK |^Network interface for DBProxy /,
    'data-store',
  ],
  [/^AWS Lambda VPC ENI/, 'function'],
  [/^VPC Endpoint Interface/, 'vpc-endpoint'],
  [/^Interface for NAT Gateway/, 'nat-gateway'],
  [/^ELB /, 'load-balancer'],
  [/^arn:aws[a-z-]*:ecs:[^:]*:[^:]*:attachment\//, 'task'],
  [/VPC ?Link/i, 'vpc-link'],
]

const byRequester: Readonly<Record<string, OwnerKind | undefined>> = {
  'amazon-rds': 'data-store',
  'amazon-elasticache': 'data-store',
  'amazon-redshift': 'data-store',
  'amazon-elb': 'load-balancer',
  'amazon-aws': undefined,
}

const kindIn = (description: string, requester: string | undefined): OwnerKind =>
  byDescription.find(([pattern]) => pattern.test(description))?.[1] ??
  (requester === undefined ? undefined : byRequester[requester]) ??
  'other'

/** `ELB app/web/50dc6c495c0c9188` is the end of a load balancer's ARN; a Classic one has its name alone. */
function loadBalancerIn(description: string, draft: Draft): string | undefined {
  const end = /^ELB (\S+)/.exec(description)?.[1]
  return end === undefined ? undefined : draft.index(loadBalancersByName).get(end)?.[0]
}

function* loadBalancersByName(draft: Draft): Iterable<readonly [string, string]> {
  const { world } = draft
  for (const balancer of draft.of('AWS::ElasticLoadBalancingV2::LoadBalancer')) {
    const arn = text(world.read(balancer, 'loadBalancerArn')) ?? balancer.address
    const end = arn.split(':loadbalancer/')[1]
    if (end !== undefined) yield [end, balancer.address]
  }
  for (const id of [...draft.index(listenersByBalancer).keys(), ...draft.index(targetGroupsByBalancer).keys()]) {
    const end = draft.estate.at(id) ? undefined : id.split(':loadbalancer/')[1]
    if (end !== undefined) yield [end, id]
  }
  for (const balancer of draft.of('AWS::ElasticLoadBalancing::LoadBalancer')) {
    const name = text(world.read(balancer, 'loadBalancerName'))
    if (name !== undefined) yield [name, balancer.address]
  }
}

/** What says itself which interfaces it has. */
function* ownersByInterface(draft: Draft): Iterable<readonly [string, Owner]> {
  const { world } = draft
  for (const task of draft.of('Breakwater::ECS::Task')) {
    for (const id of interfacesOfTask(task, draft)) yield [id, { is: 'task', id: workloadOfTask(task, draft) }]
  }
  for (const nat of draft.of('AWS::EC2::NatGateway')) {
    for (const { value } of listed(nat, 'natGatewayAddresses', world).items) {
      const id = draft.idOf(world.read(value, 'networkInterfaceId'))
      if (id !== undefined) yield [id, { is: 'nat-gateway', id: nat.address }]
    }
  }
  for (const endpoint of draft.of('AWS::EC2::VPCEndpoint')) {
    for (const { read } of listed(endpoint, 'networkInterfaceIds', world).items) {
      const id = draft.idOf(read)
      if (id !== undefined) yield [id, { is: 'vpc-endpoint', id: endpoint.address }]
    }
  }
}

/** Interfaces that a template or a reply ties to an instance from outside. */
function* attached(draft: Draft): Iterable<readonly [string, Owner]> {
  const { world } = draft
  for (const attachment of draft.of('AWS::EC2::NetworkInterfaceAttachment')) {
    const [eni, id] = [
      draft.idOf(world.read(attachment, 'networkInterfaceId')),
      draft.idOf(world.read(attachment, 'instanceId')),
    ]
    if (eni !== undefined && id !== undefined) yield [eni, { is: 'instance', id }]
  }
  for (const instance of draft.of('AWS::EC2::Instance')) {
    for (const { value } of listed(instance, 'networkInterfaces', world).items) {
      const eni = draft.idOf(world.read(value, 'networkInterfaceId'))
      if (eni !== undefined) yield [eni, { is: 'instance', id: instance.address }]
    }
  }
}

/** The interface of a task in awsvpc mode, from its attachments. */
export function interfacesOfTask(task: Resource<'Breakwater::ECS::Task'>, draft: Draft): readonly string[] {
  const { world } = draft
  return listed(task, 'attachments', world).items.flatMap(({ value: attachment }) => {
    const status = text(world.read(attachment, 'status'))
    if (status === 'DELETED' || status === 'DETACHED') return []
    return listed(attachment, 'details', world).items.flatMap(({ value: detail }) => {
      const id = text(world.read(detail, 'value'))
      if (id === undefined || text(world.read(detail, 'name')) !== 'networkInterfaceId') return []
      const found = draft.estate.resolve({ to: ['AWS::EC2::NetworkInterface'], text: id })
      return found ? [found.address] : []
    })
  })
}
