import { pathReaches } from '../../analysis/runtime/host-mounts.ts'
import { partsOf, shownText, type Text } from '../../analysis/texts.ts'
import { textStartsWith } from '../../model/text.ts'
import { placeOf } from '../../model/world.ts'
import { any, graded, no, unknown, yes } from '../answer.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Whoever opens these reads and writes the host's memory or disks. */
const graveDevices = ['/dev/mem', '/dev/kmem', '/dev/fuse']
const graveFamilies = ['/dev/sd', '/dev/nvme', '/dev/xvd']

const isGrave = (path: Text) =>
  graveDevices.some((device) => pathReaches(path, device) === true) ||
  graveFamilies.some((start) => textStartsWith(partsOf(path), start) === true)

export const containerHostDeviceMapped = trait({
  id: 'container-host-device-mapped',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Host device mapped into the container',
  why: 'An intruder can drive the device past the host: through a disk or memory device that is the host itself.',
  fix: 'Remove devices, and ask for a GPU or Neuron device with resourceRequirements.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[web].linuxParameters.devices'] },
  responsible: { FARGATE: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, Device', 'Amazon ECS API Reference, LinuxParameters'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const parameters = world.read(container, 'linuxParameters')
      if (parameters.is === 'unknown') return unknown(parameters, 'linuxParameters')
      if (parameters.is === 'absent') return no
      return any(
        someItem(world, parameters.value, 'devices', (device) => {
          const path = world.read(device, 'hostPath')
          if (path.is === 'absent') return yes('devices maps a device of the host.', placeOf(device))
          const mapped = yes(`devices maps "${shownText(path)}" of the host.`, path.origin)
          return isGrave(path) ? graded(mapped, 'critical') : mapped
        }),
      )
    }),
})
