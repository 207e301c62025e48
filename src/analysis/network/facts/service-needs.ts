import type { Origin } from '../../../model/origin.ts'
import type { Resource } from '../../../model/resource.ts'
import type { containerDefinition, logConfiguration } from '../../../model/resources/container-definition.ts'
import type { StructOf } from '../../../model/shape.ts'
import { sayWhy, type Unknown } from '../../../model/slot.ts'
import type { World } from '../../../model/world.ts'
import { secretNameIn, secretReferencesOf } from '../../credentials/secret-references.ts'
import { outputOf } from '../../logging/log-outputs.ts'
import { isOneOf, partsOf, shownText, type Text } from '../../texts.ts'
import { isExecEnabled } from '../../workload/exec-uses.ts'
import type { Use } from '../../workload/uses.ts'
import type { CalledService } from './endpoint-services.ts'

type Container = StructOf<typeof containerDefinition>

/** What for: to get its image, to fetch secrets, to get files, to log, to be entered by ECS Exec. */
export type NeedKind = 'image' | 'secret' | 'file' | 'log' | 'exec'

/** A service that a task needs, and what shows it. */
export interface ServiceNeed {
  readonly kind: NeedKind
  readonly service: CalledService
  /** A sentence about what calls it, e.g. `Container "web" logs to CloudWatch Logs.` */
  readonly says: string
  readonly origin: Origin
  /** Who calls: what runs in the task, or what starts it (ECS on Fargate, else the agent on the host). */
  readonly caller: 'task' | 'agent'
}

/** What could not be read and may be a need of these services. */
export interface UnreadNeed {
  readonly kinds: readonly NeedKind[]
  readonly services: readonly CalledService[]
  readonly says: string
  readonly origin: Origin
}

export interface ServiceNeeds {
  readonly needs: readonly ServiceNeed[]
  readonly unread: readonly UnreadNeed[]
}

const images: readonly CalledService[] = ['ecr.api', 'ecr.dkr', 's3']

/**
 * The services of AWS that tasks need to start, log, fetch secrets and be entered, as far as their task definition says.
 *
 * Source: Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints (AWS PrivateLink)".
 */
export function needsOf({ starter, launch }: Use, world: World): ServiceNeeds {
  const definition = world.follow(launch, 'taskDefinition')
  const exec = isExecEnabled(starter, world)
  const entered: readonly ServiceNeed[] =
    exec.is === 'known' && exec.value
      ? [
          {
            kind: 'exec',
            service: 'ssmmessages',
            says: 'enableExecuteCommand is true.',
            origin: exec.origin,
            caller: 'task',
          },
        ]
      : []
  const unread = exec.is === 'unknown' ? [unreadAs(['exec'], ['ssmmessages'], 'enableExecuteCommand', exec)] : []
  if (definition.is !== 'known') {
    const { origin } = definition
    const kinds: readonly NeedKind[] = ['image', 'secret', 'log']
    const services: readonly CalledService[] = [...images, 'logs', 'secretsmanager', 'ssm']
    return {
      needs: entered,
      unread: [...unread, { kinds, services, says: 'Its task definition is not known.', origin }],
    }
  }
  const { needs, unread: more } = needsOfTask(definition.value, world)
  return { needs: [...entered, ...needs], unread: [...unread, ...more] }
}

function needsOfTask(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): ServiceNeeds {
  return world.once(needsOfTask, task, () => {
    const containers = world.items(task, 'containerDefinitions')
    const each = containers.items.map(({ key, value }) => needsOfContainer(key, value, world))
    const unread = containers.unknown.map((read) =>
      unreadAs(['image', 'log'], [...images, 'logs'], 'A container', read),
    )
    return { needs: each.flatMap(({ needs }) => needs), unread: [...unread, ...each.flatMap((one) => one.unread)] }
  })
}

const unreadAs = (
  kinds: readonly NeedKind[],
  services: readonly CalledService[],
  what: string,
  { why, origin }: Unknown,
): UnreadNeed => ({
  kinds,
  services,
  says: `${what} is not known: ${sayWhy(why)}.`,
  origin,
})

