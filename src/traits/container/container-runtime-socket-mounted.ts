import { type HostMount, pathReaches } from '../../analysis/runtime/host-mounts.ts'
import { shownText } from '../../analysis/texts.ts'
import { type Answer, all, no, unknown, yes } from '../answer.ts'
import { trait } from '../trait.ts'
import { eachHostVolume, shownMount, someMount } from '../volumes.ts'

/** /var/run is /run on every Linux that ECS runs on, and either may be written. */
const sockets = ['/run', '/var/run'].flatMap((folder) => [
  `${folder}/docker.sock`,
  `${folder}/containerd/containerd.sock`,
])

/** Docker on Windows listens on a named pipe. */
const windowsPipe = /^(?:\\\\|\/\/)\.[\\/]pipe[\\/](?:docker_engine|containerd-containerd)/i

export const containerRuntimeSocketMounted = trait({
  id: 'container-runtime-socket-mounted',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Container runtime socket mounted',
  why: 'An intruder can start a privileged container on the host and so own it and every task on it.',
  fix: 'Remove the volume and read what the program needs from the task metadata endpoint.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].mountPoints[docker-socket]', 'volumes[docker-socket]'],
  },
  responsible: { FARGATE: 'AWS' },
  severity: 'critical',
  references: ['Amazon ECS API Reference, HostVolumeProperties', 'Amazon ECS API Reference, MountPoint'],
  evaluate: (task, world) =>
    eachHostVolume(task, world, (volume) =>
      all([
        reachesSocket(volume),
        someMount(volume, (mount) => yes(`Mounted in ${shownMount(mount, world)}.`, mount.origin)),
      ]),
    ),
})

function reachesSocket({ sourcePath }: HostMount): Answer {
  if (sourcePath.is === 'known' && windowsPipe.test(sourcePath.value)) {
    return yes(`sourcePath is "${sourcePath.value}".`, sourcePath.origin)
  }
  const reaches = sockets.map((socket) => pathReaches(sourcePath, socket))
  if (reaches.includes(true)) return yes(`sourcePath is "${shownText(sourcePath)}".`, sourcePath.origin)
  return reaches.includes('unknown') && sourcePath.is === 'unknown' ? unknown(sourcePath, 'sourcePath') : no
}
