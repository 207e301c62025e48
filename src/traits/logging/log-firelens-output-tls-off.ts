import { logsThroughRouter } from '../../analysis/logging/firelens.ts'
import { logOptionOf } from '../../analysis/logging/log-options.ts'
import { type OutputKind, outputOf } from '../../analysis/logging/log-outputs.ts'
import { isOneOf, namesResource, partsOf, shownText } from '../../analysis/texts.ts'
import type { logConfiguration } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { eachLogConfiguration } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logFirelensOutputTlsOff = trait({
  id: 'log-firelens-output-tls-off',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Logs leave for an external destination without TLS',
  why: 'Who listens on the way reads the logs and the credentials of the destination, and can change what arrives.',
  fix: 'Turn TLS on for the output (in Fluent Bit tls and tls.verify On), and have its credentials in secretOptions.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          logConfiguration: {
            logDriver: 'awsfirelens',
            options: { Name: 'opensearch', Host: 'logs.example.com', Port: '443', tls: 'On', 'tls.verify': 'On' },
          },
        },
      ],
    },
  },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Example Amazon ECS task definition: Route logs to FireLens',
    'Fluent Bit Manual, TLS',
  ],
  evaluate: (task, world) =>
    eachLogConfiguration(task, world, (configuration, container) => {
      const sends = logsThroughRouter(container, world)
      if (sends === false) return notApplicable('It does not log through a router.')
      if (sends !== true) return unknown(sends, 'logDriver')
      const { name, kind } = outputOf(configuration, world)
      if (name.is === 'unknown') return unknown(name, 'The output')
      if (name.is === 'absent') {
        const says =
          'The options name no output: it stands in the configuration of the router, which is not in this scan.'
        return { is: 'unknown', missing: [{ says, origin: name.origin }] }
      }
      if (kind === undefined) {
        const says = `Whether the output "${name.value}" uses TLS is not known.`
        return { is: 'unknown', missing: [{ says, origin: name.origin }] }
      }
      if (typeof kind === 'string') return no
      return all([isPlain(configuration, name.value, kind, world), leavesTask(configuration, kind, world)])
    }),
})

type LogConfiguration = StructOf<typeof logConfiguration>
type ByOption = Exclude<OutputKind, string>

function isPlain(configuration: LogConfiguration, output: string, kind: ByOption, world: World): Answer {
  const { option, secure, unset: taken } = kind
  const value = logOptionOf(configuration, option, world)
  if (value.is === 'known') {
    return secure.test(value.value)
      ? no
      : yes(`${option} of the output "${output}" is "${shortened(value.value)}".`, value.origin)
  }
  if (value.is === 'unknown') {
    const [start] = partsOf(value)
    return typeof start === 'string' && secure.test(start) ? no : unknown(value, option)
  }
  if (secure.test(taken)) return no
  const says = `${option} of the output "${output}" is not set, which means ${taken}.`
  return unset(says, `${option} ${taken} (Fluent Bit Manual and Fluentd documentation, ${output})`, value.origin)
}

/** Does the output go to a host that is not the task itself? */
function leavesTask(configuration: LogConfiguration, { host }: ByOption, world: World): Answer {
  const read: Read<string> = logOptionOf(configuration, 'Host', world)
  if (read.is === 'absent')
    return host !== undefined && local.includes(host) ? no : yes('It leaves the task.', read.origin)
  const inside = namesResource(read) ? false : isOneOf(read, local)
  if (inside === 'unknown' && read.is === 'unknown') return unknown(read, 'Host')
  return inside === true ? no : yes(`Host is "${shortened(shownText(read))}".`, read.origin)
}

const local = ['127.0.0.1', 'localhost', '::1']

/** A URL without what follows its scheme: credentials may stand there. */
const shortened = (value: string): string => value.replace(/:\/\/.*/s, '://…')
