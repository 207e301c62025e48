import { capabilitiesOf, dangerousCapabilities, isCapability } from '../../analysis/runtime/capabilities.ts'
import { hostMountsOf } from '../../analysis/runtime/host-mounts.ts'
import { type Answer, all, any, check, unknown, yes } from '../answer.ts'
import { about, someItem, whole } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'
import { hasSensitivePath, shownMount, someMount } from '../volumes.ts'

export const daemonTaskDefinitionPrivileged = trait({
  id: 'daemon-task-definition-privileged',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::DaemonTaskDefinition',
  title: 'Managed daemon runs with host-level power',
  why: 'A break-in to the daemon takes over the host and with it every task that runs beside the daemon.',
  fix: 'Set pidMode and ipcMode to none and remove privileged, the capability or the volume, or waive a named monitoring daemon.',
  example: {
    type: 'AWS::ECS::DaemonTaskDefinition',
    set: { pidMode: 'none', ipcMode: 'none' },
    remove: ['containerDefinitions[agent].privileged'],
  },
  responsible: { EC2: 'nobody', FARGATE: 'nobody', EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon ECS API Reference, RegisterDaemonTaskDefinition',
    'Amazon ECS API Reference, KernelCapabilities',
  ],
  evaluate: (daemon, world) =>
    whole(
      any([
        check(world, daemon, 'pidMode', (mode) => mode === 'shared'),
        check(world, daemon, 'ipcMode', (mode) => mode === 'shared'),
        ...someItem(world, daemon, 'containerDefinitions', (container, name): Answer => {
          const capabilities = capabilitiesOf(container, world)
          return about(
            name,
            any([
              check(world, container, 'privileged', (privileged) => privileged === true),
              capabilities.is === 'unknown'
                ? unknown(capabilities, 'linuxParameters')
                : has(
                    world,
                    capabilities.value,
                    'add',
                    (text) => isCapability(text, dangerousCapabilities),
                    'capabilities.add',
                  ),
            ]),
          )
        }),
        ...world.items(daemon, 'volumes').unknown.map((read) => unknown(read, 'A part of volumes')),
        ...hostMountsOf(daemon, world).map((volume) =>
          about(
            volume.volume,
            all([
              hasSensitivePath(volume),
              someMount(volume, (mount) => yes(`Mounted in ${shownMount(mount, world)}.`, mount.origin)),
            ]),
          ),
        ),
      ]),
    ),
})
