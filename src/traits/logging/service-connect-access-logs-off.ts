import { check, notApplicable, unknown } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const off = 'The service does not use Service Connect.'

export const serviceConnectAccessLogsOff = trait({
  id: 'service-connect-access-logs-off',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Mesh traffic not logged',
  why: 'An intruder who goes from one service to the next through the mesh leaves no record of the calls.',
  fix: 'Set format of accessLogConfiguration to JSON, and a logConfiguration for the proxy.',
  example: {
    type: 'AWS::ECS::Service',
    set: {
      serviceConnectConfiguration: {
        enabled: true,
        accessLogConfiguration: { format: 'JSON' },
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'proxy' },
        },
      },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, ServiceConnectAccessLogConfiguration'],
  evaluate: (service, world) => {
    const connect = world.read(service, 'serviceConnectConfiguration')
    if (connect.is === 'absent') return whole(notApplicable(off))
    if (connect.is === 'unknown') return whole(unknown(connect, 'serviceConnectConfiguration'))
    const enabled = world.read(connect.value, 'enabled')
    const logs = check(world, connect.value, 'accessLogConfiguration', (logs) => logs === undefined)
    if (enabled.is === 'unknown') return whole(logs.is === 'no' ? logs : unknown(enabled, 'enabled'))
    return whole(enabled.is === 'known' && enabled.value ? logs : notApplicable(off))
  },
})
