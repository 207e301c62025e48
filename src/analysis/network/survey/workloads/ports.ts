import type { Resource } from '../../../../model/resource.ts'
import type { portMapping } from '../../../../model/resources/container-definition.ts'
import type { StructOf } from '../../../../model/shape.ts'
import { allPorts, type PortRange, type Protocol, tcp, udp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

/** A port of a container that is taken into service. */
export interface ContainerPort {
  readonly container: string
  /** As it is in the container; a range of several, or all where it is not known. */
  readonly ports: PortRange
  readonly protocol: Protocol
  /** Undefined: picked when the task starts. */
  readonly hostPort: number | undefined
  /** The name by which Service Connect publishes it. */
  readonly name: string | undefined
  readonly certain: boolean
}

/** Is it known which containers a task has? */
export const hasKnownContainers = (task: Resource<'AWS::ECS::TaskDefinition'>, { world }: Draft): boolean => {
  const containers = listed(task, 'containerDefinitions', world)
  return containers.unknown.length === 0
}

/** The port mappings of a task definition. */
export function portsOf(task: Resource<'AWS::ECS::TaskDefinition'>, draft: Draft): readonly ContainerPort[] {
  const { world } = draft
  return listed(task, 'containerDefinitions', world).items.flatMap(({ value: container, certain }, index) => {
    const name = world.read(container, 'name')
    const called = name.is === 'known' ? name.value : `container ${index + 1}`
    const mappings = listed(container, 'portMappings', world)
    const known = mappings.items.flatMap((mapping) => portOf(called, mapping.value, mapping.certain && certain, draft))
    const unknown = mappings.unknown.map((): ContainerPort => ({ ...anything, container: called }))
    return [...known, ...unknown]
  })
}

const anything: Omit<ContainerPort, 'container'> = {
  ports: allPorts,
  protocol: tcp,
  hostPort: undefined,
  name: undefined,
  certain: false,
}

function portOf(
  container: string,
  mapping: StructOf<typeof portMapping>,
  certain: boolean,
  draft: Draft,
): readonly ContainerPort[] {
  const { world } = draft
  const name = world.read(mapping, 'name')
  const words = world.read(mapping, 'protocol')
  const word = words.is === 'known' ? words.value.toLowerCase() : words.is === 'absent' ? 'tcp' : undefined
  const shared = {
    container,
    name: name.is === 'known' ? name.value : undefined,
    protocol: word === 'udp' ? udp : tcp,
    certain: certain && word !== undefined,
  }
  const port = world.read(mapping, 'containerPort')
  const range = world.read(mapping, 'containerPortRange')
  if (range.is === 'known') {
    const [, from, to] = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(range.value) ?? []
    const ports: PortRange = [Number(from), Number(to)]
    if (isRange(ports)) return [{ ...shared, ports, hostPort: undefined }]
    draft.gap(`"${range.value}" is no range of ports.`, range.origin)
    return []
  }
  if (port.is !== 'known') return [{ ...shared, ports: allPorts, hostPort: undefined, certain: false }]
  if (!isRange([port.value, port.value])) {
    draft.gap(`${port.value} is no port.`, port.origin)
    return []
  }
  const host = world.read(mapping, 'hostPort')
  const hostPort = host.is === 'known' && host.value > 0 && host.value <= 65_535 ? host.value : undefined
  return [{ ...shared, ports: [port.value, port.value], hostPort, certain: shared.certain && host.is !== 'unknown' }]
}

const isRange = ([from, to]: PortRange) =>
  Number.isInteger(from) && Number.isInteger(to) && from > 0 && from <= to && to <= 65_535

/**
 * Where Docker and the agent pick host ports: the range of the kernel, which on Amazon Linux is 32768-60999, or 49153-65535
 * where that cannot be read.
 *
 * Source: Amazon ECS API Reference, "PortMapping", hostPort.
 */
export const dynamicRange: PortRange = [32_768, 65_535]

/** On Windows. */
export const dynamicRangeOfWindows: PortRange = [49_152, 65_535]
