import type { Resource } from '../../model/resource.ts'
import type { executeCommandLogConfiguration } from '../../model/resources/cluster.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, check, notApplicable, unknown } from '../answer.ts'
import { whole } from '../subjects.ts'
import { type Found, trait } from '../trait.ts'

/** Asks about destinations that are named: with any other logging than OVERRIDE there are none. */
export const execLogUnencrypted = trait({
  id: 'exec-log-unencrypted',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Cluster',
  title: 'Exec log destination not encrypted',
  why: 'Whoever gets at the logs reads what was typed and shown in sessions, secrets among it.',
  fix: 'Encrypt the log group or bucket and set cloudWatchEncryptionEnabled or s3EncryptionEnabled to true.',
  example: {
    type: 'AWS::ECS::Cluster',
    set: {
      configuration: {
        executeCommandConfiguration: {
          logConfiguration: { cloudWatchEncryptionEnabled: true, s3EncryptionEnabled: true },
        },
      },
    },
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, ExecuteCommandLogConfiguration'],
  evaluate: (cluster, world) => {
    const config = logConfigurationOf(cluster, world)
    if ('answer' in config) return whole(config.answer)
    const found: Found[] = []
    for (const { subject, name, encrypted } of destinations) {
      const destination = world.read(config.log, name)
      if (destination.is === 'absent') continue
      found.push({ subject, answer: check(world, config.log, encrypted, (value) => value !== true) })
    }
    return found.length > 0 ? found : whole(notApplicable('No destination of sessions is named.'))
  },
})

const destinations = [
  { subject: 'CloudWatch Logs', name: 'cloudWatchLogGroupName', encrypted: 'cloudWatchEncryptionEnabled' },
  { subject: 'S3', name: 's3BucketName', encrypted: 's3EncryptionEnabled' },
] as const

type Log = StructOf<typeof executeCommandLogConfiguration>

function logConfigurationOf(
  cluster: Resource<'AWS::ECS::Cluster'>,
  world: World,
): { readonly log: Log } | { readonly answer: Answer } {
  const none = { answer: notApplicable('No destination of sessions is named.') }
  const configuration = world.read(cluster, 'configuration')
  if (configuration.is === 'unknown') return { answer: unknown(configuration, 'configuration') }
  if (configuration.is === 'absent' && cluster.from === 'reply') {
    const says = 'The reply names no configuration, but it does so only where include was CONFIGURATIONS.'
    return { answer: { is: 'unknown', missing: [{ says, origin: configuration.origin }] } }
  }
  const exec = configuration.is === 'known' ? world.read(configuration.value, 'executeCommandConfiguration') : undefined
  if (exec?.is === 'unknown') return { answer: unknown(exec, 'executeCommandConfiguration') }
  if (exec?.is !== 'known') return none
  const logging = world.read(exec.value, 'logging')
  if (logging.is === 'known' && logging.value !== 'OVERRIDE') return none
  const log = world.read(exec.value, 'logConfiguration')
  if (log.is === 'unknown') return { answer: unknown(log, 'logConfiguration') }
  if (log.is === 'absent') return none
  return logging.is === 'unknown' ? { answer: unknown(logging, 'logging') } : { log: log.value }
}