function needsOfContainer(name: string, container: Container, world: World): ServiceNeeds {
  const who = `Container "${name}"`
  const needs: ServiceNeed[] = []
  const unread: UnreadNeed[] = []
  const image = world.read(container, 'image')
  if (image.is !== 'absent') {
    const isEcr = fromPrivateEcr(image)
    if (isEcr === 'unknown' && image.is === 'unknown')
      unread.push(unreadAs(['image'], images, `The image of ${who}`, image))
    else if (isEcr)
      for (const service of images)
        needs.push({
          kind: 'image',
          service,
          says: `${who} has an image of Amazon ECR.`,
          origin: image.origin,
          caller: 'agent',
        })
  }
  for (const { field, name: key, valueFrom } of secretReferencesOf(container, world)) {
    const { service } = secretService(valueFrom, field === 'repositoryCredentials', world)
    const { origin } = valueFrom
    if (service !== 'unknown')
      needs.push({ kind: 'secret', service, says: `${who} gets "${key}" from it.`, origin, caller: 'agent' })
    else
      unread.push({
        kinds: ['secret'],
        services: ['secretsmanager', 'ssm'],
        says: `Where ${who} gets "${key}" from is not known.`,
        origin,
      })
  }
  for (const { value: file } of world.items(container, 'environmentFiles').items)
    needs.push({
      kind: 'file',
      service: 's3',
      says: `${who} has an environment file.`,
      origin: file.origin,
      caller: 'agent',
    })
  const logs = world.read(container, 'logConfiguration')
  if (logs.is === 'unknown') unread.push(unreadAs(['log'], ['logs'], `logConfiguration of ${who}`, logs))
  else if (logs.is === 'known') addLogs(who, logs.value, world, needs, unread)
  return { needs, unread }
}

function addLogs(
  who: string,
  configuration: StructOf<typeof logConfiguration>,
  world: World,
  needs: ServiceNeed[],
  unread: UnreadNeed[],
): void {
  const driver = world.read(configuration, 'logDriver')
  if (driver.is === 'absent') return
  const isLogs = isOneOf(driver, ['awslogs'])
  if (isLogs === true)
    needs.push({
      kind: 'log',
      service: 'logs',
      says: `${who} logs by awslogs.`,
      origin: driver.origin,
      caller: 'agent',
    })
  else if (driver.is === 'unknown') unread.push(unreadAs(['log'], ['logs'], `logDriver of ${who}`, driver))
  else if (driver.value === 'awsfirelens') {
    const { name } = outputOf(configuration, world)
    const service = name.is === 'known' ? servicesOfOutputs[name.value.toLowerCase()] : undefined
    if (service && name.is === 'known') {
      const says = `${who} logs to "${name.value}" by FireLens.`
      needs.push({ kind: 'log', service, says, origin: name.origin, caller: 'task' })
    }
  }
}

/** Outputs of Fluent Bit and Fluentd that call AWS. */
const servicesOfOutputs: Readonly<Record<string, CalledService | undefined>> = {
  cloudwatch: 'logs',
  cloudwatch_logs: 'logs',
  firehose: 'kinesis-firehose',
  kinesis_firehose: 'kinesis-firehose',
  kinesis: 'kinesis-streams',
  kinesis_streams: 'kinesis-streams',
  kinesis_streams_aggregated: 'kinesis-streams',
  s3: 's3',
}

/** Is an image in a private repository of Amazon ECR? */
function fromPrivateEcr(image: Text): boolean | 'unknown' {
  const parts = partsOf(image)
  const [first] = parts
  if (typeof first === 'object' && /RepositoryUri$|repository_url$/.test(first.attribute ?? first.name)) return true
  const text = shownText(image)
  if (/^[^/]*\.dkr[.-]ecr[.-]/.test(text)) return true
  return typeof first === 'string' && /[/:@]/.test(first) && !/^\d{12}/.test(first)
    ? false
    : image.is === 'unknown' && 'unknown'
}

function secretService(
  valueFrom: Text,
  isRegistry: boolean,
  world: World,
): { service: 'secretsmanager' | 'ssm' | 'unknown' } {
  if (isRegistry) return { service: 'secretsmanager' }
  const { service, address } = secretNameIn(valueFrom)
  const store = address === undefined ? undefined : world.estate.at(address)
  if (store?.type === 'AWS::SSM::Parameter') return { service: 'ssm' }
  if (store?.type === 'AWS::SecretsManager::Secret' || store?.type === 'AWS::SecretsManager::SecretTargetAttachment')
    return { service: 'secretsmanager' }
  return { service }
}
