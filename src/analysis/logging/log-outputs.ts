import type { logConfiguration } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { optionOf } from './log-options.ts'

/**
 * How an output of the log router goes: `inside` the task or to nobody, over `tls` always, or as an `option` says, which
 * is then `secure`; without the option as `unset` says, and without a host to `host`.
 */
export type OutputKind =
  | 'inside'
  | 'tls'
  | { readonly option: string; readonly secure: RegExp; readonly unset: string; readonly host: string | undefined }

/** The output that a log configuration names, if it names one, and its kind where that is known. */
export interface LogOutput {
  readonly name: Read<string>
  readonly kind?: OutputKind | undefined
}

const here = '127.0.0.1'
const byTls = (host: string | undefined = here): OutputKind => ({
  option: 'tls',
  secure: /^(?:on|true|yes)$/i,
  unset: 'off',
  host,
})

/** The outputs that always use TLS call an API of their own: AWS's, or another provider's. */
const fluentBit: ReadonlyMap<string, OutputKind> = new Map(
  Object.entries<OutputKind>({
    azure: 'tls',
    bigquery: 'tls',
    cloudwatch: 'tls',
    cloudwatch_logs: 'tls',
    firehose: 'tls',
    kinesis: 'tls',
    kinesis_firehose: 'tls',
    kinesis_streams: 'tls',
    logdna: 'tls',
    newrelic: 'tls',
    nrlogs: 'tls',
    s3: 'tls',
    slack: 'tls',
    stackdriver: 'tls',
    counter: 'inside',
    exit: 'inside',
    file: 'inside',
    flowcounter: 'inside',
    null: 'inside',
    stdout: 'inside',
    datadog: byTls('http-intake.logs.datadoghq.com'),
    es: byTls(),
    forward: byTls(),
    'grafana-loki': { option: 'Url', secure: /^https:/i, unset: 'http', host: undefined },
    http: byTls(),
    influxdb: byTls(),
    loki: byTls(),
    opensearch: byTls(),
    opentelemetry: byTls(),
    splunk: byTls(),
    tcp: byTls(),
  }),
)

const fluentd: ReadonlyMap<string, OutputKind> = new Map(
  Object.entries<OutputKind>({
    cloudwatch_logs: 'tls',
    kinesis_firehose: 'tls',
    kinesis_streams: 'tls',
    kinesis_streams_aggregated: 'tls',
    newrelic: 'tls',
    s3: 'tls',
    file: 'inside',
    null: 'inside',
    stdout: 'inside',
    elasticsearch: { option: 'scheme', secure: /^https$/i, unset: 'http', host: 'localhost' },
    forward: { option: 'transport', secure: /^tls$/i, unset: 'tcp', host: undefined },
    http: { option: 'endpoint', secure: /^https:/i, unset: 'no URL', host: undefined },
    opensearch: { option: 'scheme', secure: /^https$/i, unset: 'http', host: 'localhost' },
    splunk_hec: { option: 'protocol', secure: /^https$/i, unset: 'https', host: undefined },
  }),
)

/**
 * The output that the options of a container name for its logs; where they name none, the router's own configuration
 * decides.
 *
 * Sources: Amazon ECS Developer Guide, "Example Amazon ECS task definition: Route logs to FireLens"; Fluent Bit, "Outputs";
 * Fluentd, "Output Plugins".
 */
export function outputOf(configuration: StructOf<typeof logConfiguration>, world: World): LogOutput {
  const name = optionOf(configuration, 'Name', world)
  if (name.is !== 'absent') return { name, kind: kindIn(fluentBit, name) }
  const type = optionOf(configuration, '@type', world)
  return { name: type, kind: kindIn(fluentd, type) }
}

const kindIn = (kinds: ReadonlyMap<string, OutputKind>, name: Read<string>): OutputKind | undefined =>
  name.is === 'known' ? kinds.get(name.value.toLowerCase()) : undefined
