import { namesResource } from '../../analysis/texts.ts'
import { check, no, unset } from '../answer.ts'
import { execConfiguration } from '../exec-clusters.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, ExecuteCommandConfiguration'

export const execSessionNoCustomerKey = trait({
  id: 'exec-session-no-customer-key',
  category: 'Best Practice',
  resource: 'AWS::ECS::Cluster',
  title: 'Exec channel without a customer key',
  why: 'Sessions have the encryption of TLS alone, and there is no key whose use can be denied to an intruder.',
  fix: 'Set kmsKeyId of executeCommandConfiguration to a customer managed key.',
  example: {
    type: 'AWS::ECS::Cluster',
    set: { configuration: { executeCommandConfiguration: { kmsKeyId: 'alias/exec-sessions' } } },
  },
  severity: 'low',
  references: [source, 'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec'],
  evaluate: (cluster, world) =>
    whole(
      execConfiguration(cluster, world, (config) => {
        if (config.is === 'absent') {
          return unset('executeCommandConfiguration is not set, so there is no kmsKeyId.', source, config.origin)
        }
        const key = world.read(config.value, 'kmsKeyId')
        // A key of the template or of another stack is one, whatever its id will be; a parameter may be empty.
        if (key.is === 'unknown' && (namesResource(key) || key.why.because === 'import')) return no
        return check(world, config.value, 'kmsKeyId', (id) => id === undefined || id === '')
      }),
    ),
})
