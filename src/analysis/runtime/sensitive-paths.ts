import type { Maybe } from '../../model/text.ts'
import { shownText } from '../texts.ts'
import { type HostMount, pathIsWithin, pathReaches } from './host-mounts.ts'

/** Folders of a Linux host that hold its secrets or its controls. */
const folders = [
  '/etc',
  '/etc/ecs',
  '/root',
  '/home',
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/var/lib/docker',
  '/var/lib/ecs',
  '/var/lib/containerd',
  '/lib/modules',
  '/usr/lib/modules',
]

/**
 * Places inside them of which every part is a secret or a control. Below the rest stands what tasks mount with good
 * reason: `/etc/localtime`, `/etc/ssl/certs`, `/sys/fs/cgroup`, `/dev/shm`, `/var/lib/docker/containers` for its logs.
 */
const secrets = [
  '/etc/ecs',
  '/etc/shadow',
  '/etc/ssh',
  '/etc/sudoers',
  '/etc/sudoers.d',
  '/proc/1',
  '/proc/sys',
  '/root/.aws',
  '/root/.docker',
  '/root/.ssh',
  '/sys/kernel/debug',
  '/sys/kernel/security',
  '/var/lib/ecs/data',
]

/** Disks and memory of the host. */
const rawDevices = /^\/dev\/(?:k?mem|port|sd[a-z]|xvd[a-z]|nvme\d)/

const secretsOfUsers = /^\/home\/[^/]+\/\.(?:aws|docker|ssh)(?:\/|$)/

export interface Sensitivity {
  readonly is: Maybe
  /** The sensitive folders below the path, where it is not one itself. */
  readonly holds: readonly string[]
}

/** Does a path of the host give access to its secrets or controls: one of the folders, a folder above or a secret inside? */
export function sensitivityOf(path: HostMount['sourcePath']): Sensitivity {
  const reached = folders.filter((folder) => pathReaches(path, folder) === true)
  if (reached.length > 0) return { is: true, holds: reached.some((one) => pathIsWithin(path, one)) ? [] : reached }
  if (secretsOfUsers.test(shownText(path)) || rawDevices.test(shownText(path))) return { is: true, holds: [] }
  const inside = secrets.map((place) => pathIsWithin(path, place))
  if (inside.includes(true)) return { is: true, holds: [] }
  const open = inside.includes('unknown') || folders.some((folder) => pathReaches(path, folder) === 'unknown')
  return { is: open && 'unknown', holds: [] }
}
