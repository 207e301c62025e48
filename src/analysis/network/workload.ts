import type { Maybe } from '../../model/text.ts'
import type { PortRange, Protocol, Thing } from './network.ts'

/** A service, a standalone or scheduled task or a daemon, where it runs or could run. `id` is its resource's address. */
export interface NetworkWorkload extends Thing {
  readonly sockets: readonly Socket[]
  /** False: it may run elsewhere as well. */
  readonly whole: boolean
}

/** Where a container takes connections. */
export interface Socket {
  /** The interface of the task, or of the container instance in bridge and host mode. */
  readonly interface: string
  readonly protocol: Protocol
  /** As they are on the wire: the container's own in awsvpc and host mode, the host's in bridge mode. */
  readonly ports: PortRange
  readonly container: string
  readonly containerPort: number
  /** One of the range, picked when the task starts. */
  readonly isDynamic: boolean
  /** Whether the task runs on this interface at all, where instances are several. */
  readonly isPlaced: Maybe
}
